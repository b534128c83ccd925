import { expect, test } from 'vitest';
import { createIds } from '../../src/kit/ids.ts';

test('ids made one after the other sort in that order, also within a millisecond and when the clock goes back', () => {
  let now = 1_790_000_000_000;
  const ids = createIds(() => now);
  const made = Array.from({ length: 2_000 }, (_, index) => {
    if (index === 500) now += 1;
    if (index === 1_000) now -= 5_000;
    return ids.next('lnk');
  });
  expect(new Set(made).size).toBe(2_000);
  expect(made.toSorted()).toEqual(made);
  expect(made[0]).toMatch(/^lnk_[0-9A-HJKMNP-TV-Z]{26}$/);
});

test('a code has the wanted length and no letters that look alike', () => {
  const ids = createIds(() => 0);
  for (const length of [1, 8, 31, 64])
    expect(ids.code(length)).toMatch(new RegExp(`^[23456789a-hjkmnp-z]{${length}}$`));
});

test('each letter of a code is equally likely', () => {
  let next = 0;
  const everyByteOnce = (size: number) => Uint8Array.from({ length: size }, () => next++ % 256);
  const letters = createIds(() => 0, everyByteOnce).code(31 * 8 * 10);
  const counts = Map.groupBy(letters, (letter) => letter);
  expect(counts.size).toBe(31);
  expect([...counts.values()].every((group) => group.length === 80)).toBe(true);
});
