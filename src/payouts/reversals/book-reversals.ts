import type { Stripe } from 'stripe';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { move, postEntries } from '../../ledger/index.ts';
import { type PayoutRecord, payouts } from '../model.ts';
import { accountOf } from '../payees/account-of.ts';
import { holdPayee } from '../payees/holds.ts';
import { payoutReversals } from './model.ts';

const MAX_REVERSALS = 100;

/**
 * Books every reversal that Stripe has of a transfer and that is not booked yet: what was paid is payable again. One that was not asked
 * for here, made in Stripe's dashboard, also holds the payee until somebody decides whether the money is sent again. Repeatable.
 */
export async function bookReversals(ctx: Context, transferId: string): Promise<void> {
  const payout = await payouts(ctx).findOne({ transferId }).lean<PayoutRecord>();
  if (!payout) return;
  const { data } = await ctx.stripe.transfers.listReversals(transferId, { limit: MAX_REVERSALS });
  for (const reversal of data) await bookReversal(ctx, payout, reversal);
}

/** The key is Stripe's id, so each reversal moves money once, whoever learns of it first. */
export async function bookReversal(
  ctx: Context,
  payout: PayoutRecord,
  reversal: Pick<Stripe.TransferReversal, 'id' | 'amount' | 'metadata'>,
): Promise<void> {
  const { payeeId, currency } = payout;
  const asked = reversal.metadata?.reversal;
  await inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const owner = { owner: payeeId, currency };
    const postings = move(
      { account: accountOf(payout, 'paid'), ...owner },
      { account: accountOf(payout, 'payable'), ...owner },
      reversal.amount,
    );
    const fact = { kind: 'reversal', id: payout._id };
    const fresh = await postEntries(tx, [{ key: `reversal:${reversal.id}`, fact, postings }]);
    if (fresh.length === 0) return;
    await payouts(tx)
      .updateOne({ _id: payout._id }, { $inc: { reversedMinor: reversal.amount } })
      .session(session);
    const done = { state: 'done' as const, reversalId: reversal.id, doneAt: tx.clock.now() };
    const ours = asked
      ? await payoutReversals(tx).updateOne({ _id: asked, payoutId: payout._id }, { $set: done }).session(session)
      : undefined;
    if (ours?.matchedCount === 1) return;
    const { amount: amountMinor } = reversal;
    const record = { payoutId: payout._id, payeeId, amountMinor, currency, ...done, reason: 'dashboard', by: 'stripe' };
    await payoutReversals(tx).create([{ _id: reversal.id, ...record, failure: null, createdAt: tx.clock.now() }], {
      session,
    });
    await holdPayee(tx, payeeId, `reversal:${reversal.id}`);
  });
}
