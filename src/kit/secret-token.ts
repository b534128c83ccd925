import { createHash, randomBytes } from 'node:crypto';

/** What is kept of a token: who reads the database can use none of them. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** A new token of 256 bits for a link, with what is kept of it. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: tokenHash(token) };
}
