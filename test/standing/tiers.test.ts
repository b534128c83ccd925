import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TIERS, type Tier } from '../../src/settings/index.ts';
import { Settings } from '../../src/settings/schemas.ts';
import {
  LOWEST,
  monthEndingAt,
  nextStep,
  nextTier,
  rankOf,
  reachedTier,
  type TierChange,
  tierAt,
} from '../../src/standing/tiers.ts';

const table = Settings.parse({}).standing.tiers;
const on = (day: string) => new Date(`${day}T00:00:00Z`);
const held = (tier: Tier, steppedDownFor: string | null = null) => ({ tier, steppedDownFor });

describe('the tier that sales reach', () => {
  test.for([
    [0, 'bronze'],
    [-5, 'bronze'],
    [499_999, 'bronze'],
    [500_000, 'silver'],
    [2_500_000, 'gold'],
    [9_999_999, 'gold'],
    [10_000_000, 'platinum'],
    [50_000_000, 'diamond'],
  ] as const)('%d cents: %s', ([netGmvMinor, tier]) => {
    expect(reachedTier(netGmvMinor, table)).toBe(tier);
  });

  test('more sales never reach less, in any table in order', () => {
    const steps = fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(steps, fc.integer(), fc.nat({ max: 1_000_000 }), (froms, sales, more) => {
        const fromMinor = [0, ...froms.toSorted((left, right) => left - right)];
        const any = TIERS.map((tier, index) => ({ tier, fromMinor: fromMinor[index] ?? 0, bonusBps: index }));
        expect(rankOf(any, reachedTier(sales + more, any))).toBeGreaterThanOrEqual(
          rankOf(any, reachedTier(sales, any)),
        );
      }),
    );
  });
});

describe('a tier', () => {
  test('goes up on any day and as far as the sales reach', () => {
    expect(nextTier(LOWEST, 'platinum', table, on('2026-03-17'))).toEqual(held('platinum'));
  });

  test('goes down at a month’s end only, one step', () => {
    expect(nextTier(held('diamond'), 'bronze', table, on('2026-03-31'))).toEqual(held('diamond'));
    expect(nextTier(held('diamond'), 'bronze', table, on('2026-04-01'))).toEqual(held('platinum', '2026-03'));
  });

  test('goes down once for a month, however often the month’s end is evaluated', () => {
    const once = nextTier(held('diamond'), 'bronze', table, on('2026-04-01'));
    expect(nextTier(once, 'bronze', table, on('2026-04-01'))).toEqual(once);
    expect(nextTier(once, 'bronze', table, on('2026-05-01'))).toEqual(held('gold', '2026-04'));
  });

  test('in a year of any sales moves down twelve steps at most, never two in a month, and never below what is reached', () => {
    const year = fc.array(fc.constantFrom(...TIERS), { minLength: 365, maxLength: 365 });
    fc.assert(
      fc.property(year, (reached) => {
        let state: ReturnType<typeof nextTier> = LOWEST;
        const downs: string[] = [];
        for (const [day, tier] of reached.entries()) {
          const at = new Date(Date.UTC(2026, 0, 2 + day));
          const after = nextTier(state, tier, table, at);
          const step = rankOf(table, after.tier) - rankOf(table, state.tier);
          if (step < 0) {
            expect(step).toBe(-1);
            downs.push(monthEndingAt(at) ?? 'on another day');
          }
          expect(rankOf(table, after.tier)).toBeGreaterThanOrEqual(rankOf(table, tier));
          state = after;
        }
        expect(new Set(downs).size).toBe(downs.length);
        expect(downs).not.toContain('on another day');
      }),
      { numRuns: 50 },
    );
  });
});

describe('the tier of an instant', () => {
  const DAYS = 120;
  const first = on('2026-01-02').getTime();
  const midnight = (day: number) => new Date(first + day * 86_400_000);
  /** What each day's evaluation left her with, and the moves that it wrote. */
  function live(reached: Tier[]) {
    let state: ReturnType<typeof nextTier> = LOWEST;
    const changes: TierChange[] = [];
    const tiers = reached.map((tier, day) => {
      const after = nextTier(state, tier, table, midnight(day));
      if (after.tier !== state.tier) changes.push({ at: midnight(day), to: after.tier });
      state = after;
      return after.tier;
    });
    return { changes, tiers };
  }
  const lives = fc.array(fc.constantFrom(...TIERS), { minLength: DAYS, maxLength: DAYS }).map(live);

  test('is the same on whatever day after its own evaluation it is asked for', () => {
    const instant = fc.record({ day: fc.nat({ max: DAYS - 1 }), ms: fc.nat({ max: 86_399_999 }) });
    fc.assert(
      fc.property(lives, instant, fc.nat({ max: DAYS }), ({ changes, tiers }, { day, ms }, later) => {
        const at = new Date(midnight(day).getTime() + ms);
        const known = changes.filter((change) => change.at <= midnight(day + later));
        expect(tierAt(known, at)).toBe(tiers[day]);
        expect(tierAt(changes, at)).toBe(tiers[day]);
      }),
    );
  });

  test('at the very instant of a move is the new one, a millisecond before the old one', () => {
    fc.assert(
      fc.property(lives, ({ changes }) => {
        for (const [index, { at, to }] of changes.entries()) {
          expect(tierAt(changes, at)).toBe(to);
          expect(tierAt(changes, new Date(at.getTime() - 1))).toBe(changes[index - 1]?.to ?? 'bronze');
        }
      }),
    );
  });

  test('is the start before anything moved', () => {
    expect(tierAt([], on('2026-03-17'))).toBe('bronze');
  });
});

test('what is missing to the next tier is said, and nothing at the top', () => {
  expect(nextStep('bronze', 123_400, table)).toMatchObject({ tier: 'silver', missingMinor: 376_600, bonusBps: 100 });
  expect(nextStep('silver', 2_600_000, table)).toMatchObject({ tier: 'gold', missingMinor: 0 });
  expect(nextStep('diamond', 99_999_999, table)).toBeNull();
});
