import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grossOf } from '../../src/commissions/appraise-line.ts';
import { remainingOf } from '../../src/commissions/earnings.ts';
import type { CommissionRecord } from '../../src/commissions/index.ts';
import type { Touch } from '../../src/orders/attribution.ts';
import { someRule, someTerms } from '../commissions/terms.ts';
import { delivery, history, type RawEvent } from './histories.ts';
import { PaperProgramme, type Terms } from './paper-programme.ts';

const placedAt = new Date(Date.UTC(2026, 2, 2, 9));
const touch = (overrides: Partial<Touch> = {}): Touch => ({
  kind: 'click',
  creatorId: 'ann',
  sourceId: 'lnk_1',
  at: new Date(placedAt.getTime() - 3_600_000),
  creatorActive: true,
  ownPurchase: false,
  foreignBrand: false,
  ...overrides,
});

const rules = fc
  .array(
    fc.record({
      scope: fc.constantFrom('product', 'category', 'brand', 'programme'),
      rateBps: fc.constantFrom(0, 1, 333, 1_000, 2_500, 10_000),
      sku: fc.constantFrom('LAMP', 'MUG'),
    }),
    { maxLength: 3 },
  )
  .map((list) =>
    list.map(({ scope, rateBps, sku }, index) =>
      someRule({
        id: `rul_${index}`,
        scope,
        match: scope === 'product' ? { skus: [sku] } : scope === 'category' ? { category: 'home' } : {},
        pay: { kind: 'rate', rateBps },
        createdAt: new Date(Date.UTC(2026, 0, 1 + index)),
      }),
    ),
  );

/** With and without an agency, somebody who brought her in, a tier and a boost. */
const extras = fc.record({
  agencyBps: fc.constantFrom(undefined, 0, 333, 2_000, 10_000),
  referrer: fc.boolean(),
  tierBps: fc.constantFrom(0, 100, 500),
  boostBps: fc.constantFrom(0, 250, 10_000),
});

const terms = fc.tuple(rules, extras).map(
  ([list, { agencyBps, referrer, tierBps, boostBps }]): Terms => ({
    touches: [touch(), touch({ creatorId: 'bob', sourceId: 'lnk_2', at: new Date(placedAt.getTime() - 7_200_000) })],
    attributionPolicy: { windowDays: 30, codesWin: true, version: 1 },
    terms: someTerms({
      rules: boostBps ? [...list, someRule({ id: 'bst', scope: 'boost', pay: { kind: 'boost', boostBps } })] : list,
      tierOf: () => ({ tier: 'gold', bonusBps: tierBps }),
      agencyOf: () => (agencyBps === undefined ? undefined : { agencyId: 'agc', shareBps: agencyBps }),
      referrerOf: () => (referrer ? { creatorId: 'rea' } : undefined),
    }),
  }),
);

const anyHistory = history({ orderId: 'A-1' });

/** What does not depend on when something was done. */
const lasting = (record: CommissionRecord) => ({
  ...record,
  createdAt: null,
  approvedAt: null,
  decidedAt: null,
  reversal: record.reversal?.reason ?? null,
});
const byId = (left: { _id: string }, right: { _id: string }) => (left._id < right._id ? -1 : 1);

function outcome(programme: PaperProgramme) {
  const { order, commissions, balances } = programme;
  const { revision, updatedAt, history: _history, ...state } = order ?? {};
  return {
    order: state,
    commissions: commissions.map(lasting).toSorted(byId),
    balances: Object.fromEntries([...balances].filter(([, amount]) => amount !== 0).toSorted()),
  };
}

