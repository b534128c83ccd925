import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import { bankPayouts } from '../../src/payouts/events/model.ts';
import { releasePayee, startRun } from '../../src/payouts/index.ts';
import { holdsOf } from '../../src/payouts/payees/holds.ts';
import { finishReversals, reversePayout } from '../../src/payouts/reversals/reverse-payout.ts';
import { unique } from '../builders.ts';
import { eventually } from '../support/eventually.ts';
import { earn, moneyOf, sentTo } from '../support/payees.ts';
import { openPayoutDesk, type PayoutDesk } from './payout-desk.ts';

let desk: PayoutDesk;
let ctx: Context;
beforeAll(async () => {
  desk = await openPayoutDesk();
  ctx = desk.ctx;
});
beforeEach(() => desk.fault('DELETE'));

const drain = () => desk.drain();

describe('money that comes back', () => {
  test('F15: what the account has not got any more stays a debt, which nets against what is earned next', async () => {
    const { payee, payout } = await desk.paid(5_000);
    await ctx.stripe.payouts.create({ amount: 4_000, currency: 'eur' }, { stripeAccount: payee.account });
    await earn(ctx, payee, -5_000);
    const reversal = await reversePayout(ctx, payout._id, { reason: 'counterfeit', hold: false });
    expect(reversal).toMatchObject({ state: 'refused', failure: { code: 'balance_insufficient' } });
    expect(await moneyOf(ctx, payee)).toEqual({ paid: 5_000, payable: -5_000 });
    await desk.finish((await startRun(ctx))._id);
    await earn(ctx, payee, 8_000);
    await desk.finish((await startRun(ctx))._id);
    expect((await sentTo(ctx, payee)).toSorted()).toEqual([3_000, 5_000]);
    expect(await moneyOf(ctx, payee)).toEqual({ paid: 8_000 });
  });

  test('F16: by a reversal in Stripe’s dashboard is payable again, and held until somebody decides', async () => {
    const { payee, payout } = await desk.paid(5_000);
    const { id } = await ctx.stripe.transfers.createReversal(payout.transferId ?? '', { amount: 5_000 });
    await eventually(async () => {
      await drain();
      return (await moneyOf(ctx, payee)).payable === 5_000;
    });
    expect((await holdsOf(ctx, [payee.id])).get(payee.id)).toEqual([`reversal:${id}`]);
    await desk.finish((await startRun(ctx))._id);
    expect(await moneyOf(ctx, payee)).toEqual({ payable: 5_000 });
    await releasePayee(ctx, payee.id, `reversal:${id}`);
    await desk.finish((await startRun(ctx))._id);
    expect(await moneyOf(ctx, payee)).toEqual({ paid: 5_000 });
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('by our own reversal comes once, also when its answer was lost', async () => {
    const { payee, payout } = await desk.paid(5_000);
    const path = `/v1/transfers/${payout.transferId}/reversals`;
    await desk.fault('POST', { kind: 'timeout_after_success', delayMs: 20, times: 5, match: { path, method: 'POST' } });
    const asked = await reversePayout(ctx, payout._id, { amountMinor: 2_000, reason: 'paid too much', hold: false });
    expect(asked.state).toBe('requested');
    const again = reversePayout(ctx, payout._id, { amountMinor: 2_000, reason: 'paid too much', hold: false });
    await expect(again).rejects.toMatchObject({ code: 'reversal_under_way' });
    await finishReversals(ctx);
    await finishReversals(ctx);
    await drain();
    expect(await moneyOf(ctx, payee)).toEqual({ paid: 3_000, payable: 2_000 });
    const { data } = await ctx.stripe.transfers.listReversals(payout.transferId ?? '');
    expect(data.map(({ amount }) => amount)).toEqual([2_000]);
    await expect(
      reversePayout(ctx, payout._id, { amountMinor: 3_001, reason: 'too much', hold: false }),
    ).rejects.toMatchObject({ code: 'reversal_too_large' });
  });

  test('F17: from the bank after it was paid is shown to the payee and never sent again from here', async () => {
    const { payee } = await desk.paid(5_000);
    const bank = await ctx.stripe.payouts.create({ amount: 5_000, currency: 'eur' }, { stripeAccount: payee.account });
    await fetch(`${desk.sandboxUrl}/stripe/accounts/${payee.account}/payouts/${bank.id}/fail`, { method: 'POST' });
    await eventually(async () => {
      await drain();
      return (await bankPayouts(ctx).findById(bank.id).lean())?.state === 'failed';
    });
    // The word that it was paid comes late and changes nothing.
    await desk.push({ id: unique('evt_'), type: 'payout.paid', object: { id: bank.id }, account: payee.account });
    await drain();
    expect(await bankPayouts(ctx).findById(bank.id).lean()).toMatchObject({
      state: 'failed',
      failureCode: 'account_closed',
      payeeId: payee.id,
    });
    await desk.finish((await startRun(ctx))._id);
    expect(await sentTo(ctx, payee)).toEqual([5_000]);
    expect(await moneyOf(ctx, payee)).toEqual({ paid: 5_000 });
  });
});
