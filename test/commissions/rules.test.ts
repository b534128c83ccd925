import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CommissionRule,
  pickRule,
  RULE_SCOPES,
  type RuleScope,
  type RuleSubject,
} from '../../src/commissions/rules.ts';
import { someRule } from './terms.ts';

const subject: RuleSubject = {
  brandId: 'b1',
  sku: 'LAMP',
  category: 'home',
  creatorId: 'ann',
  at: new Date('2026-03-02T09:00:00Z'),
  promotingSince: null,
};

const rule = fc
  .record({
    scope: fc.constantFrom(...RULE_SCOPES),
    match: fc.record(
      {
        brandId: fc.constantFrom('b1', 'b2'),
        skus: fc.constantFrom('LAMP', 'MUG TOTE', 'MUG LAMP').map((text) => text.split(' ')),
        category: fc.constantFrom('home', 'kids'),
        creatorId: fc.constantFrom('ann', 'bob'),
      },
      { requiredKeys: [] },
    ),
    rateBps: fc.integer({ min: 0, max: 10_000 }),
    createdAt: fc.integer({ min: 0, max: 5 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day))),
  })
  .map(({ rateBps, ...made }) => someRule({ ...made, pay: { kind: 'rate', rateBps } }));
const rules = fc
  .array(rule, { maxLength: 15 })
  .map((list) =>
    list.map((one, index): CommissionRule => ({ ...one, id: `rul_${index.toString().padStart(2, '0')}` })),
  );

const fits = ({ match }: CommissionRule) =>
  (match.brandId ?? 'b1') === 'b1' &&
  (match.skus ?? ['LAMP']).includes('LAMP') &&
  (match.category ?? 'home') === 'home' &&
  (match.creatorId ?? 'ann') === 'ann';

test('the rule that counts fits the line, and none that fits is more specific, nor as specific and newer', () => {
  fc.assert(
    fc.property(rules, (list) => {
      const picked = pickRule(list, subject);
      const fitting = list.filter(fits);
      if (!picked) {
        expect(fitting).toEqual([]);
        return;
      }
      expect(fits(picked)).toBe(true);
      const rank = (one: CommissionRule) => RULE_SCOPES.indexOf(one.scope as RuleScope);
      for (const other of fitting) {
        expect(rank(other)).toBeGreaterThanOrEqual(rank(picked));
        if (rank(other) === rank(picked))
          expect(other.createdAt.getTime()).toBeLessThanOrEqual(picked.createdAt.getTime());
      }
    }),
  );
});

test('the order in which rules come makes no difference', () => {
  const shuffled = rules.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      expect(pickRule(other, subject)).toEqual(pickRule(list, subject));
    }),
  );
});

const make = (scope: CommissionRule['scope'], rateBps: number, day = 1): CommissionRule =>
  someRule({
    id: `${scope}-${day}`,
    scope,
    pay: { kind: 'rate', rateBps },
    createdAt: new Date(Date.UTC(2026, 0, day)),
  });

test('targeted beats product beats category beats campaign beats brand beats programme, whatever they pay', () => {
  const ladder = RULE_SCOPES.map((scope, index) => make(scope, index * 1_000));
  for (let height = 0; height < ladder.length; height += 1)
    expect(pickRule(ladder.slice(height), subject)?.scope).toBe(RULE_SCOPES[height]);
});

test('among equals the newest counts, also when it pays less', () => {
  expect(pickRule([make('brand', 2_000, 1), make('brand', 500, 3), make('brand', 900, 2)], subject)?.pay).toEqual({
    kind: 'rate',
    rateBps: 500,
  });
});

test('without a rule that fits there is none, and a category rule does not fit a line without category', () => {
  expect(pickRule([], subject)).toBeUndefined();
  const ofCategory = { ...make('category', 900), match: { category: 'home' } };
  expect(pickRule([ofCategory], { ...subject, category: null })).toBeUndefined();
});
