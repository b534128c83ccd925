import { monotonicFactory } from 'ulid';
import { randomFew } from './random-pool.ts';

export interface Ids {
  /** A new id, sortable by time: `lnk_01J…`. */
  next(prefix: string): string;
  /** A short unguessable code for a public address, without look-alike letters. */
  code(length: number): string;
}

const CODE_ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/**
 * @param nowMs time that the ids carry
 * @param bytes source of randomness; tests pass a seeded one
 */
export function createIds(nowMs: () => number, bytes: (size: number) => Uint8Array = randomFew): Ids {
  const ulid = monotonicFactory(() => (bytes(1)[0] ?? 0) / 256);
  return {
    next: (prefix) => `${prefix}_${ulid(nowMs())}`,
    code: (length) => {
      let code = '';
      while (code.length < length) {
        for (const byte of bytes(length)) {
          // Bytes past the last whole multiple are dropped, so that each letter is equally likely.
          if (byte < 248 && code.length < length) code += CODE_ALPHABET[byte % CODE_ALPHABET.length];
        }
      }
      return code;
    },
  };
}
