import { Stripe } from 'stripe';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import { approveRun, cancelRun, pauseRun, resumeRun } from '../../src/payouts/control-run.ts';
import { advanceRuns, processStripeEvents, startRun } from '../../src/payouts/index.ts';
import { findRun } from '../../src/payouts/list-runs.ts';
import { type PayoutRecord, payoutRuns, payouts } from '../../src/payouts/model.ts';
import { previewRun } from '../../src/payouts/preview-run.ts';
import { eventually } from '../support/eventually.ts';
import { earn, moneyOf, type Payee, sentTo, somePayee } from '../support/payees.ts';
import { someManager } from '../support/people.ts';
import { openPayoutDesk, type PayoutDesk } from './payout-desk.ts';

let desk: PayoutDesk;
let ctx: Context;
let first: Context;
let second: Context;
beforeAll(async () => {
  desk = await openPayoutDesk();
  ctx = desk.ctx;
  [first, second] = await Promise.all([someManager(ctx, 'finance'), someManager(ctx, 'admin')]);
});
beforeEach(async () => {
  await desk.fault('DELETE');
  await desk.set({ approvalAboveMinor: null });
});

async function earning(count: number, amountMinor: number, currency = 'EUR'): Promise<Payee[]> {
  const people = await Promise.all(Array.from({ length: count }, () => somePayee(ctx)));
  for (const payee of people) await earn(ctx, payee, amountMinor, currency);
  return people.toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

describe('a run above the setting', () => {
  test('waits for a second person of finance, and whoever started it is not the second', async () => {
    await desk.set({ approvalAboveMinor: 9_999 });
    const [payee] = (await earning(1, 10_000)) as [Payee];
    const run = await startRun(first);
    await advanceRuns(ctx, 'worker');
    expect(await findRun(first, run._id)).toMatchObject({
      state: 'awaiting_approval',
      approval: { amount: { amountMinor: 10_000, currency: 'EUR' }, above: { amountMinor: 9_999 }, by: null },
      actions: ['cancel'],
    });
    expect(await sentTo(ctx, payee)).toEqual([]);
    await expect(approveRun(first, run._id)).rejects.toMatchObject({ code: 'second_person_needed' });
    await expect(approveRun(await someManager(ctx, 'reviewer'), run._id)).rejects.toMatchObject({ kind: 'missing' });
    expect((await findRun(second, run._id)).actions).toContain('approve');
    await approveRun(second, run._id);
    await expect(approveRun(second, run._id)).rejects.toMatchObject({ code: 'run_moved_on' });
    await desk.finish(run._id);
    await desk.paidOnce(payee, 10_000);
    expect((await findRun(first, run._id)).approval).toMatchObject({ by: expect.any(String) });
  });

  test('is one whose sum cannot be told because a rate is missing', async () => {
    await desk.set({ approvalAboveMinor: 100_000_000 });
    await desk.topUp(5_000, 'GBP');
    await earning(1, 5_000, 'GBP');
    const run = await startRun(first);
    await advanceRuns(ctx, 'worker');
    expect(await findRun(second, run._id)).toMatchObject({ state: 'awaiting_approval', approval: { amount: null } });
    await approveRun(second, run._id);
    await desk.finish(run._id);
  });

  test('is none at exactly the setting', async () => {
    await desk.set({ approvalAboveMinor: 10_000 });
    await earning(1, 10_000);
    const run = await startRun(first);
    await desk.finish(run._id);
    expect((await findRun(first, run._id)).approval).toBeNull();
  });
});

describe('a run that is paused', () => {
  test('in the middle sends nothing more until it is resumed, and another may run meanwhile', async () => {
    await desk.set({ transfersPerSecond: 4 });
    const people = await earning(6, 3_000);
    const run = await startRun(first);
    const pass = advanceRuns(ctx, 'worker');
    await eventually(async () => (await payouts(ctx).countDocuments({ runId: run._id, state: 'sent' })) > 0);
    await pauseRun(second, run._id);
    await pass;
    await desk.set({ transfersPerSecond: 1_000 });
    const sent = () => payouts(ctx).countDocuments({ runId: run._id, state: 'sent' });
    const before = await sent();
    expect(before).toBeLessThan(6);
    for (let count = 0; count < 3; count += 1) await advanceRuns(ctx, 'worker');
    expect(await sent()).toBe(before);
    expect(await findRun(first, run._id)).toMatchObject({ state: 'paused', actions: ['resume', 'cancel'] });
    const [other] = (await earning(1, 4_000)) as [Payee];
    const meanwhile = await startRun(second);
    await desk.finish(meanwhile._id);
    await desk.paidOnce(other, 4_000);
    await resumeRun(first, run._id);
    await expect(resumeRun(first, run._id)).rejects.toMatchObject({ code: 'run_moved_on' });
    await desk.finish(run._id);
    for (const payee of people) await desk.paidOnce(payee, 3_000);
  });

  test('is not resumed while another is under way', async () => {
    await desk.set({ approvalAboveMinor: 0 });
    await earning(1, 3_000);
    const run = await startRun(first);
    await advanceRuns(ctx, 'worker');
    await approveRun(second, run._id);
    await pauseRun(first, run._id);
    const other = await startRun(first);
    await expect(resumeRun(first, run._id)).rejects.toMatchObject({ code: 'run_under_way' });
    await cancelRun(first, other._id);
    await desk.finish(other._id);
    await cancelRun(first, run._id);
    await desk.finish(run._id);
    await desk.set({ approvalAboveMinor: null });
    await desk.finish((await startRun(first))._id);
  });
});

describe('a run that is cancelled', () => {
  test('gives back what was not sent, follows what was handed to Stripe, and pays everyone once with the next run', async () => {
    const people = await earning(5, 5_500);
    const [unknown] = people as [Payee];
    await desk.strike('timeout_after_success', { destination: unknown.account }, { delayMs: 20 });
    for (const { account } of people.slice(1)) await desk.strike('429', { destination: account }, { times: null });
    const run = await startRun(first);
    await advanceRuns(ctx, 'worker');
    // As if the process had ended before three of them were handed over.
    await payouts(ctx).updateMany(
      { runId: run._id, payeeId: { $in: people.slice(2).map(({ id }) => id) } },
      { $set: { state: 'reserved', firstSubmittedAt: null } },
    );
    await cancelRun(second, run._id);
    await advanceRuns(ctx, 'worker');
    await desk.fault('DELETE');
    await desk.finish(run._id);
    const states = await payouts(ctx).find({ runId: run._id }).sort({ _id: 1 }).lean<PayoutRecord[]>();
    expect(states.map(({ state }) => state)).toEqual(['sent', 'sent', 'cancelled', 'cancelled', 'cancelled']);
    expect(await moneyOf(ctx, people[2] as Payee)).toEqual({ payable: 5_500 });
    expect((await findRun(first, run._id)).cancelledBy).toEqual(expect.any(String));
    const next = await startRun(first);
    await desk.finish(next._id);
    for (const payee of people) await desk.paidOnce(payee, 5_500);
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('cannot be cancelled, paused or resumed once it has finished', async () => {
    const run = await startRun(first);
    await desk.finish(run._id);
    for (const verb of [cancelRun, pauseRun, resumeRun, approveRun])
      await expect(verb(second, run._id)).rejects.toMatchObject({ code: 'run_moved_on' });
    await expect(cancelRun(first, 'run_none')).rejects.toMatchObject({ kind: 'missing' });
  });
});

describe('F12: a run for which Stripe’s balance does not reach', () => {
  test('pays in the order of the list, lets another start, and goes on by itself when Stripe tells of a top-up', async () => {
    const people = await earning(4, 4_000, 'USD');
    expect(await previewRun(first)).toMatchObject({
      totals: [{ currency: 'USD', count: 4, amountMinor: 16_000 }],
      atStripe: [{ currency: 'USD', amountMinor: 10_000, missingMinor: 6_000 }],
    });
    const run = await startRun(first);
    await advanceRuns(ctx, 'worker');
    const sent = await Promise.all(people.map((payee) => sentTo(ctx, payee, 'usd')));
    expect(sent.map((amounts) => amounts.length)).toEqual([1, 1, 0, 0]);
    expect(await findRun(first, run._id)).toMatchObject({
      state: 'short',
      shortfalls: [{ currency: 'USD', amountMinor: 6_000 }],
      actions: ['pause', 'resume', 'cancel'],
    });
    const [other] = (await earning(1, 7_000)) as [Payee];
    const meanwhile = await startRun(second);
    await desk.finish(meanwhile._id);
    await desk.paidOnce(other, 7_000);
    await desk.topUp(5_999, 'USD');
    await noticed(run._id);
    expect(await desk.stateOf(run._id)).toBe('short');
    await desk.topUp(1, 'USD');
    await noticed(run._id);
    await desk.finish(run._id);
    for (const payee of people) expect(await sentTo(ctx, payee, 'usd')).toEqual([4_000]);
  });

  test('is seen before it starts: the preview says what Stripe has and lacks, and that Stripe cannot be asked', async () => {
    const [payee] = (await earning(1, 3_000)) as [Payee];
    expect((await previewRun(first)).atStripe).toEqual([
      { currency: 'EUR', amountMinor: expect.any(Number), missingMinor: 0 },
    ]);
    const away = new Stripe('sk_test_x', { host: '127.0.0.1', port: 1, protocol: 'http', maxNetworkRetries: 0 });
    const blind = await previewRun({ ...first, stripe: away });
    expect(blind).toMatchObject({ atStripe: null, included: [{ payeeId: payee.id }] });
    await desk.finish((await startRun(first))._id);
  });
});

/** Stripe's word of new money has arrived and was worked through; then the run looks. */
async function noticed(runId: string): Promise<void> {
  await eventually(async () => {
    await processStripeEvents(ctx);
    return (await payoutRuns(ctx).findById(runId).lean())?.balanceCheckedAt === undefined;
  });
  await advanceRuns(ctx, 'worker');
}
