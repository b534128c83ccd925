import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'kol_';
const SECRET_BYTES = 32;
const HINT_LENGTH = 10;

/** `kol_` and 256 random bits. So many need no slow hash: nobody guesses them. */
export const newKey = (): string => `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64url')}`;

export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('base64url');

export const secretOf = (key: string) => ({
  hash: hashOfKey(key),
  hint: `${key.slice(0, HINT_LENGTH)}…`,
  validUntil: null,
});

/** The key of an `Authorization` header; undefined where there is none of ours. */
export const keyIn = (authorization: string | undefined): string | undefined =>
  authorization?.match(/^Bearer (kol_[\w-]{43})$/i)?.[1];
