import type { Stripe } from 'stripe';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import { acceptStripeEvent } from '../../src/payouts/events/accept-event.ts';
import { backfillDueEvents, backfillEvents, pollPayees } from '../../src/payouts/events/backfill.ts';
import { listStripeEvents, replayStripeEvent } from '../../src/payouts/events/list-events.ts';
import { stripeEvents } from '../../src/payouts/events/model.ts';
import { advanceRuns, holdPayee, processStripeEvents, releasePayee, startRun } from '../../src/payouts/index.ts';
import { payees, payouts } from '../../src/payouts/model.ts';
import { planRun } from '../../src/payouts/plan-run.ts';
import { payoutReversals } from '../../src/payouts/reversals/model.ts';
import { reversePayout } from '../../src/payouts/reversals/reverse-payout.ts';
import { unique } from '../builders.ts';
import { eventually } from '../support/eventually.ts';
import { earn, moneyOf, sentTo, somePayee } from '../support/payees.ts';
import { openPayoutDesk, type PayoutDesk } from './payout-desk.ts';

let desk: PayoutDesk;
let ctx: Context;
beforeAll(async () => {
  desk = await openPayoutDesk();
  ctx = desk.ctx;
});
beforeEach(() => desk.fault('DELETE'));

const never = new AbortController().signal;
const drain = () => desk.drain();

describe('keys', () => {
  test('F4: the same key with other content raises an alarm, sends nothing and takes no new key', async () => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 4_000);
    const run = await startRun(ctx);
    await planRun(ctx, run, never);
    const id = `${run._id}.${payee.id}.EUR`;
    const other = { amount: 1, currency: 'eur', destination: payee.account, transfer_group: 'other' };
    await ctx.stripe.transfers.create(other, { idempotencyKey: `payout:${id}:1` });
    await advanceRuns(ctx, 'worker');
    await advanceRuns(ctx, 'worker');
    expect(await desk.payoutOf(run._id, payee)).toMatchObject({
      state: 'sending',
      attempt: 1,
      failure: { code: 'idempotency_error' },
    });
    expect(await sentTo(ctx, payee)).toEqual([1]);
    // Once somebody has looked: the money was not sent under this key.
    await payouts(ctx).updateOne({ _id: id }, { $inc: { attempt: 1 } });
    await desk.finish(run._id);
    expect((await sentTo(ctx, payee)).toSorted()).toEqual([1, 4_000]);
  });

  test('F6: a refusal for want of balance is kept under its key, so a new one is used after the top-up', async () => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 7_000, 'PLN');
    const run = await startRun(ctx);
    const boastful = new Proxy(ctx.stripe, {
      get: (target, name) =>
        name === 'balance'
          ? { retrieve: async () => ({ available: [{ currency: 'pln', amount: 10_000_000 }] }) }
          : Reflect.get(target, name),
    }) as Stripe;
    await advanceRuns({ ...ctx, stripe: boastful }, 'worker');
    expect(await desk.payoutOf(run._id, payee, 'PLN')).toMatchObject({ state: 'reserved', attempt: 2 });
    await desk.topUp(7_000, 'PLN');
    await eventually(async () => {
      await drain();
      await advanceRuns(ctx, 'worker');
      return (await desk.stateOf(run._id)) === 'finished';
    });
    expect(await sentTo(ctx, payee, 'pln')).toEqual([7_000]);
  });
});

