import { markPaid } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../kit/transaction.ts';
import { giveBack, move, postEntries } from '../ledger/index.ts';
import { type PayoutRecord, payouts } from './model.ts';

/** A transfer exists: in transit becomes paid, by compare-and-set on the state, then the commissions are marked. Repeatable. */
export async function settlePayout(ctx: Context, payout: PayoutRecord, transferId: string): Promise<void> {
  await finish(
    ctx,
    payout,
    { state: 'sent', transferId, sentAt: ctx.clock.now(), failure: null },
    'settle',
    'creator:paid',
  );
  await markCommissions(ctx, payout);
}

/** Stripe refused for good: the reservation goes back to payable, and the next run takes it up. Repeatable. */
export const releasePayout = (
  ctx: Context,
  payout: PayoutRecord,
  failure: { code: string; message: string },
): Promise<void> => finish(ctx, payout, { state: 'failed', failure }, 'release', 'creator:payable');

async function finish(
  ctx: Context,
  payout: PayoutRecord,
  change: Partial<PayoutRecord>,
  verb: 'settle' | 'release',
  to: 'creator:paid' | 'creator:payable',
): Promise<void> {
  const { _id, payeeId, currency, amountMinor, range } = payout;
  await inTransaction(ctx, async (tx) => {
    const { modifiedCount } = await payouts(tx)
      .updateOne({ _id, state: 'sending' }, { $set: change })
      .session(tx.session ?? null);
    if (modifiedCount !== 1) return;
    const owner = { owner: payeeId, currency };
    const postings = move({ account: 'creator:in_transit', ...owner }, { account: to, ...owner }, amountMinor);
    const entry = { key: `payout:${_id}:${verb}`, fact: { kind: 'payout', id: _id }, postings };
    if (verb === 'settle') await postEntries(tx, [entry]);
    else await giveBack(tx, { account: 'creator:payable', ...owner }, range, entry);
  });
}

export async function markCommissions(ctx: Context, payout: PayoutRecord): Promise<void> {
  const { _id, payeeId, currency, range } = payout;
  await markPaid(ctx, { payeeId, currency, payoutId: _id, range });
  await payouts(ctx).updateOne({ _id, state: 'sent' }, { $set: { commissionsMarked: true } });
}
