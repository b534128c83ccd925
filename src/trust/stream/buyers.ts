import type { Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import type { OrderNews } from '../../orders/index.ts';
import type { BuyerFacts } from '../signals/signal.ts';
import { REST, totalOf } from './counts.ts';
import { type BuyerRecord, buyers, type TrafficDay } from './model.ts';

const MOST_CREATORS = 40;
const MOST_ORDERS = 200;
const WINDOW_DAYS = 30;

/** Keeps, for each buyer, with which creators she ordered lately; bounded. Inside the caller's transaction. */
export async function takeInBuyers(tx: Context, news: OrderNews[]): Promise<void> {
  const told = news.filter(
    ({ customerKey, ownPurchase, placed, returned, cancelled }) =>
      customerKey && !ownPurchase && (placed || returned || cancelled),
  );
  if (told.length === 0) return;
  const keys = [...new Set(told.map((item) => item.customerKey as string))];
  const known = await buyers(tx)
    .find({ _id: { $in: keys } })
    .session(tx.session ?? null)
    .lean<BuyerRecord[]>();
  const records = new Map(known.map((row) => [row._id, row]));
  for (const item of told) {
    const record = records.get(item.customerKey as string) ?? {
      _id: item.customerKey as string,
      creators: [],
      at: item.placedAt,
    };
    records.set(record._id, record);
    addToBuyer(record, item);
  }
  const writes = [...records.values()].map((record) => ({
    replaceOne: {
      filter: { _id: record._id as never },
      replacement: { ...record, at: new Date() } as never,
      upsert: true,
    },
  }));
  await buyers(tx).collection.bulkWrite(writes, { session: tx.session as never });
}

/** Pure but for the record it adds to. */
export function addToBuyer(
  record: BuyerRecord,
  { creatorId, orderId, placedAt, placed, returned, cancelled }: OrderNews,
): void {
  let entry = record.creators.find((one) => one.creatorId === creatorId);
  if (!entry) {
    entry = { creatorId, orders: 0, returned: 0, orderIds: [], at: placedAt };
    record.creators = [...record.creators, entry].slice(-MOST_CREATORS);
  }
  if (placed) {
    entry.orders += 1;
    entry.orderIds = [...entry.orderIds, orderId].slice(-MOST_ORDERS);
    if (placedAt > entry.at) entry.at = placedAt;
  }
  if (returned || cancelled) entry.returned += 1;
}

const TOP_BUYERS = 5;

/** The buyers who ordered most of a creator in the time of the sum, with what else they did lately. */
export async function topBuyers(ctx: Context, weeks: TrafficDay): Promise<BuyerFacts[]> {
  const keys = topKeys(weeks);
  if (keys.length === 0) return [];
  const rows = await buyers(ctx)
    .find({ _id: { $in: keys } })
    .lean<BuyerRecord[]>();
  return buyerFactsOf(weeks, rows, addDays(ctx.clock.now(), -WINDOW_DAYS));
}

/** Pure. @param since what buyers did before is left out */
export function buyerFactsOf(weeks: TrafficDay, rows: BuyerRecord[], since: Date): BuyerFacts[] {
  const all = totalOf(weeks.customers);
  return topKeys(weeks).flatMap((key) => {
    const recent = (rows.find((row) => row._id === key)?.creators ?? []).filter(({ at }) => at >= since);
    const own = recent.find(({ creatorId }) => creatorId === weeks.creatorId);
    if (!own) return [];
    const sum = (of: (entry: (typeof recent)[number]) => number) =>
      recent.reduce((total, entry) => total + of(entry), 0);
    const orders = weeks.customers[key] ?? 0;
    return [
      {
        key,
        orders,
        orderIds: own.orderIds,
        share: orders / all,
        creators: recent.length,
        ordersOfAll: sum((entry) => entry.orders),
        returnedOfAll: sum((entry) => entry.returned),
      },
    ];
  });
}

const topKeys = ({ customers }: TrafficDay): string[] =>
  Object.entries(customers)
    .filter(([key, count]) => key !== REST && count > 1)
    .sort(([, left], [, right]) => right - left)
    .slice(0, TOP_BUYERS)
    .map(([key]) => key);
