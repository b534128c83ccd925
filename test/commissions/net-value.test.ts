import { expect, test } from 'vitest';
import type { CommissionRecord } from '../../src/commissions/model.ts';
import { type OrderFacts, planCommissions } from '../../src/commissions/plan-commissions.ts';
import { policy, someTerms } from './terms.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const LATER = new Date('2026-04-02T09:00:00Z');

const facts = (refundedMinor: number, overrides: Partial<OrderFacts> = {}): OrderFacts => ({
  orderId: 'ord_1',
  brandId: 'brd_1',
  creatorId: 'crt_1',
  currency: 'EUR',
  placedAt: NOW,
  deliveredAt: null,
  cancelled: false,
  lines: [{ lineId: '1', sku: 'LAMP', category: null, quantity: 1, baseMinor: 8_900, refundedMinor }],
  anew: false,
  touch: { kind: 'click', sourceId: 'lnk_1', at: NOW.toISOString() },
  ...overrides,
});

const plan = (order: OrderFacts, existing: CommissionRecord[] = [], rateBps = policy.programmeRateBps, at = NOW) =>
  planCommissions(order, existing, someTerms({ policy: { ...policy, programmeRateBps: rateBps } }), at).changed;
const approved = (record: CommissionRecord | undefined): CommissionRecord => ({
  ...(record as CommissionRecord),
  state: 'approved',
  approvedAt: LATER,
  decidedAt: LATER,
  payableSequence: 1,
});

test('a pending commission carries the net value that stands, and no date of decision', () => {
  expect(plan(facts(0))).toMatchObject([{ netMinor: 8_900, decidedAt: null }]);
  expect(plan(facts(3_000))).toMatchObject([{ netMinor: 5_900, amountMinor: 590, decidedAt: null }]);
});

test('one that was returned as a whole is decided when it was reversed', () => {
  expect(plan(facts(8_900), plan(facts(0)), 1_000, LATER)).toMatchObject([
    { state: 'reversed', netMinor: 0, decidedAt: LATER },
  ]);
});

test('net value follows refunds of what earns nothing, and what is left is approved like any other', () => {
  expect(plan(facts(3_000), plan(facts(0), [], 0))).toMatchObject([
    { amountMinor: 0, netMinor: 5_900, state: 'pending', decidedAt: null },
  ]);
});

test('after the approval a clawback takes back the net value too, each time only what is new', () => {
  const sale = approved(plan(facts(0))[0]);
  const clawbacksOf = (changed: CommissionRecord[]) => changed.filter(({ kind }) => kind === 'clawback');
  const [first] = clawbacksOf(plan(facts(3_000), [sale], 1_000, LATER));
  expect(first).toMatchObject({ kind: 'clawback', amountMinor: -300, netMinor: -3_000, decidedAt: LATER });
  const second = plan(facts(3_000, { cancelled: true }), [sale, first as CommissionRecord], 1_000, LATER);
  expect(clawbacksOf(second)).toMatchObject([{ amountMinor: -590, netMinor: -5_900 }]);
});

test('beside a line that was added what is there is written, too: a hold of the same moment collides with it', () => {
  const there = plan(facts(0));
  const [line] = facts(0).lines;
  const added = { lines: [line, { ...line, lineId: '2', addedAt: LATER }] } as Partial<OrderFacts>;
  expect(plan(facts(0), there)).toEqual([]);
  expect(plan(facts(0, added), there).map(({ lineId }) => lineId)).toEqual(['1', '2']);
});
