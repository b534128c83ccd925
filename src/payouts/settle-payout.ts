import { markPaid } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../kit/transaction.ts';
import { giveBack, move, postEntries } from '../ledger/index.ts';
import { type PayoutRecord, payouts } from './model.ts';
import { accountOf } from './payees/account-of.ts';
import { reach } from './steps.ts';

/** A transfer exists: in transit becomes paid, by compare-and-set on the state, then the commissions are marked. Repeatable. */
export async function settlePayout(ctx: Context, payout: PayoutRecord, transferId: string): Promise<void> {
  const change = { state: 'sent' as const, transferId, sentAt: ctx.clock.now(), failure: null };
  await end(ctx, payout, { from: 'sending', change, verb: 'settle', to: 'paid' });
  reach(ctx, 'settle:moved');
  await markCommissions(ctx, payout);
}

/** Stripe refused for good: the reservation goes back to payable, and the next run takes it up. Repeatable. */
export async function releasePayout(
  ctx: Context,
  payout: PayoutRecord,
  { code, message }: { code: string; message: string },
): Promise<void> {
  const change = { state: 'failed' as const, failure: { code, message } };
  await end(ctx, payout, { from: 'sending', change, verb: 'release', to: 'payable' });
  reach(ctx, 'release:moved');
}

/** Nothing was handed to Stripe, and nothing is: the reservation goes back to payable. Repeatable. */
export async function cancelPayout(ctx: Context, payout: PayoutRecord): Promise<void> {
  const change = { state: 'cancelled' as const };
  await end(ctx, payout, { from: 'reserved', change, verb: 'release', to: 'payable' });
  reach(ctx, 'cancel:released');
}

interface End {
  from: 'reserved' | 'sending';
  change: Partial<PayoutRecord>;
  verb: 'settle' | 'release';
  to: 'paid' | 'payable';
}

async function end(ctx: Context, payout: PayoutRecord, { from, change, verb, to }: End): Promise<void> {
  const { _id, payeeId, currency, amountMinor, range } = payout;
  await inTransaction(ctx, async (tx) => {
    const { modifiedCount } = await payouts(tx)
      .updateOne({ _id, state: from }, { $set: change })
      .session(tx.session ?? null);
    if (modifiedCount !== 1) return;
    const owner = { owner: payeeId, currency };
    const target = { account: accountOf(payout, to), ...owner };
    const postings = move({ account: accountOf(payout, 'in_transit'), ...owner }, target, amountMinor);
    const entry = { key: `payout:${_id}:${verb}`, fact: { kind: 'payout', id: _id }, postings };
    if (verb === 'settle') await postEntries(tx, [entry]);
    else await giveBack(tx, target, range, entry);
  });
}

export async function markCommissions(ctx: Context, payout: PayoutRecord): Promise<void> {
  const { _id, payeeId, currency, range, also = [] } = payout;
  for (const covered of [range, ...also]) await markPaid(ctx, { payeeId, currency, payoutId: _id, range: covered });
  reach(ctx, 'settle:commissions-marked');
  await payouts(ctx).updateOne({ _id, state: 'sent' }, { $set: { commissionsMarked: true } });
  reach(ctx, 'settle:noted');
}
