import type { Context } from '../../context.ts';
import { bankPayouts } from '../events/model.ts';
import { payees } from '../model.ts';
import { isAccountGone } from '../stripe-trouble.ts';

/**
 * Keeps how a payout from a payee's account to her bank stands now. One that failed after it was paid is shown to her; the money is in
 * her account at Stripe, so nothing is sent again from here.
 */
export async function noteBankPayout(ctx: Context, stripeAccountId: string, id: string): Promise<void> {
  const payee = await payees(ctx).findOne({ stripeAccountId }, { _id: 1 }).lean();
  if (!payee) return;
  const payout = await ctx.stripe.payouts
    .retrieve(id, {}, { stripeAccount: stripeAccountId })
    .catch((error: unknown) => {
      if (isAccountGone(error)) return undefined;
      throw error;
    });
  if (!payout) return;
  const record = {
    payeeId: payee._id,
    amountMinor: payout.amount,
    currency: payout.currency.toUpperCase(),
    state: payout.status,
    failureCode: payout.failure_code,
    arrivesAt: new Date(payout.arrival_date * 1_000),
    changedAt: ctx.clock.now(),
  };
  await bankPayouts(ctx).updateOne({ _id: id }, { $set: record }, { upsert: true });
}
