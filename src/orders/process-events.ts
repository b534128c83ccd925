import type { Context } from '../context.ts';
import { DomainError } from '../kit/errors.ts';
import { isOutage } from '../kit/outage.ts';
import { setAside } from './dead-letters/set-aside.ts';
import { type EventRecord, orderEvents } from './model.ts';
import { type Batch, lanesOf } from './order-lanes.ts';
import { settleOrders } from './settle-orders.ts';

const MAX_EVENTS = 4_000;
const MAX_BYTES = 16_000_000;
/** In a lane: who meets another lane more often than that waits for its end. */
const ATTEMPTS = 2;

/**
 * Settles the orders of the oldest accepted events, a batch in one transaction, some batches of different creators side by side. An
 * order that cannot be settled does not sink the others: the batch is halved until it stands alone, and its waiting events are set
 * aside for the manager.
 * @returns how many events were looked at; 0 when none waits
 */
export async function processEvents(ctx: Context): Promise<number> {
  const waiting = await findWaiting(ctx);
  if (waiting.length === 0) return 0;
  const lanes = await lanesOf(ctx, waiting);
  const results = await Promise.allSettled(lanes.map((lane) => settleLane(ctx, lane)));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  const left = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  for (const { orderIds } of left) await settleOrSplit(ctx, orderIds);
  return waiting.length;
}

async function findWaiting(ctx: Context): Promise<EventRecord[]> {
  const found: EventRecord[] = [];
  let bytes = 0;
  const cursor = orderEvents(ctx)
    .collection.find({ state: 'received' })
    .sort({ receivedAt: 1 })
    .limit(MAX_EVENTS)
    .batchSize(1_000);
  for await (const row of cursor) {
    const event = row as unknown as EventRecord;
    found.push(event);
    bytes += event.body.length;
    if (bytes > MAX_BYTES) break;
  }
  return found;
}

/** @returns what could not be settled beside the other lanes, and why not is to be found out */
async function settleLane(ctx: Context, lane: Batch[]): Promise<Batch[]> {
  const left: Batch[] = [];
  for (const batch of lane) {
    try {
      await settleOrders(ctx, batch.orderIds, { waiting: batch.events, attempts: ATTEMPTS });
    } catch (error) {
      const isBusy = error instanceof DomainError && error.code === 'busy';
      if (isOutage(error) && !isBusy) throw error;
      left.push(batch);
    }
  }
  return left;
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
