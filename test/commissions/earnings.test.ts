import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lockDate, remainingOf } from '../../src/commissions/earnings.ts';
import { shareOf as earnedOn } from '../../src/kit/money.ts';

const base = fc.integer({ min: 0, max: 1_000_000_000 });
const rate = fc.integer({ min: 0, max: 10_000 });

test('what stands after a refund is between nothing and what was earned, and falls as more is refunded', () => {
  fc.assert(
    fc.property(base, rate, fc.nat(), fc.nat(), (baseMinor, rateBps, one, other) => {
      const earnedMinor = earnedOn(baseMinor, rateBps);
      const [less, more] = [one % (baseMinor + 1), other % (baseMinor + 1)].toSorted((left, right) => left - right);
      const afterLess = remainingOf(earnedMinor, baseMinor, less ?? 0);
      const afterMore = remainingOf(earnedMinor, baseMinor, more ?? 0);
      expect(afterMore).toBeGreaterThanOrEqual(0);
      expect(afterLess).toBeGreaterThanOrEqual(afterMore);
      expect(earnedMinor).toBeGreaterThanOrEqual(afterLess);
    }),
  );
});

test('a full refund leaves exactly zero, and none leaves all', () => {
  fc.assert(
    fc.property(base, rate, (baseMinor, rateBps) => {
      const earnedMinor = earnedOn(baseMinor, rateBps);
      expect(remainingOf(earnedMinor, baseMinor, baseMinor)).toBe(0);
      expect(remainingOf(earnedMinor, baseMinor, 0)).toBe(earnedMinor);
    }),
  );
});

test('what stands is the proportion of the original, half to even', () => {
  fc.assert(
    fc.property(
      base.filter((value) => value > 0),
      rate,
      fc.nat(),
      (baseMinor, rateBps, cut) => {
        const earnedMinor = earnedOn(baseMinor, rateBps);
        const refundedMinor = cut % (baseMinor + 1);
        const exact = BigInt(earnedMinor) * BigInt(baseMinor - refundedMinor);
        const error = BigInt(remainingOf(earnedMinor, baseMinor, refundedMinor)) * BigInt(baseMinor) - exact;
        expect(2n * (error < 0n ? -error : error) <= BigInt(baseMinor)).toBe(true);
      },
    ),
  );
});

test.for([
  [125, 1_000, 12],
  [135, 1_000, 14],
  [145, 1_000, 14],
  [5, 1_000, 0],
  [15, 1_000, 2],
  [9_999, 1, 1],
  [5_000, 1, 0],
  [15_000, 1, 2],
  [0, 1_000, 0],
  [100, 0, 0],
] as const)('a base of %i at %i basis points earns %i', ([baseMinor, rateBps, earnedMinor]) => {
  expect(earnedOn(baseMinor, rateBps)).toBe(earnedMinor);
});

const at = (text: string) => new Date(text);
const policy = { returnWindowDays: 15, noDeliveryNewsDays: 60 };

test('it locks in a return window after delivery, and sixty days after placing when nothing is heard', () => {
  const placedAt = at('2026-03-01T10:30:00.123Z');
  expect(lockDate(placedAt, at('2026-03-20T08:00:00.456Z'), policy)).toEqual(at('2026-04-04T08:00:00.456Z'));
  expect(lockDate(placedAt, null, policy)).toEqual(at('2026-04-30T10:30:00.123Z'));
});

test.for([
  ['the end of daylight saving time', '2026-10-24T12:00:00Z', '2026-11-08T12:00:00Z'],
  ['the end of a leap February', '2028-02-20T23:59:59.999Z', '2028-03-06T23:59:59.999Z'],
  ['the end of the year', '2026-12-31T00:00:00Z', '2027-01-15T00:00:00Z'],
] as const)('its days are whole days over %s', ([, delivered, locked]) => {
  expect(lockDate(at('2026-01-01T00:00:00Z'), at(delivered), policy)).toEqual(at(locked));
});
