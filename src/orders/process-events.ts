import type { Context } from '../context.ts';
import { isOutage } from '../kit/outage.ts';
import { setAside } from './dead-letters/set-aside.ts';
import { orderEvents } from './model.ts';
import { settleOrders } from './settle-orders.ts';

const MAX_EVENTS = 1_000;
const MAX_ORDERS = 200;

/**
 * Settles the orders of the oldest accepted events, a batch in one transaction. An order that cannot be settled does not sink
 * the others: the batch is halved until it stands alone, and its waiting events are set aside for the manager.
 * @returns how many events were looked at; 0 when none waits
 */
export async function processEvents(ctx: Context): Promise<number> {
  const waiting = await orderEvents(ctx)
    .find({ state: 'received' }, { orderId: 1 })
    .sort({ receivedAt: 1 })
    .limit(MAX_EVENTS)
    .lean();
  const orderIds = [...new Set(waiting.map((event) => event.orderId))];
  for (let start = 0; start < orderIds.length; start += MAX_ORDERS) {
    await settleOrSplit(ctx, orderIds.slice(start, start + MAX_ORDERS));
  }
  return waiting.length;
}

async function settleOrSplit(ctx: Context, orderIds: string[]): Promise<void> {
  try {
    await settleOrders(ctx, orderIds);
  } catch (error) {
    // The database being away is nobody's poison: the events stay where they are.
    if (isOutage(error)) throw error;
    if (orderIds.length > 1) {
      const middle = Math.ceil(orderIds.length / 2);
      await settleOrSplit(ctx, orderIds.slice(0, middle));
      await settleOrSplit(ctx, orderIds.slice(middle));
      return;
    }
    await settleAlone(ctx, orderIds[0] as string);
  }
}

/** A second try, with fresh eyes: another worker may have written the same order a moment ago. */
async function settleAlone(ctx: Context, orderId: string): Promise<void> {
  try {
    await settleOrders(ctx, [orderId]);
  } catch (error) {
    if (isOutage(error)) throw error;
    await setAsideOrder(ctx, orderId, error);
  }
}

async function setAsideOrder(ctx: Context, orderId: string, error: unknown): Promise<void> {
  const problem = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
  ctx.logger.error({ err: error, orderId }, 'an order could not be settled; its events are set aside');
  ctx.metrics.eventsFailed.inc(await setAside(ctx, orderId, problem));
}
