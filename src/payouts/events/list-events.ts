import { requireManager } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import type { StripeEventView } from '../schemas.ts';
import { type StripeEventRecord, stripeEvents } from './model.ts';

const SHOWN = 100;

/** Kept events of Stripe in one state, the newest first; at most a hundred. */
export async function listStripeEvents(ctx: Context, state: StripeEventRecord['state']): Promise<StripeEventView[]> {
  requireManager(ctx, ['finance']);
  const rows = await stripeEvents(ctx)
    .find({ state })
    .sort({ receivedAt: -1 })
    .limit(SHOWN)
    .lean<StripeEventRecord[]>();
  return rows.map((row) => ({
    id: row._id,
    type: row.type,
    objectId: row.objectId,
    state: row.state,
    receivedAt: row.receivedAt.toISOString(),
    attempts: row.attempts ?? 0,
    error: row.error ?? null,
  }));
}

/** Has an event worked through once more; everything that follows from an event can be done again without harm. */
export async function replayStripeEvent(ctx: Context, id: string): Promise<void> {
  requireManager(ctx, ['finance']);
  await inTransaction(ctx, async (tx) => {
    const { matchedCount } = await stripeEvents(tx)
      .updateOne({ _id: id }, { $set: { state: 'received', attempts: 0, error: null } })
      .session(tx.session ?? null);
    if (matchedCount === 0) throw missing();
    await audit(tx, { action: 'stripe_event.replayed', subject: id });
  });
}
