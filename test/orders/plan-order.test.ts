import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grossOf } from '../../src/commissions/appraise-line.ts';
import { remainingOf } from '../../src/commissions/earnings.ts';
import type { CommissionRecord } from '../../src/commissions/index.ts';
import { PaperProgramme, type Terms } from './paper-programme.ts';
import { asDelivered, inOrder, storyOf } from './paper-stories.ts';
import { anyHistory, HISTORIES, outcome, placedAt, terms, touch } from './paper-terms.ts';

describe('whatever an order goes through', () => {
  test('order, commissions and balances are the same in whatever order, however often, under whatever ids and in whatever batches its events come', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(storyOf(anyHistory), (story) => {
        expect(outcome(asDelivered(story))).toEqual(outcome(inOrder(story)));
      }),
      { numRuns: HISTORIES },
    );
  });

  test('what stands on each line is what is left of it by the last word, also when it was approved in between', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(storyOf(anyHistory), (story) => {
        asDelivered(story, { approve: true, check: checkLines });
      }),
      { numRuns: HISTORIES },
    );
  });

  test('an attribution once made stands, whatever touches and policy are in force later', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const given = fc.sample(terms, 1)[0] as Terms;
        const programme = new PaperProgramme(given);
        programme.receive(events.slice(0, 1));
        Object.assign(given, {
          touches: () => [touch({ creatorId: 'eve', at: placedAt })],
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
