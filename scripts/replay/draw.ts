import { createHash } from 'node:crypto';

/** A number from 0 up to 1 that is always the same for the same seed and words, whatever was drawn before. */
export function draw(seed: number, ...words: (string | number)[]): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...words]))
    .digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}
