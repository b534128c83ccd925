import type { Stripe } from 'stripe';
import { recordFingerprint } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { utcDay } from '../kit/clock.ts';
import { type PayeeRecord, payees } from './model.ts';
import { type AccountState, payeeStateOf } from './payee-state.ts';
import { readStripeAccount } from './payees/stripe-accounts.ts';
import { isStripeAway } from './stripe-trouble.ts';
import { payoutsPage, tellPayee } from './telling/tell.ts';

/** Asks Stripe for an account's state as it is now and keeps it: events may be late or out of order, the answer is not. */
export async function refreshPayee(ctx: Context, stripeAccountId: string): Promise<PayeeRecord | null> {
  const known = await payees(ctx).findOne({ stripeAccountId }).lean<PayeeRecord>();
  if (!known) return null;
  const state = await stateAtStripe(ctx, known);
  // Whoever took our access away comes back by a new account only.
  const frozen = known.state === 'disconnected' ? { state: known.state } : {};
  const change = { ...state, ...frozen, checkedAt: ctx.clock.now(), polledAt: new Date() };
  const after = await payees(ctx)
    .findOneAndUpdate({ _id: known._id, stripeAccountId }, { $set: change }, { returnDocument: 'after' })
    .lean<PayeeRecord>();
  if (after) await tellWhatIsDue(ctx, known, after);
  return after;
}

/** Who was through with the set-up is written to when Stripe asks for something more; while she is at it she sees it herself. */
async function tellWhatIsDue(ctx: Context, before: PayeeRecord, after: PayeeRecord): Promise<void> {
  const fresh = after.requirements.filter((code) => !before.requirements.includes(code));
  if (before.state === 'onboarding' || after.state === 'disconnected' || fresh.length === 0) return;
  const payee = { id: after._id, kind: after.kind ?? 'creator' } as const;
  const key = `${after._id}:${utcDay(after.checkedAt)}:${fresh.toSorted().join(',')}`;
  await tellPayee(ctx, payee, { template: 'payout-requirements', values: { path: payoutsPage(payee) }, key });
}

/** The owner took our access away: the payee is frozen until she sets up an account anew. */
export async function disconnectPayee(ctx: Context, stripeAccountId: string): Promise<void> {
  await payees(ctx).updateOne(
    { stripeAccountId },
    { $set: { state: 'disconnected', requirements: [], disabledReason: null, checkedAt: ctx.clock.now() } },
  );
}

/** An account that is not ours any more is frozen: nothing is sent to it. */
async function stateAtStripe(ctx: Context, { _id, stripeAccountId }: PayeeRecord): Promise<AccountState> {
  const account = await readStripeAccount(ctx, stripeAccountId);
  if (!account) return { state: 'disconnected', requirements: [], disabledReason: null };
  await keepFingerprint(ctx, _id, account);
  return payeeStateOf(account);
}

/** Stripe's fingerprint of the bank account or card that is paid to: two creators who share one may be one person. */
async function keepFingerprint(ctx: Context, payeeId: string, account: Stripe.Account): Promise<void> {
  const value = account.external_accounts?.data[0]?.fingerprint;
  const userId = value ? (await findCreators(ctx, [payeeId])).get(payeeId)?.userId : undefined;
  if (value && userId) await recordFingerprint(ctx, { kind: 'payout_account', value, userId });
}

/** A payee's record, asked for at Stripe while it is not enabled; as last known while Stripe is away. */
export async function payeeNow(ctx: Context, payeeId: string): Promise<PayeeRecord | null> {
  const known = await payees(ctx).findById(payeeId).lean<PayeeRecord>();
  if (!known || known.state === 'enabled' || known.state === 'disconnected') return known;
  return refreshPayee(ctx, known.stripeAccountId).catch((error: unknown) => {
    if (!isStripeAway(error)) throw error;
    ctx.logger.warn({ err: error }, 'the state of a payout account is shown as it was last known');
    return known;
  });
}

/** Payees by id. At most 1,000. */
export async function findPayees(ctx: Context, ids: string[]): Promise<Map<string, PayeeRecord>> {
  if (ids.length > 1_000) throw new RangeError('at most 1,000 payees at once');
  const rows = await payees(ctx)
    .find({ _id: { $in: ids } })
    .session(ctx.session ?? null)
    .lean<PayeeRecord[]>();
  return new Map(rows.map((row) => [row._id, row]));
}
