import type { Context } from '../context.ts';
import { creatorDays, sourceCounters } from './model.ts';

/** One order's effect on the counters; `orders` is 1 when it is newly attributed, -1 when it is no longer, else 0. */
export interface OrderCount {
  creatorId: string;
  sourceId: string;
  /** `YYYY-MM-DD` on which the order was placed. */
  day: string;
  orders: number;
  currency: string;
  earnedDeltaMinor: number;
}

/** Folds orders into the counters of creators, days, links and codes. Inside the caller's transaction. */
export async function countOrders(tx: Context, counts: OrderCount[]): Promise<void> {
  const session = tx.session as never;
  const days = new Map<string, { set: object; inc: Record<string, number> }>();
  const sources = new Map<string, number>();
  for (const { creatorId, sourceId, day, orders, currency, earnedDeltaMinor } of counts) {
    const id = `${creatorId}:${day}`;
    const entry = days.get(id) ?? { set: { creatorId, day }, inc: { orders: 0 } };
    const earned = `earned.${currency}`;
    entry.inc.orders = (entry.inc.orders ?? 0) + orders;
    entry.inc[earned] = (entry.inc[earned] ?? 0) + earnedDeltaMinor;
    days.set(id, entry);
    if (orders !== 0) sources.set(sourceId, (sources.get(sourceId) ?? 0) + orders);
  }
  const byId = ([left]: [string, unknown], [right]: [string, unknown]) => (left < right ? -1 : 1);
  const upsert = (id: string, update: object) => ({
    updateOne: { filter: { _id: id as never }, update, upsert: true },
  });
  const dayUpdates = [...days].sort(byId).map(([id, { set, inc }]) => upsert(id, { $inc: inc, $setOnInsert: set }));
  const sourceUpdates = [...sources].sort(byId).map(([id, orders]) => upsert(id, { $inc: { orders } }));
  if (dayUpdates.length > 0) await creatorDays(tx).collection.bulkWrite(dayUpdates, { session });
  if (sourceUpdates.length > 0) await sourceCounters(tx).collection.bulkWrite(sourceUpdates, { session });
}
