import type { Context } from '../../context.ts';
import { isStripeAway } from '../stripe-trouble.ts';
import { followEvent } from './follow-event.ts';
import { type StripeEventRecord, stripeEvents } from './model.ts';

const BATCH = 100;
/** An event that fails this often is set aside until somebody replays it. */
const MAX_ATTEMPTS = 5;

/** Works through kept events, oldest first; one that fails holds up no other. @returns how many */
export async function processStripeEvents(ctx: Context): Promise<number> {
  const waiting = await stripeEvents(ctx)
    .find({ state: 'received' })
    .sort({ receivedAt: 1 })
    .limit(BATCH)
    .lean<StripeEventRecord[]>();
  for (const event of waiting) await processEvent(ctx, event);
  return waiting.length;
}

/** Whether any waits. */
export const stripeEventsWait = async (ctx: Context): Promise<boolean> =>
  (await stripeEvents(ctx).exists({ state: 'received' })) !== null;

async function processEvent(ctx: Context, event: StripeEventRecord): Promise<void> {
  const mine = { _id: event._id, state: 'received' as const };
  try {
    await followEvent(ctx, event);
    await stripeEvents(ctx).updateOne(mine, { $set: { state: 'processed', error: null } });
  } catch (error) {
    // Stripe is away: all of them wait for it, and none is to blame.
    if (isStripeAway(error)) throw error;
    const attempts = (event.attempts ?? 0) + 1;
    ctx.logger.error({ err: error, eventId: event._id, attempts }, 'an event of Stripe could not be worked through');
    const message = (error instanceof Error ? error.message : String(error)).slice(0, 300);
    await stripeEvents(ctx).updateOne(mine, {
      $set: { attempts, error: message, ...(attempts >= MAX_ATTEMPTS ? { state: 'failed' as const } : {}) },
    });
  }
}