describe('whatever an order goes through', () => {
  test('order, commissions and balances are the same in whatever order, however often and in whatever batches its events come', () => {
    const story = fc.tuple(
      terms,
      anyHistory.chain((events) => fc.tuple(fc.constant(events), delivery(events))),
    );
    fc.assert(
      fc.property(story, ([given, [events, batches]]) => {
        const [once, delivered] = [new PaperProgramme(given), new PaperProgramme(given)];
        once.receive(events);
        for (const batch of batches) delivered.receive(batch);
        expect(outcome(delivered)).toEqual(outcome(once));
      }),
      { numRuns: 400 },
    );
  });

  test('what stands on each line is what is left of it by the last word, also when it was approved in between', () => {
    const story = fc.tuple(
      terms,
      anyHistory.chain((events) => fc.tuple(fc.constant(events), delivery(events))),
      fc.array(fc.nat({ max: 12 }), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(story, ([given, [, batches], approvals]) => {
        const programme = new PaperProgramme(given);
        for (const [index, batch] of batches.entries()) {
          programme.receive(batch);
          if (approvals.includes(index)) programme.approveAll();
          checkLines(programme);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('an attribution once made stands, whatever touches and policy are in force later', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const given = fc.sample(terms, 1)[0] as Terms;
        const programme = new PaperProgramme(given);
        programme.receive(events.slice(0, 1));
        Object.assign(given, {
          touches: [touch({ creatorId: 'eve', at: placedAt })],
          attributionPolicy: { windowDays: 0, codesWin: false, version: 2 },
        });
        programme.receive(events.slice(1));
        expect(programme.order?.attribution).toMatchObject({ winner: { creatorId: 'ann' }, policyVersion: 1 });
        expect(programme.commissions.every(({ creatorId }) => creatorId === 'ann')).toBe(true);
      }),
    );
  });
});

/**
 * On every line: what was approved and clawed back together is what the order says, for each payee; the creator's part and her
 * agency's are exactly the line's; never more than was earned; and every account holds the sum of its commissions.
 */
function checkLines({ order, commissions, balances }: PaperProgramme): void {
  if (!order) {
    expect(commissions).toEqual([]);
    return;
  }
  const totals = { creator: 0, agency: 0, referrer: 0 };
  for (const line of order.lines) {
    const ofLine = commissions.filter((record) => record.lineId === line.lineId);
    const sale = ofLine.find((record) => record.kind === 'sale' && record.role === 'creator') as CommissionRecord;
    const grossMinor = grossOf(sale.receipt, line.baseMinor, line.quantity);
    const left = order.state === 'cancelled' ? 0 : remainingOf(grossMinor, line.baseMinor, line.refundedMinor);
    const stands = (role: CommissionRecord['role']) =>
      ofLine.filter((record) => record.role === role).reduce((sum, record) => sum + record.amountMinor, 0);
    expect(stands('creator') + stands('agency')).toBe(left);
    for (const record of ofLine.filter(({ kind }) => kind === 'sale')) {
      expect(record.amountMinor).toBeLessThanOrEqual(record.earnedMinor);
      expect(record.amountMinor).toBeGreaterThanOrEqual(0);
    }
    expect(ofLine.filter((record) => record.kind === 'clawback').every((record) => record.amountMinor < 0)).toBe(true);
    if (left === 0) for (const role of ['creator', 'agency', 'referrer'] as const) expect(stands(role)).toBe(0);
    for (const role of ['creator', 'agency', 'referrer'] as const) totals[role] += stands(role);
  }
  const held = (kind: string, owner: string) =>
    (balances.get(`${kind}:pending:${owner}`) ?? 0) + (balances.get(`${kind}:payable:${owner}`) ?? 0);
  expect(held('creator', 'ann')).toBe(totals.creator);
  expect(held('agency', 'agc')).toBe(totals.agency);
  expect(held('creator', 'rea')).toBe(totals.referrer);
  expect(balances.get('brand:owed:brd_1') ?? 0).toBe(0 - totals.creator - totals.agency);
  expect(balances.get('platform:fees:platform') ?? 0).toBe(0 - totals.referrer);
  expect(balances.get('creator:pending:bob')).toBeUndefined();
  expect(order.commissionMinor).toBe(totals.creator);
}

describe('an order that a shop reports again in other words', () => {
  const plain = (): Terms => ({ ...(fc.sample(terms, 1)[0] as Terms), terms: someTerms() });
  const placed = (placedAtText: string, lines: object[]): RawEvent => ({
    type: 'order.placed',
    timestamp: placedAtText,
    data: { orderId: 'A-1', placedAt: placedAtText, currency: 'EUR', country: 'ES', lines },
  });
  const lineOf = (lineId: string, unitPriceMinor: number) => ({ lineId, sku: 'TOTE', quantity: 1, unitPriceMinor });
  const first = placed('2026-03-02T09:00:00.000Z', [lineOf('1', 10_000), lineOf('2', 4_000)]);
  const second = placed('2026-03-02T09:00:05.000Z', [lineOf('1', 10_000)]);

  test('ends in the same money whichever report comes first', () => {
    const rich = plain();
    const [inOrder, reversed, together] = [
      new PaperProgramme(rich),
      new PaperProgramme(rich),
      new PaperProgramme(rich),
    ];
    inOrder.receive([first]);
    inOrder.receive([second]);
    reversed.receive([second]);
    reversed.receive([first]);
    together.receive([second, first]);
    for (const programme of [inOrder, reversed, together])
      expect([...programme.balances].filter(([, amount]) => amount !== 0)).toEqual([
        ['brand:owed:brd_1', -1_400],
        ['creator:pending:ann', 1_400],
      ]);
  });

  test('with a line that is not there any more earns nothing on that line, approved before or not', () => {
    const late = placed('2026-03-02T08:00:00.000Z', [lineOf('1', 10_000)]);
    for (const approve of [false, true]) {
      const programme = new PaperProgramme(plain());
      programme.receive([first]);
      if (approve) programme.approveAll();
      programme.receive([late]);
      expect(programme.balance('creator:pending', 'ann') + programme.balance('creator:payable', 'ann')).toBe(1_000);
    }
  });

  test('with another price says so in the receipt', () => {
    const programme = new PaperProgramme(plain());
    programme.receive([first]);
    programme.receive([placed('2026-03-02T08:00:00.000Z', [lineOf('1', 12_000), lineOf('2', 4_000)])]);
    expect(programme.commissions.find(({ lineId }) => lineId === '1')).toMatchObject({
      earnedMinor: 1_200,
      amountMinor: 1_200,
      receipt: { baseMinor: 12_000 },
    });
  });

  test('in another currency is refused, and the money stays as it was', () => {
    const programme = new PaperProgramme(plain());
    programme.receive([first]);
    const inDollars = placed('2026-03-02T08:00:00.000Z', [lineOf('1', 10_000)]);
    inDollars.data.currency = 'USD';
    expect(() => programme.receive([inDollars])).toThrow(
      expect.objectContaining({ kind: 'conflict', code: 'currency_changed' }),
    );
    expect(programme.balance('creator:pending', 'ann')).toBe(1_400);
  });
});
