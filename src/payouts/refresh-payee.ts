import { requireCreator } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { type PayeeRecord, payees } from './model.ts';
import { payeeStateOf } from './payee-state.ts';
import { isAccountGone, isStripeAway } from './stripe-trouble.ts';

/** Asks Stripe for an account's state as it is now and keeps it: events may be late or out of order, the answer is not. */
export async function refreshPayee(ctx: Context, stripeAccountId: string): Promise<PayeeRecord | null> {
  const known = await payees(ctx).findOne({ stripeAccountId }).lean();
  if (!known) return null;
  const change = { ...(await stateAtStripe(ctx, stripeAccountId)), checkedAt: ctx.clock.now() };
  return payees(ctx).findOneAndUpdate({ _id: known._id }, { $set: change }, { returnDocument: 'after' }).lean();
}

/** An account that is not ours any more is frozen: nothing is sent to it. */
async function stateAtStripe(
  ctx: Context,
  stripeAccountId: string,
): Promise<Pick<PayeeRecord, 'state' | 'requirements'>> {
  try {
    return payeeStateOf(await ctx.stripe.accounts.retrieve(stripeAccountId));
  } catch (error) {
    if (isAccountGone(error)) return { state: 'restricted', requirements: [] };
    throw error;
  }
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
