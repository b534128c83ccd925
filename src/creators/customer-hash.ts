import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { hmacSha256 } from '../kit/keyring.ts';

/** What a shop sends as `customerHash`: SHA-256 of the trimmed, lower-cased address, in hex. */
export const addressHash = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('hex');

/** What is stored: the shop's hash under a key that never rotates, so that a leaked database cannot be searched by address. */
export const customerKey = (ctx: Context, customerHash: string): string =>
  hmacSha256(ctx.pseudonymKey, customerHash).toString('base64url');
