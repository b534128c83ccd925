import { randomBytes } from 'node:crypto';

const POOL_BYTES = 4_096;
let pool = Buffer.alloc(0);

/**
 * A few random bytes of the system's. They are fetched some thousand at a time, because a call for each few takes longer than what
 * they are for; none is handed out twice.
 */
export function randomFew(size: number): Buffer {
  if (size > POOL_BYTES) return randomBytes(size);
  if (pool.length < size) pool = randomBytes(POOL_BYTES);
  const few = pool.subarray(0, size);
  pool = pool.subarray(size);
  return few;
}

const TEXT_BYTES = 3_072;
let texts = '';
let used = 0;

/** A few random characters, URL-safe, six bits each: cut from a long text, since encoding some bytes takes longer than drawing them. */
export function randomText(length: number): string {
  if (used + length > texts.length) {
    texts = randomBytes(TEXT_BYTES).toString('base64url');
    used = 0;
  }
  used += length;
  return texts.slice(used - length, used);
}
