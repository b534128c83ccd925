import { requireManager } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../../kit/pagination.ts';
import { inTransaction } from '../../kit/transaction.ts';
import type { StripeEventView } from '../schemas.ts';
import { type StripeEventRecord, stripeEvents } from './model.ts';

/** Kept events of Stripe in one state, by their ids, which rise with time at Stripe. */
export async function listStripeEvents(
  ctx: Context,
  state: StripeEventRecord['state'],
  query: PageQuery,
): Promise<Page<StripeEventView>> {
  requireManager(ctx, ['finance']);
  const rows = await stripeEvents(ctx)
    .find({ state, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<StripeEventRecord[]>();
  return toPage(rows, query.limit, (row) => ({
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
