import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAgainInMs } from '../../src/payouts/look-again.ts';

test('an unclear payout is looked up again after half a second, then twice as long each time, up to five minutes', () => {
  const middle = [1, 2, 3, 4, 10, 11, 12, 1_000].map((unclear) => lookAgainInMs(unclear, 0.5));
  expect(middle).toEqual([500, 1_000, 2_000, 4_000, 256_000, 300_000, 300_000, 300_000]);
});

test('give or take a half, so that many of them do not come back together', () => {
  expect([0, 0.25, 0.999_999].map((random) => lookAgainInMs(1, random))).toEqual([250, 375, 750]);
  const randoms = Array.from({ length: 100 }, (_, index) => index / 100);
  expect(new Set(randoms.map((random) => lookAgainInMs(5, random))).size).toBe(100);
});

test('never at once, never later than seven and a half minutes, and never sooner for having waited longer', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (unclear, random) => {
        const waitMs = lookAgainInMs(unclear, random);
        expect(waitMs).toBeGreaterThanOrEqual(250);
        expect(waitMs).toBeLessThanOrEqual(450_000);
        expect(lookAgainInMs(unclear + 1, random)).toBeGreaterThanOrEqual(waitMs);
      },
    ),
  );
});
