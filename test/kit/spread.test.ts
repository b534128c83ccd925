import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spread } from '../../src/kit/spread.ts';

const sum = (parts: number[]): number => parts.reduce((all, part) => all + part, 0);
const weights = fc.oneof(
  fc.array(fc.nat(6), { minLength: 1, maxLength: 6 }),
  fc.array(fc.nat(2_000_000_000), { minLength: 1, maxLength: 12 }),
);
const runs = { numRuns: 2_000 };

describe('an amount that is spread', () => {
  test('is split by weight, and to the unit', () => {
    expect(spread(100, [300, 100])).toEqual([75, 25]);
    expect(spread(1, [10, 10, 10])).toEqual([0, 0, 1]);
    expect(spread(500, [300, 100])).toEqual([300, 100]);
    expect(spread(0, [0, 0])).toEqual([0, 0]);
    expect(spread(7, [0, 9, 0])).toEqual([0, 7, 0]);
  });

  test('adds up, none over its weight, and is near each one’s share', () => {
    fc.assert(
      fc.property(weights, fc.nat(3_000_000_000), (all, amount) => {
        const parts = spread(amount, all);
        const spent = Math.min(amount, sum(all));
        expect(sum(parts)).toBe(spent);
        for (const [index, part] of parts.entries()) {
          const weight = all[index] ?? 0;
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(weight);
          if (weight > 0) expect(Math.abs(part - (spent * weight) / sum(all))).toBeLessThan(2);
        }
      }),
      runs,
    );
  });

  test('grows for everybody, or stays, with the amount and with what is used up of a weight', () => {
    fc.assert(
      fc.property(weights, fc.nat(3_000_000_000), fc.nat(5), fc.nat(20), fc.nat(8), (all, amount, more, used, at) => {
        const place = at % all.length;
        const before = spread(amount, all);
        const own = Math.min(used, all[place] ?? 0);
        const after = spread(
          amount + more,
          all.map((weight, index) => weight - (index === place ? own : 0)),
        );
        for (const [index, part] of before.entries())
          expect((after[index] ?? 0) + (index === place ? own : 0)).toBeGreaterThanOrEqual(part);
      }),
      { numRuns: 5_000 },
    );
  });
});
