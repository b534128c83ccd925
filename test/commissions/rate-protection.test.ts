import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CommissionRule, delaysOf, pickRule } from '../../src/commissions/index.ts';
import { addDays, DAY_MS } from '../../src/kit/clock.ts';
import { someRule } from './terms.ts';

const START = new Date('2026-03-02T09:00:00Z');
const day = (count: number) => addDays(START, count);
const fallback = { kind: 'rate' as const, rateBps: 1_000 };

/** Sets rates one after the other, as `setRule` does. */
function story(changes: { at: number; rateBps: number }[]): CommissionRule[] {
  const rules: CommissionRule[] = [];
  for (const [index, { at, rateBps }] of changes.entries()) {
    const before = rules.at(-1);
    const wanted = someRule({ id: `rul_${index}`, pay: { kind: 'rate', rateBps }, from: day(at), createdAt: day(at) });
    const { delays, lingers } = delaysOf(wanted, day(at), rules, before, { days: 30, fallback });
    if (before) Object.assign(before, { endedAt: day(at), lingers });
    rules.push({ ...wanted, seriesId: 'rul_0', version: index + 1, delays });
  }
  return rules;
}

const paid = (rules: CommissionRule[], at: number, promotingSince: number | null) => {
  const subject = { brandId: 'b', sku: 's', category: null, creatorId: 'ann' };
  const since = promotingSince === null ? null : day(promotingSince);
  const pay = pickRule(rules, { ...subject, at: day(at), promotingSince: since })?.pay ?? fallback;
  return pay.kind === 'rate' ? pay.rateBps : undefined;
};

describe('a decrease', () => {
  const rules = story([
    { at: 0, rateBps: 2_000 },
    { at: 10, rateBps: 1_500 },
  ]);

  test('reaches whoever promotes already after thirty days, to the millisecond', () => {
    expect(paid(rules, 39.999, 5)).toBe(2_000);
    expect(paid(rules, 40 - 1 / DAY_MS, 5)).toBe(2_000);
    expect(paid(rules, 40, 5)).toBe(1_500);
  });

  test('reaches whoever comes later, or promotes not at all, at once', () => {
    expect(paid(rules, 10, 10)).toBe(1_500);
    expect(paid(rules, 10, null)).toBe(1_500);
    expect(paid(rules, 9.9, null)).toBe(2_000);
  });

  test('by a rule where the programme’s rate paid before is one too', () => {
    const first = story([{ at: 0, rateBps: 400 }]);
    expect(paid(first, 29, -1)).toBe(1_000);
    expect(paid(first, 30, -1)).toBe(400);
  });

  test('from a rate to an amount cannot be compared, so it counts as one', () => {
    const flat = someRule({ pay: { kind: 'flat', amountMinor: 10_000, currency: 'EUR' } });
    expect(delaysOf(flat, day(1), [], someRule(), { days: 30, fallback }).delays).toHaveLength(1);
  });
});

test('an increase counts for everybody at once', () => {
  const rules = story([
    { at: 0, rateBps: 2_000 },
    { at: 10, rateBps: 2_500 },
  ]);
  for (const since of [null, -1, 5, 10]) expect(paid(rules, 10, since)).toBe(2_500);
});

test('terms that were agreed, campaigns and boosts are no decrease of anything', () => {
  for (const scope of ['targeted', 'campaign', 'boost'] as const)
    expect(
      delaysOf(someRule({ scope, pay: { kind: 'rate', rateBps: 1 } }), day(1), [], undefined, { days: 30, fallback }),
    ).toEqual({ delays: [], lingers: null });
});

test('whatever the changes, whoever promotes gets at least the best of what was in force for thirty days back, and at most that', () => {
  const changes = fc
    .array(fc.record({ gap: fc.integer({ min: 1, max: 25 }), rateBps: fc.integer({ min: 0, max: 10_000 }) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((list) =>
      list.map(({ rateBps }, index) => ({
        rateBps,
        at: list.slice(0, index + 1).reduce((sum, { gap }) => sum + gap, 0),
      })),
    );
  fc.assert(
    fc.property(changes, fc.integer({ min: 0, max: 160 }), fc.integer({ min: -20, max: 100 }), (list, at, since) => {
      const rules = story(list);
      const now = list.filter((change) => change.at <= at).at(-1)?.rateBps ?? 1_000;
      const got = paid(rules, at, since) ?? 0;
      expect(got).toBeGreaterThanOrEqual(now);
      // Every rate that she had while she promoted, and that was lowered less than thirty days ago.
      const seen = [{ at: -100, rateBps: 1_000 }, ...list];
      const lately = seen.filter((change, index) => {
        const next = seen[index + 1];
        return (
          change.at <= at &&
          next !== undefined &&
          next.at > since &&
          next.at <= at &&
          next.at + 30 > at &&
          change.at < at
        );
      });
      expect(got).toBeLessThanOrEqual(Math.max(now, ...lately.map((change) => change.rateBps)));
    }),
    { numRuns: 2_000 },
  );
});
