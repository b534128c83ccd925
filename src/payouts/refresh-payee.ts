import type { Stripe } from 'stripe';
import { recordFingerprint, requireCreator } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { type PayeeRecord, payees } from './model.ts';
import { payeeStateOf } from './payee-state.ts';
import { isAccountGone, isStripeAway } from './stripe-trouble.ts';

/** Asks Stripe for an account's state as it is now and keeps it: events may be late or out of order, the answer is not. */
export async function refreshPayee(ctx: Context, stripeAccountId: string): Promise<PayeeRecord | null> {
  const known = await payees(ctx).findOne({ stripeAccountId }).lean();
  if (!known) return null;
  const change = { ...(await stateAtStripe(ctx, known)), checkedAt: ctx.clock.now() };
  return payees(ctx).findOneAndUpdate({ _id: known._id }, { $set: change }, { returnDocument: 'after' }).lean();
}

/** An account that is not ours any more is frozen: nothing is sent to it. */
async function stateAtStripe(
  ctx: Context,
  { _id, stripeAccountId }: PayeeRecord,
): Promise<Pick<PayeeRecord, 'state' | 'requirements'>> {
  try {
    const account = await ctx.stripe.accounts.retrieve(stripeAccountId);
    await keepFingerprint(ctx, _id, account);
    return payeeStateOf(account);
  } catch (error) {
    if (isAccountGone(error)) return { state: 'restricted', requirements: [] };
    throw error;
  }
}

/** Stripe's fingerprint of the bank account or card that is paid to: two creators who share one may be one person. */
async function keepFingerprint(ctx: Context, creatorId: string, account: Stripe.Account): Promise<void> {
  const value = account.external_accounts?.data[0]?.fingerprint;
  const userId = value ? (await findCreators(ctx, [creatorId])).get(creatorId)?.userId : undefined;
  if (value && userId) await recordFingerprint(ctx, { kind: 'payout_account', value, userId });
}

/** The acting creator's payee record, asked for at Stripe while it is not enabled; as last known while Stripe is away. */
export async function ownPayee(ctx: Context): Promise<PayeeRecord | null> {
  const known = await payees(ctx).findById(requireCreator(ctx)).lean();
  if (!known || known.state === 'enabled') return known;
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
    .lean();
  return new Map(rows.map((row) => [row._id, row]));
}
