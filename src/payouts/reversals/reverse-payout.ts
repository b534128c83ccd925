import { Stripe } from 'stripe';
import { requireManager } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict, invalid, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { type PayoutRecord, payouts } from '../model.ts';
import { holdPayee } from '../payees/holds.ts';
import { isStripeAway } from '../stripe-trouble.ts';
import { bookReversal } from './book-reversals.ts';
import { payoutReversals, type ReversalRecord } from './model.ts';

export interface ReversePayout {
  /** Left out: all that is left of it. */
  amountMinor?: number | undefined;
  reason: string;
  /** Whether the payee is held until somebody decides to pay again. */
  hold: boolean;
}

/**
 * Takes a sent payout back, as far as the payee's account still has it. The request is written with its key before Stripe is asked; a
 * worker finishes it when the answer was lost. What Stripe refuses stays a debt that nets against what she earns next.
 */
export async function reversePayout(ctx: Context, payoutId: string, input: ReversePayout): Promise<ReversalRecord> {
  requireManager(ctx, ['finance']);
  const request = await inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const payout = await payouts(tx).findById(payoutId).session(session).lean<PayoutRecord>();
    if (!payout) throw missing();
    if (payout.state !== 'sent') throw conflict('payout_not_sent', 'Only a payout that was sent can be taken back.');
    const left = payout.amountMinor - (payout.reversedMinor ?? 0);
    const amountMinor = input.amountMinor ?? left;
    if (amountMinor > left || left === 0)
      throw invalid('reversal_too_large', 'That is more than what is left of this payout.');
    const count = await payoutReversals(tx).countDocuments({ payoutId }).session(session);
    if (await payoutReversals(tx).exists({ payoutId, state: 'requested' }).session(session))
      throw conflict('reversal_under_way', 'Money of this payout is being taken back already.');
    const record: ReversalRecord = {
      _id: `${payoutId}.r${count + 1}`,
      payoutId,
      payeeId: payout.payeeId,
      amountMinor,
      currency: payout.currency,
      state: 'requested',
      reversalId: null,
      reason: input.reason,
      by: tx.actor.kind === 'user' ? tx.actor.userId : 'programme',
      failure: null,
      createdAt: tx.clock.now(),
      doneAt: null,
    };
    await payoutReversals(tx).create([record], { session });
    if (input.hold) await holdPayee(tx, payout.payeeId, `reversal:${record._id}`);
    await audit(tx, {
      action: 'payout.reversal_requested',
      subject: payoutId,
      after: { amountMinor, reason: input.reason },
    });
    return record;
  });
  await submitReversal(ctx, request);
  return (await payoutReversals(ctx).findById(request._id).lean<ReversalRecord>()) ?? request;
}

/** Asks Stripe for a reversal, or finds the one that an earlier attempt made. */
async function submitReversal(ctx: Context, request: ReversalRecord): Promise<void> {
  const payout = await payouts(ctx).findById(request.payoutId).lean<PayoutRecord>();
  if (!payout?.transferId) return;
  try {
    const { data } = await ctx.stripe.transfers.listReversals(payout.transferId, { limit: 100 });
    const made =
      data.find(({ metadata }) => metadata?.reversal === request._id) ??
      (await ctx.stripe.transfers.createReversal(
        payout.transferId,
        { amount: request.amountMinor, metadata: { reversal: request._id } },
        { idempotencyKey: `reversal:${request._id}` },
      ));
    await bookReversal(ctx, payout, made);
  } catch (error) {
    if (isStripeAway(error)) return;
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const failure = { code: error.code ?? error.type, message: error.message.slice(0, 300) };
    await payoutReversals(ctx).updateOne(
      { _id: request._id, state: 'requested' },
      { $set: { state: 'refused', failure } },
    );
  }
}

/** Whether the outcome of any reversal is open. */
export const reversalsWait = async (ctx: Context): Promise<boolean> =>
  (await payoutReversals(ctx).exists({ state: 'requested' })) !== null;

/** Finishes reversals whose outcome was not learnt. @returns how many were asked about */
export async function finishReversals(ctx: Context): Promise<number> {
  const open = await payoutReversals(ctx).find({ state: 'requested' }).limit(100).lean<ReversalRecord[]>();
  for (const request of open) await submitReversal(ctx, request);
  return open.length;
}
