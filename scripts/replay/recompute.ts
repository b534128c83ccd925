import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

// Second opinion: from the file and the published rules alone. It imports nothing of Kolect and nothing of the replay, so
// that a mistake would have to be made twice to stay unseen. Amounts are centavos.

interface Item {
  order_id: string;
  seller_id: string;
  purchased_at: string;
  approved_at: string;
  shipped_at: string;
  delivered_at: string;
  status: string;
  quantity: string;
  unit_price: string;
  freight: string;
}

export interface RecomputedOrder {
  gmv: number;
  net: number;
  /** As earned at 10 %; what is left of it after a cancellation. */
  earned: number;
  commission: number;
  /** Who earned it, if anybody. */
  creator: number | undefined;
  purchasedAt: number;
  deliveredAt: number | undefined;
}

export interface Recomputed {
  orders: Map<string, RecomputedOrder>;
  gmv: number;
  net: number;
  /** Commission by creator. */
  creators: Map<number, number>;
  commission: number;
  /** Commission that was lost to cancellations. */
  cancelled: number;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * @param touches which creator each order (`order/seller`) came from; orders that are missing came from nobody
 * @param leftOut numbers of the lines that took no part (the header is line 1)
 */
export function recompute(
  path: string,
  touches: Iterable<{ orderKey: string; creator: number }>,
  leftOut: ReadonlySet<number>,
): Recomputed {
  const creatorOf = new Map([...touches].map(({ orderKey, creator }) => [orderKey, creator]));
  const items = Map.groupBy(readItems(path, leftOut), (item) => `${item.order_id}/${item.seller_id}`);
  const result: Recomputed = { orders: new Map(), gmv: 0, net: 0, creators: new Map(), commission: 0, cancelled: 0 };
  for (const [key, rows] of items) {
    const order = recomputeOrder(rows, creatorOf.get(key));
    result.orders.set(key, order);
    result.gmv += order.gmv;
    result.net += order.net;
    result.commission += order.commission;
    result.cancelled += order.earned - order.commission;
    if (order.creator !== undefined)
      result.creators.set(order.creator, (result.creators.get(order.creator) ?? 0) + order.commission);
  }
  return result;
}

function recomputeOrder(rows: Item[], creator: number | undefined): RecomputedOrder {
  const first = rows[0] as Item;
  const gone = first.status === 'canceled' || first.status === 'unavailable';
  const prices = rows.map((row) => Number(row.unit_price) * Number(row.quantity));
  const goods = prices.reduce((sum, price) => sum + price, 0);
  const earned = creator === undefined ? 0 : prices.reduce((sum, price) => sum + tenPercent(price), 0);
  return {
    gmv: goods + rows.reduce((sum, row) => sum + Number(row.freight), 0),
    net: gone ? 0 : goods,
    earned,
    commission: gone ? 0 : earned,
    creator,
    purchasedAt: Date.parse(first.purchased_at),
    deliveredAt: first.delivered_at ? Date.parse(first.delivered_at) : undefined,
  };
}

/** A tenth of an amount, rounded; exactly half goes to the even neighbour. */
export function tenPercent(amount: number): number {
  const tenth = Math.floor(amount / 10);
  const over = amount % 10;
  const up = over > 5 || (over === 5 && tenth % 2 === 1);
  return up ? tenth + 1 : tenth;
}

/** When an order's commission locks, by the news until `newsUntil`: 15 days after delivery, else 60 days after purchase. */
export function lockTime(order: RecomputedOrder, newsUntil: number): number {
  const { deliveredAt, purchasedAt } = order;
  const delivered = deliveredAt !== undefined && deliveredAt <= newsUntil;
  return delivered ? deliveredAt + 15 * DAY : purchasedAt + 60 * DAY;
}

function readItems(path: string, leftOut: ReadonlySet<number>): Item[] {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines = text.split(/\r?\n/).filter((line, index) => line.trim() && !leftOut.has(index + 1));
  return parse(lines.join('\n'), { columns: true, bom: true });
}
