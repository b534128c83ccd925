import type { Context } from '../../context.ts';
import { type PayoutRecord, payouts } from '../model.ts';
import { settlePayout } from '../settle-payout.ts';

/** Stripe told of a transfer, perhaps before it answered us: the payout that it belongs to is settled by it. */
export async function adoptTransfer(ctx: Context, transferId: string): Promise<void> {
  const transfer = await ctx.stripe.transfers.retrieve(transferId);
  if (!transfer.transfer_group) return;
  const payout = await payouts(ctx).findOne({ _id: transfer.transfer_group, state: 'sending' }).lean<PayoutRecord>();
  if (!payout) return;
  const fits =
    transfer.amount === payout.amountMinor &&
    transfer.destination === payout.destination &&
    transfer.currency === payout.currency.toLowerCase();
  if (fits) await settlePayout(ctx, payout, transfer.id);
  else ctx.logger.error({ payoutId: payout._id, transferId }, 'a transfer does not fit the payout that it names');
}
