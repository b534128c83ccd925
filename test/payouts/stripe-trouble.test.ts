import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import { resumeRun } from '../../src/payouts/control-run.ts';
import { advanceRuns, startRun } from '../../src/payouts/index.ts';
import { type PayoutRecord, payees, payoutRuns, payouts } from '../../src/payouts/model.ts';
import { earn, moneyOf, type Payee, sentTo, somePayee } from '../support/payees.ts';
import { openPayoutDesk, type PayoutDesk } from './payout-desk.ts';

let desk: PayoutDesk;
let ctx: Context;
beforeAll(async () => {
  desk = await openPayoutDesk();
  ctx = desk.ctx;
});
beforeEach(() => desk.fault('DELETE'));

describe('when Stripe is in trouble, everyone is still paid exactly once', () => {
  test.for([
    ['F1: it answers too late', 'timeout_after_success', { delayMs: 50 }],
    ['F2: its answer breaks off', 'truncated', {}],
    ['F3: the key is in use', '409', {}],
    ['F7: it is asked too fast', '429', {}],
    ['it has an error', '500', {}],
    ['F5: it has an error after the work was done and repeats it', 'stored_500', { executed: true }],
    ['it is slow', 'stall', { delayMs: 100 }],
  ] as const)('%s', async ([, kind, more]) => {
    const [struck, other] = await Promise.all([somePayee(ctx), somePayee(ctx)]);
    await Promise.all([earn(ctx, struck, 4_321), earn(ctx, other, 5_432)]);
    await desk.strike(kind, { destination: struck.account }, { times: 3, ...more });
    const run = await startRun(ctx);
    await desk.finish(run._id);
    await desk.paidOnce(struck, 4_321);
    await desk.paidOnce(other, 5_432);
    expect(await desk.payoutOf(run._id, struck)).toMatchObject({
      state: 'sent',
      commissionsMarked: true,
      transferId: expect.stringMatching(/^tr_/),
    });
  });

  test('because everything goes wrong now and then', { timeout: 60_000 }, async () => {
    const people = await Promise.all(Array.from({ length: 30 }, () => somePayee(ctx)));
    await Promise.all(people.map((payee, index) => earn(ctx, payee, 10_000 + index)));
    const seed = Math.floor(Math.random() * 2 ** 30);
    for (const [index, kind] of ['timeout_after_success', 'truncated', '409', '429', '500'].entries())
      await desk.strike(kind, {}, { times: null, probability: 0.15, seed: seed + index, delayMs: 30 });
    await desk.fault('POST', {
      kind: '500',
      times: null,
      probability: 0.2,
      seed,
      match: { path: '/v1/transfers', method: 'GET' },
    });
    const run = await startRun(ctx);
    await desk.finish(run._id, 200);
    await desk.fault('DELETE');
    for (const [index, payee] of people.entries()) {
      expect(await sentTo(ctx, payee), `seed ${seed}`).toEqual([10_000 + index]);
      expect(await moneyOf(ctx, payee), `seed ${seed}`).toEqual({ paid: 10_000 + index });
    }
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('and an error that Stripe repeats under one key is given a new one only when the old one is forgotten', async () => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 6_000);
    await desk.strike('stored_500', { destination: payee.account }, { executed: false });
    const run = await startRun(ctx);
    for (let pass = 0; pass < 4; pass += 1) await advanceRuns(ctx, 'worker');
    expect(await desk.payoutOf(run._id, payee)).toMatchObject({ state: 'sending', attempt: 1 });
    expect(await sentTo(ctx, payee)).toEqual([]);
    await payouts(ctx).updateOne(
      { runId: run._id },
      { $set: { firstSubmittedAt: new Date(Date.now() - 21 * 3_600_000) } },
    );
    await desk.finish(run._id);
    expect(await desk.payoutOf(run._id, payee)).toMatchObject({ state: 'sent', attempt: 2 });
    await desk.paidOnce(payee, 6_000);
  });

  test('F8: a transfer that was made under a key long forgotten is found and not made again', async () => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 6_500);
    await desk.strike('stored_500', { destination: payee.account }, { executed: true });
    const run = await startRun(ctx);
    await desk.fault('POST', { kind: '500', times: null, match: { path: '/v1/transfers', method: 'GET' } });
    await advanceRuns(ctx, 'worker');
    await payouts(ctx).updateOne(
      { runId: run._id },
      { $set: { firstSubmittedAt: new Date(Date.now() - 30 * 3_600_000) } },
    );
    await advanceRuns(ctx, 'worker');
    expect(await sentTo(ctx, payee).catch(() => 'not known')).toBe('not known');
    await desk.fault('DELETE');
    await desk.finish(run._id);
    await desk.paidOnce(payee, 6_500);
  });
});

