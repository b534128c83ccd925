import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../src/kit/clock.ts';
import { type AttributionPolicy, attribute, type Touch } from '../../src/orders/attribution.ts';

const placedAt = new Date('2026-03-31T12:00:00Z');
const policy: AttributionPolicy = { windowDays: 30, codesWin: true, version: 4 };
const ago = (ms: number) => new Date(placedAt.getTime() - ms);

const touch = (overrides: Partial<Touch> = {}): Touch => ({
  kind: 'click',
  creatorId: 'ann',
  sourceId: 'lnk_1',
  at: ago(DAY_MS),
  creatorActive: true,
  ownPurchase: false,
  foreignBrand: false,
  ...overrides,
});

const someTouch = fc.record({
  kind: fc.constantFrom('click', 'code'),
  creatorId: fc.constantFrom('ann', 'bob', 'cyd'),
  at: fc.integer({ min: -2, max: 40 }).map((days) => ago(days * DAY_MS)),
  creatorActive: fc.boolean(),
  ownPurchase: fc.boolean(),
  foreignBrand: fc.boolean(),
});
const touches = fc
  .array(someTouch, { maxLength: 12 })
  .map((list) => list.map((one, index): Touch => ({ ...(one as Touch), sourceId: `src_${index}` })));
const somePolicy = fc.record({
  windowDays: fc.integer({ min: 0, max: 40 }),
  codesWin: fc.boolean(),
  version: fc.nat({ max: 9 }),
});

const able = (one: Touch, { windowDays }: AttributionPolicy) =>
  !one.foreignBrand &&
  !one.ownPurchase &&
  one.creatorActive &&
  one.at <= placedAt &&
  placedAt.getTime() - one.at.getTime() <= windowDays * DAY_MS;

describe('whatever the touches are', () => {
  test('the order in which they come makes no difference', () => {
    const shuffled = touches.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, somePolicy, ([list, other], rule) => {
        const reasons = (all: Touch[]) =>
          new Map(attribute(placedAt, all, rule).losers.map((loser) => [loser.touch.sourceId, loser.reason]));
        expect(attribute(placedAt, other, rule).winner).toEqual(attribute(placedAt, list, rule).winner);
        expect(new Map([...reasons(other)].toSorted())).toEqual(new Map([...reasons(list)].toSorted()));
      }),
    );
  });

  test('there is a winner exactly when one may earn, and every other touch is told why it lost', () => {
    fc.assert(
      fc.property(touches, somePolicy, (list, rule) => {
        const { winner, losers, policyVersion } = attribute(placedAt, list, rule);
        expect(winner !== null).toBe(list.some((one) => able(one, rule)));
        if (winner) expect(able(winner, rule)).toBe(true);
        expect(losers).toHaveLength(list.length - (winner ? 1 : 0));
        expect(losers.every(({ reason }) => reason.length > 0)).toBe(true);
        expect(policyVersion).toBe(rule.version);
      }),
    );
  });

  test('nobody who may earn touched it later than the winner, but where a code beats a click', () => {
    fc.assert(
      fc.property(touches, somePolicy, (list, rule) => {
        const { winner } = attribute(placedAt, list, rule);
        for (const other of list.filter((one) => able(one, rule))) {
          if (!winner) throw new Error('there is no winner');
          if (rule.codesWin && winner.kind !== other.kind) expect(winner.kind).toBe('code');
          else expect(winner.at.getTime()).toBeGreaterThanOrEqual(other.at.getTime());
        }
      }),
    );
  });
});

describe('the window', () => {
  test.for([
    ['at the moment of the order', 0, null],
    ['exactly as old as the window', 30 * DAY_MS, null],
    ['a millisecond older', 30 * DAY_MS + 1, 'outside_window'],
    ['a millisecond after the order', -1, 'after_order'],
  ] as const)('a click %s', ([, ageMs, reason]) => {
    const { winner, losers } = attribute(placedAt, [touch({ at: ago(ageMs) })], policy);
    expect(losers.map((loser) => loser.reason)).toEqual(reason ? [reason] : []);
    expect(winner === null).toBe(reason !== null);
  });
});

describe('who wins', () => {
  const click = touch({ at: ago(1_000) });
  const older = touch({ sourceId: 'lnk_2', creatorId: 'bob', at: ago(DAY_MS) });
  const code = touch({ kind: 'code', sourceId: 'cod_1', creatorId: 'cyd', at: placedAt });

  test('the last click', () => {
    expect(attribute(placedAt, [older, click], policy)).toMatchObject({
      winner: { sourceId: 'lnk_1' },
      losers: [{ touch: { sourceId: 'lnk_2' }, reason: 'later_touch_wins' }],
    });
  });

  test('a code over any click, where codes win', () => {
    expect(attribute(placedAt, [click, code], policy)).toMatchObject({
      winner: { sourceId: 'cod_1' },
      losers: [{ reason: 'code_wins' }],
    });
  });

  test('the later touch where they do not, and a code is used when the order is placed', () => {
    const even = { ...policy, codesWin: false };
    expect(attribute(placedAt, [click, code], even)).toMatchObject({
      winner: { sourceId: 'cod_1' },
      losers: [{ reason: 'later_touch_wins' }],
    });
  });

  test.for([
    ['her own purchase', { ownPurchase: true }, 'self_purchase'],
    ['a creator who is not active', { creatorActive: false }, 'creator_not_active'],
    ['a link of another brand', { foreignBrand: true }, 'other_brand'],
  ] as const)('not %s, but the next best', ([, flaw, reason]) => {
    expect(attribute(placedAt, [{ ...click, ...flaw }, older], policy)).toMatchObject({
      winner: { sourceId: 'lnk_2' },
      losers: [{ reason }],
    });
  });

  test('nobody when the code was the buyer’s own and there is nothing else', () => {
    expect(attribute(placedAt, [{ ...code, ownPurchase: true }], policy).winner).toBeNull();
    expect(attribute(placedAt, [], policy)).toMatchObject({ winner: null, losers: [], policyVersion: 4 });
  });
});
