import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clampSpans } from '../../../src/reports/agencies/clamp-spans.ts';
import { sumShares } from '../../../src/reports/agencies/sum-shares.ts';

const DAY_MS = 86_400_000;
const day = (number: number) => new Date(number * DAY_MS);

describe('the time in which a creator’s orders count for an agency', () => {
  const span = fc
    .record({
      creatorId: fc.constantFrom('a', 'b', 'c', 'd'),
      from: fc.integer({ min: 0, max: 60 }),
      days: fc.option(fc.integer({ min: 0, max: 60 })),
    })
    .map(({ creatorId, from, days }) => ({
      creatorId,
      from: day(from),
      until: days === null ? null : day(from + days),
    }));

  test('is at every instant of the period that of her roster, and none outside it', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), fc.integer({ min: 0, max: 130 }), (spans, number) => {
        const [since, end, at] = [day(20), day(50), day(number)];
        const counted = clampSpans(spans, since, end)
          .filter(({ from, until }) => from <= at && at < until)
          .flatMap(({ creatorIds }) => creatorIds);
        const onRoster = spans
          .filter(({ from, until }) => from <= at && (until === null || at < until) && since <= at && at < end)
          .map(({ creatorId }) => creatorId);
        expect(counted.toSorted()).toEqual(onRoster.toSorted());
      }),
    );
  });

  test('is asked for once for all who share it', () => {
    const everybody = ['a', 'b', 'c'].map((creatorId) => ({ creatorId, from: day(1), until: null }));
    expect(clampSpans(everybody, day(20), day(50))).toEqual([
      { creatorIds: ['a', 'b', 'c'], from: day(20), until: day(50) },
    ]);
  });
});

describe('the sums of a share statement', () => {
  const row = fc.record({
    state: fc.constantFrom('pending' as const, 'approved' as const, 'paid' as const, 'reversed' as const),
    orders: fc.nat(50),
    amountMinor: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  });

  test('add up, whichever way the rows are divided, and leave out what was reversed', () => {
    fc.assert(
      fc.property(fc.array(row), fc.array(row), (some, others) => {
        const [left, right, all] = [sumShares(some), sumShares(others), sumShares([...some, ...others])];
        for (const key of ['orders', 'pendingMinor', 'approvedMinor', 'paidMinor', 'totalMinor'] as const)
          expect(all[key]).toBe(left[key] + right[key]);
        expect(all.totalMinor).toBe(all.pendingMinor + all.approvedMinor + all.paidMinor);
        expect(sumShares(some.filter(({ state }) => state !== 'reversed'))).toEqual(left);
      }),
    );
  });
});
