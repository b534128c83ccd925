import { Stripe } from 'stripe';
import type { Context } from '../context.ts';
import type { PayoutRecord } from './model.ts';

export type TransferOutcome =
  | { kind: 'sent'; transferId: string }
  /** Stripe said no for good: the money is still ours. */
  | { kind: 'refused'; code: string; message: string }
  /** The platform's Stripe balance is short: nothing was sent, and more of the same will not help. */
  | { kind: 'short' }
  /** Stripe knows the key with other parameters: nothing was sent, and somebody has to look. */
  | { kind: 'alarm'; code: string; message: string }
  /** Too fast: nothing was sent. */
  | { kind: 'later' }
  /** Sent or not, nobody can say: to be looked up. */
  | { kind: 'unknown' };

/** Well inside the 24 hours for which Stripe remembers a key. Source: docs.stripe.com/api/idempotent_requests. */
const KEY_WINDOW_MS = 20 * 3_600_000;

/** Sends a payout's transfer under its own key. Never throws for Stripe's answers. */
export async function submitTransfer(ctx: Context, payout: PayoutRecord): Promise<TransferOutcome> {
  const { _id, payeeId, runId, currency, amountMinor, destination } = payout;
  try {
    const transfer = await ctx.stripe.transfers.create(
      {
        amount: amountMinor,
        currency: currency.toLowerCase(),
        destination,
        transfer_group: _id,
        metadata: { payoutId: _id, payeeId, runId },
      },
      { idempotencyKey: keyOf(payout) },
    );
    return { kind: 'sent', transferId: transfer.id };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** Finds the transfer that an earlier attempt made, by its group; `none` when Stripe says that there is none. */
export async function lookUpTransfer(ctx: Context, payout: PayoutRecord): Promise<TransferOutcome | { kind: 'none' }> {
  try {
    const { data } = await ctx.stripe.transfers.list({ transfer_group: payout._id, limit: 10 });
    const found = data.find(
      ({ amount, destination, currency }) =>
        amount === payout.amountMinor &&
        destination === payout.destination &&
        currency === payout.currency.toLowerCase(),
    );
    return found ? { kind: 'sent', transferId: found.id } : { kind: 'none' };
  } catch (error) {
    return error instanceof Stripe.errors.StripeRateLimitError ? { kind: 'later' } : unknownOutcome(error);
  }
}

/** After the key window the look-up alone decides: nothing found means that a new key is safe. */
export const keyWindowOver = (payout: PayoutRecord): boolean =>
  payout.firstSubmittedAt !== null && Date.now() - payout.firstSubmittedAt.getTime() > KEY_WINDOW_MS;

/** An answer that is still open after this long is not merely on its way. */
const USUAL_MS = 60_000;

/** Payouts whose answer is still open after the usual time, as a condition on `firstSubmittedAt`. */
export const submittedLongAgo = () => ({ $lt: new Date(Date.now() - USUAL_MS) });

/** Until when at the latest it is open whether a payout was sent; null where it is not, or where the answer is only on its way. */
export function unclearUntil({ state, firstSubmittedAt }: PayoutRecord): Date | null {
  if (state !== 'sending' || firstSubmittedAt === null || Date.now() - firstSubmittedAt.getTime() < USUAL_MS)
    return null;
  return new Date(firstSubmittedAt.getTime() + KEY_WINDOW_MS);
}

const keyOf = (payout: PayoutRecord): string => `payout:${payout._id}:${payout.attempt}`;

function outcomeOf(error: unknown): TransferOutcome {
  if (error instanceof Stripe.errors.StripeRateLimitError) return { kind: 'later' };
  if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'balance_insufficient')
    return { kind: 'short' };
  if (error instanceof Stripe.errors.StripeIdempotencyError && error.statusCode !== 409)
    return { kind: 'alarm', code: 'idempotency_error', message: error.message.slice(0, 300) };
  const refused =
    error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripePermissionError;
  // 409: another request with this key is under way, so its outcome is open.
  if (refused && error.statusCode !== 409)
    return { kind: 'refused', code: error.code ?? error.type, message: error.message.slice(0, 300) };
  return unknownOutcome(error);
}

function unknownOutcome(error: unknown): TransferOutcome {
  if (error instanceof Stripe.errors.StripeError) return { kind: 'unknown' };
  throw error;
}