describe('Stripe’s word', () => {
  test('F9: of a transfer, before its answer, settles the payout; the answer then changes nothing', async () => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 9_000);
    const run = await startRun(ctx);
    await desk.strike('timeout_after_success', { destination: payee.account }, { delayMs: 600 });
    const pass = advanceRuns(ctx, 'worker');
    await eventually(async () => {
      await drain();
      return (await desk.payoutOf(run._id, payee))?.state === 'sent';
    });
    await pass;
    await desk.finish(run._id);
    await desk.paidOnce(payee, 9_000);
  });

  test('F10: twice, late and in the wrong order ends as once and in order', async () => {
    const { payee, payout } = await desk.paid(5_000);
    const transfer = { id: payout.transferId ?? '' };
    await reversePayout(ctx, payout._id, { amountMinor: 1_500, reason: 'sent by mistake', hold: false });
    const events = [
      { id: unique('evt_'), type: 'transfer.reversed', object: transfer },
      { id: unique('evt_'), type: 'transfer.created', object: transfer },
      { id: unique('evt_'), type: 'account.updated', object: { id: payee.account }, account: payee.account },
    ];
    for (const event of [...events, ...events.toReversed()]) await desk.push(event);
    await drain();
    await stripeEvents(ctx).updateMany({}, { $set: { state: 'received' } });
    await drain();
    expect(await moneyOf(ctx, payee)).toEqual({ paid: 3_500, payable: 1_500 });
    expect(await payoutReversals(ctx).countDocuments({ payoutId: payout._id })).toBe(1);
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('in the thin form only names the object, is signed alike and followed alike', async () => {
    const payee = await somePayee(ctx);
    await ctx.stripe.accounts.reject(payee.account, { reason: 'fraud' });
    const id = unique('evt_thin');
    const related_object = { id: payee.account, type: 'v2.core.account', url: `/v2/core/accounts/${payee.account}` };
    const thin = { id, object: 'v2.core.event', type: 'v2.core.account.updated', livemode: false, related_object };
    await desk.sign(JSON.stringify({ ...thin, created: new Date().toISOString() }));
    expect(await stripeEvents(ctx).findById(id).lean()).toMatchObject({ accountId: payee.account, state: 'received' });
    await drain();
    expect(await payees(ctx).findById(payee.id).lean()).toMatchObject({
      state: 'restricted',
      disabledReason: 'rejected.fraud',
    });
    const forged = Buffer.from(JSON.stringify(thin));
    await expect(acceptStripeEvent(ctx, forged, 't=1,v1=00')).rejects.toMatchObject({ code: 'signature_invalid' });
  });

  test('that cannot be worked through is set aside after five times, holds up nobody, and can be replayed', async () => {
    const { payout } = await desk.paid(3_000);
    const broken = unique('evt_');
    await desk.push({ id: broken, type: 'transfer.updated', object: { id: 'tr_nowhere' } });
    const after = unique('evt_');
    await desk.push({ id: after, type: 'transfer.updated', object: { id: payout.transferId ?? '' } });
    for (let pass = 0; pass < 5; pass += 1) await processStripeEvents(ctx);
    expect((await stripeEvents(ctx).findById(after).lean())?.state).toBe('processed');
    const [failed] = (await listStripeEvents(ctx, 'failed', { limit: 10 })).data;
    expect(failed).toMatchObject({ id: broken, attempts: 5, error: expect.stringContaining('tr_nowhere') });
    await replayStripeEvent(ctx, broken);
    expect(await stripeEvents(ctx).findById(broken).lean()).toMatchObject({ state: 'received', attempts: 0 });
    await stripeEvents(ctx).deleteOne({ _id: broken });
    await expect(replayStripeEvent(ctx, 'evt_none')).rejects.toMatchObject({ kind: 'missing' });
  });

  test('F22: that never came is found by the daily backfill, once', async () => {
    await desk.fault('POST', { kind: 'webhook_lost', times: null, match: { type: 'transfer' } });
    const { payee, payout } = await desk.paid(6_000);
    await ctx.stripe.transfers.createReversal(payout.transferId ?? '', { amount: 6_000 });
    await drain();
    expect(await moneyOf(ctx, payee)).toEqual({ paid: 6_000 });
    expect(await backfillEvents(ctx, new Date(Date.now() - 3_600_000))).toBeGreaterThan(0);
    await drain();
    expect(await moneyOf(ctx, payee)).toEqual({ payable: 6_000 });
    expect(await stripeEvents(ctx).countDocuments({ by: 'backfill' })).toBeGreaterThan(0);
    expect(await backfillDueEvents(ctx)).toBeUndefined();
    expect(await backfillEvents(ctx, new Date(Date.now() - 3_600_000))).toBe(0);
  });

  test('that is lost for accounts is made up for by asking about those that were not heard of for a day', async () => {
    await desk.fault('POST', { kind: 'webhook_lost', times: null, match: {} });
    const payee = await somePayee(ctx);
    await ctx.stripe.accounts.reject(payee.account, { reason: 'other' });
    await drain();
    expect((await payees(ctx).findById(payee.id).lean())?.state).toBe('enabled');
    await payees(ctx).updateMany({ _id: { $ne: payee.id } }, { $set: { polledAt: new Date() } });
    expect(await pollPayees(ctx)).toBe(1);
    expect((await payees(ctx).findById(payee.id).lean())?.state).toBe('restricted');
    expect(await pollPayees(ctx)).toBe(0);
  });
});

describe('a payee', () => {
  test('F23: who takes our access away is frozen, in the middle of a run too', async () => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 5_000);
    await fetch(`${desk.sandboxUrl}/stripe/accounts/${payee.account}/deauthorize`, { method: 'POST' });
    await eventually(async () => {
      await drain();
      return (await payees(ctx).findById(payee.id).lean())?.state === 'disconnected';
    });
    await desk.push({
      id: unique('evt_'),
      type: 'account.updated',
      object: { id: payee.account },
      account: payee.account,
    });
    await drain();
    expect((await payees(ctx).findById(payee.id).lean())?.state).toBe('disconnected');
    await desk.finish((await startRun(ctx))._id);
    expect(await moneyOf(ctx, payee)).toEqual({ payable: 5_000 });
  });

  test('who is held after her money was set aside gets it back into her balance, and is paid when nobody holds her', async () => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 5_000);
    const run = await startRun(ctx);
    await planRun(ctx, run, never);
    await holdPayee(ctx, payee.id, 'case-1');
    await holdPayee(ctx, payee.id, 'case-2');
    await desk.finish(run._id);
    expect(await desk.payoutOf(run._id, payee)).toMatchObject({ state: 'cancelled' });
    await releasePayee(ctx, payee.id, 'case-1');
    await desk.finish((await startRun(ctx))._id);
    expect(await moneyOf(ctx, payee)).toEqual({ payable: 5_000 });
    await releasePayee(ctx, payee.id, 'case-2');
    await desk.finish((await startRun(ctx))._id);
    await desk.paidOnce(payee, 5_000);
  });
});
