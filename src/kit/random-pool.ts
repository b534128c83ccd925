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