describe('an account', () => {
  test('F11: that Stripe disables during the run is not paid; its money is payable again and the others are paid', async () => {
    const [disabled, other] = await Promise.all([somePayee(ctx), somePayee(ctx)]);
    await Promise.all([earn(ctx, disabled, 7_000), earn(ctx, other, 7_100)]);
    await desk.strike('account_disabled', { destination: disabled.account });
    const run = await startRun(ctx);
    await desk.finish(run._id);
    expect(await moneyOf(ctx, disabled)).toEqual({ payable: 7_000 });
    expect(await desk.payoutOf(run._id, disabled)).toMatchObject({
      state: 'failed',
      failure: { code: 'insufficient_capabilities_for_transfer' },
    });
    // Its state was asked for at once, so the next run leaves it out.
    expect((await payees(ctx).findById(disabled.id).lean())?.state).toBe('restricted');
    await desk.paidOnce(other, 7_100);
  });

  test('F20: that was exchanged after the money was reserved is not the one that is paid', async () => {
    const [payee, newer] = await Promise.all([somePayee(ctx), somePayee(ctx)]);
    await earn(ctx, payee, 8_000);
    await desk.strike('429', { destination: payee.account });
    const run = await startRun(ctx);
    await advanceRuns(ctx, 'worker');
    const { stripeAccountId } = (await payees(ctx).findOneAndDelete({ _id: newer.id }).lean()) ?? {};
    await payees(ctx).updateOne({ _id: payee.id }, { $set: { stripeAccountId } });
    await desk.finish(run._id);
    expect(await sentTo(ctx, payee)).toEqual([8_000]);
    expect(await sentTo(ctx, newer)).toEqual([]);
  });
});

describe('when the balance at Stripe is short', () => {
  test('in one currency, the others are paid, and the rest follows the top-up, each once', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => somePayee(ctx)));
    for (const payee of people) {
      await earn(ctx, payee, 4_000, 'USD');
      await earn(ctx, payee, 4_100, 'EUR');
    }
    const run = await startRun(ctx);
    for (let pass = 0; pass < 3; pass += 1) await advanceRuns(ctx, 'worker');
    for (const payee of people) await desk.paidOnce(payee, 4_100);
    const dollars = async () => (await Promise.all(people.map((payee) => sentTo(ctx, payee, 'usd')))).flat();
    expect(await dollars()).toEqual([4_000, 4_000]);
    expect(await payoutRuns(ctx).findById(run._id).lean()).toMatchObject({
      state: 'short',
      shortfalls: [{ currency: 'USD', missingMinor: 14_000 }],
    });
    await desk.topUp(100_000, 'USD');
    await resumeRun(ctx, run._id);
    await desk.finish(run._id);
    expect(await dollars()).toEqual(Array(6).fill(4_000));
    for (const payee of people) expect(await moneyOf(ctx, payee, 'USD')).toEqual({ paid: 4_000 });
  });

  test('nothing more is asked of it in that currency and pass, and whoever comes later in another one is paid', async () => {
    const people = await Promise.all(Array.from({ length: 40 }, () => somePayee(ctx)));
    const last = people.toSorted((left, right) => (left.id < right.id ? -1 : 1)).pop() as Payee;
    for (const payee of people) if (payee !== last) await earn(ctx, payee, 1_000_000, 'JPY');
    await earn(ctx, last, 5_000, 'EUR');
    const run = await startRun(ctx);
    await advanceRuns(ctx, 'worker');
    await desk.paidOnce(last, 5_000);
    const yen = await payouts(ctx).find({ runId: run._id, currency: 'JPY' }).lean<PayoutRecord[]>();
    expect(yen).toHaveLength(39);
    expect(yen.every(({ state }) => state === 'reserved')).toBe(true);
    // The balance was looked at first: nothing was tried in vain.
    expect(yen.filter(({ attempt }) => attempt > 1)).toEqual([]);
    await desk.topUp(100_000_000, 'JPY');
    await resumeRun(ctx, run._id);
    await desk.finish(run._id);
    for (const payee of people) if (payee !== last) expect(await sentTo(ctx, payee, 'jpy')).toEqual([1_000_000]);
  });
});
