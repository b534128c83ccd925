import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CapBook, type CommissionRecord, type CommissionTerms } from '../../src/commissions/index.ts';
import { lineKeyOf, standsAgain } from '../../src/simulation/line-again.ts';
import { PastCaps } from '../../src/simulation/past-caps.ts';
import { type RateChanges, simulatedReceipt } from '../../src/simulation/simulated-rate.ts';
import { policy, someRule, someTerms } from '../commissions/terms.ts';
import type { RawEvent } from '../orders/histories.ts';
import { PaperProgramme } from '../orders/paper-programme.ts';
import { anyHistory, touch } from '../orders/paper-terms.ts';

/** What is in force, and what a simulation changes of it. */
const programmes = fc.record({
  rules: fc.array(
    fc.record({
      scope: fc.constantFrom('product', 'category', 'brand', 'programme'),
      rateBps: fc.constantFrom(333, 1_000, 2_500),
    }),
    { maxLength: 3 },
  ),
  agencyBps: fc.constantFrom(undefined, 333, 2_000),
  referrer: fc.boolean(),
  tierBps: fc.constantFrom(0, 100),
  boostBps: fc.constantFrom(0, 250),
  cap: fc.constantFrom(null, 500, 40_000),
  monthCap: fc.constantFrom(null, 60_000),
});
const changed = fc.record({
  programmeRateBps: fc.constantFrom(undefined, 0, 700, 1_500),
  brandBps: fc.constantFrom(undefined, 50, 1_234),
  categoryBps: fc.constantFrom(undefined, 900),
  referralShareBps: fc.constantFrom(undefined, 0, 1_000),
  tierBps: fc.constantFrom(0, 350),
  caps: fc.constantFrom(undefined, { cap: null, monthCap: null }, { cap: 777, monthCap: 30_000 }),
});
type Programme = typeof programmes extends fc.Arbitrary<infer Value> ? Value : never;
interface Changed {
  programmeRateBps: number | undefined;
  brandBps: number | undefined;
  categoryBps: number | undefined;
  referralShareBps: number | undefined;
  tierBps: number;
  caps: { cap: number | null; monthCap: number | null } | undefined;
}

const rate = (rateBps: number) => ({ kind: 'rate' as const, rateBps });
const LATELY = new Date('2026-02-01T00:00:00Z');

function termsOf(programme: Programme, change?: Changed): CommissionTerms {
  const { rules, agencyBps, referrer, boostBps, cap, monthCap } = programme;
  const match = { product: { skus: ['LAMP'] }, category: { category: 'home' }, brand: {}, programme: {} } as const;
  const newer = [
    ...(change?.brandBps === undefined
      ? []
      : [someRule({ id: 'rul_b', pay: rate(change.brandBps), createdAt: LATELY })]),
    ...(change?.categoryBps === undefined
      ? []
      : [
          someRule({
            id: 'rul_c',
            scope: 'category',
            match: { category: 'home' },
            pay: rate(change.categoryBps),
            createdAt: LATELY,
          }),
        ]),
  ];
  const then = rules.map(({ scope, rateBps }, index) =>
    someRule({ id: `rul_${index}`, scope: scope as 'brand', match: match[scope as 'brand'], pay: rate(rateBps) }),
  );
  const boosts = boostBps ? [someRule({ id: 'bst', scope: 'boost', pay: { kind: 'boost', boostBps } })] : [];
  const limits = change?.caps ?? { cap, monthCap };
  return someTerms({
    rules: [...then, ...newer, ...boosts],
    policy: {
      ...policy,
      programmeRateBps: change?.programmeRateBps ?? policy.programmeRateBps,
      referralShareBps: change?.referralShareBps ?? policy.referralShareBps,
      maxPerOrderMinor: limits.cap,
      maxPerCreatorMonthMinor: limits.monthCap,
    },
    tierOf: () => ({ tier: 'gold', bonusBps: change?.tierBps ?? programme.tierBps }),
    agencyOf: () => (agencyBps === undefined ? undefined : { agencyId: 'agc', shareBps: agencyBps }),
    referrerOf: () => (referrer ? { creatorId: 'rea' } : undefined),
    caps: new CapBook(),
  });
}

/** The engine itself: news in two parts, approvals after each. */
function paid(events: RawEvent[], split: number, terms: CommissionTerms): CommissionRecord[] {
  const attributionPolicy = { windowDays: 30, codesWin: true, version: 1 };
  const programme = new PaperProgramme({ touches: () => [touch()], attributionPolicy, terms });
  for (const part of [events.slice(0, split), events.slice(split)]) {
    programme.receive(part);
    programme.approveAll();
  }
  return programme.commissions;
}

const isPaid = ({ state }: CommissionRecord) => state === 'approved' || state === 'paid';
const keyOf = ({ lineId, role }: CommissionRecord) => `${lineId} ${role}`;

/** What the simulation makes of the commissions of then, as `simulateCreators` does. */
function simulated(rows: CommissionRecord[], change: Changed, then: Programme): Map<string, number> {
  const { programmeRateBps, referralShareBps, brandBps, categoryBps, caps } = change;
  const changes: RateChanges = {
    programmeRateBps,
    referralShareBps,
    brandRates: brandBps === undefined ? [] : [{ brandId: 'brd_1', rateBps: brandBps }],
    categoryRates: categoryBps === undefined ? [] : [{ category: 'home', rateBps: categoryBps }],
  };
  const limits = caps && {
    maxPerOrderMinor: caps.cap,
    maxPerCreatorMonthMinor: caps.monthCap,
    programmeCurrency: 'EUR',
  };
  const pastCaps = new PastCaps(limits, () => undefined);
  const receiptOf = (row: CommissionRecord) =>
    simulatedReceipt(
      { ...row, category: categories.get(row.lineId) ?? null, promotingSince: null },
      changes,
      change.tierBps ?? then.tierBps,
    );
  const sales = rows.filter(({ kind, role }) => kind === 'sale' && role === 'creator');
  const taken = new Map(
    sales
      .toSorted(
        (left, right) => left.createdAt.getTime() - right.createdAt.getTime() || (left._id < right._id ? -1 : 1),
      )
      .map((row) => [lineKeyOf(row), pastCaps.take(row, receiptOf(row))]),
  );
  const sums = new Map<string, number>();
  for (const row of rows.filter(isPaid)) {
    const receipt = receiptOf(row);
    const again = standsAgain(
      row,
      { ...receipt, caps: taken.get(lineKeyOf(row)) ?? receipt.caps },
      rows.filter((one) => lineKeyOf(one) === lineKeyOf(row)),
    );
    sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + again);
  }
  return sums;
}

let categories = new Map<string, string | null>();
const categoriesOf = (events: RawEvent[]) =>
  new Map(
    events
      .filter(({ type }) => type === 'order.placed')
      .flatMap(({ data }) => data.lines as { lineId: string; category?: string }[])
      .map(({ lineId, category }) => [lineId, category ?? null]),
  );

const sumsOf = (rows: CommissionRecord[]) => {
  const sums = new Map<string, number>();
  for (const row of rows.filter(isPaid)) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.amountMinor);
  return sums;
};

/** In one order, without what comes to nothing. */
const earning = (sums: Map<string, number>) => [...sums].filter(([, amountMinor]) => amountMinor !== 0).toSorted();

test('what a simulation says would have been paid is what the engine pays under the changed terms, to the cent and with everybody’s share', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat({ max: 6 }), programmes, changed, (events, split, programme, change) => {
      const then = paid(events, split, termsOf(programme));
      const would = sumsOf(paid(events, split, termsOf(programme, change)));
      categories = categoriesOf(events);
      expect(earning(simulated(then, change, programme))).toEqual(earning(would));
    }),
    { numRuns: 300 },
  );
});

test('with nothing changed it says exactly what was paid, whatever happened', () => {
  const same = (programme: Programme): Changed => ({
    programmeRateBps: policy.programmeRateBps,
    brandBps: undefined,
    categoryBps: undefined,
    referralShareBps: policy.referralShareBps,
    tierBps: programme.tierBps,
    caps: { cap: programme.cap, monthCap: programme.monthCap },
  });
  fc.assert(
    fc.property(anyHistory, fc.nat({ max: 6 }), programmes, (events, split, programme) => {
      const then = paid(events, split, termsOf(programme));
      categories = categoriesOf(events);
      expect(simulated(then, same(programme), programme)).toEqual(sumsOf(then));
    }),
    { numRuns: 200 },
  );
});
