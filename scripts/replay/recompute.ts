import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import {
  type CountedSale,
  PUBLISHED_TIERS,
  stepAt,
  type TierMove,
  type TierRules,
  tierMoves,
} from './recompute-tiers.ts';

// Second opinion: from the file and the published rules alone, the tiers that creators came to included. With its tiers
// (recompute-tiers.ts) it imports nothing of Kolect and nothing of the replay, so that a mistake would have to be made twice to
// stay unseen. Amounts are centavos.

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
  /** As earned: 10 % and the bonus of the tier. */
  earned: number;
  /** What is left of it after a cancellation. */
  commission: number;
  /** How much of that is the tier's bonus. */
  bonus: number;
  /** Who earned it, if anybody. */
  creator: number | undefined;
  /** The tier that she held when it was bought. */
  tier: string;
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
  /** How much of it is tier bonus. */
  bonus: number;
  /** Commission that was lost to cancellations. */
  cancelled: number;
  /** By creator, until the day of the last purchase. */
  moves: Map<number, TierMove[]>;
  lastDay: number;
}

const DAY = 24 * 60 * 60 * 1000;
const RATE = 1_000;

/**
 * @param touches which creator each order (`order/seller`) came from; orders that are missing came from nobody
 * @param leftOut numbers of the lines that took no part (the header is line 1)
 */
export function recompute(
  path: string,
  touches: Iterable<{ orderKey: string; creator: number }>,
  leftOut: ReadonlySet<number>,
  rules: TierRules = PUBLISHED_TIERS,
): Recomputed {
  const creatorOf = new Map([...touches].map(({ orderKey, creator }) => [orderKey, creator]));
  const items = Map.groupBy(readItems(path, leftOut), (item) => `${item.order_id}/${item.seller_id}`);
  const sold = [...items].map(([key, rows]) => soldOf(key, rows, creatorOf.get(key)));
  const lastDay = Math.floor(Math.max(...sold.map((one) => one.purchasedAt)) / DAY) * DAY;
  const moves = new Map<number, TierMove[]>();
  for (const [creator, own] of Map.groupBy(sold, (one) => one.creator))
    if (creator !== undefined) moves.set(creator, tierMoves(own.flatMap(salesOf), rules, lastDay));
  const orders = new Map(sold.map((one) => [one.key, recomputeOrder(one, moves, rules)]));
  const sum = (pick: (order: RecomputedOrder) => number) =>
    [...orders.values()].reduce((all, one) => all + pick(one), 0);
  const creators = new Map<number, number>();
  for (const { creator, commission } of orders.values())
    if (creator !== undefined) creators.set(creator, (creators.get(creator) ?? 0) + commission);
  return {
    ...{ orders, creators, moves, lastDay },
    gmv: sum((order) => order.gmv),
    net: sum((order) => order.net),
    commission: sum((order) => order.commission),
    bonus: sum((order) => order.bonus),
    cancelled: sum((order) => order.earned - order.commission),
  };
}

interface Sold {
  key: string;
  creator: number | undefined;
  prices: number[];
  goods: number;
  freight: number;
  purchasedAt: number;
  deliveredAt: number | undefined;
  cancelledAt: number | undefined;
}

function soldOf(key: string, rows: Item[], creator: number | undefined): Sold {
  const first = rows[0] as Item;
  const { purchased_at, approved_at, shipped_at, delivered_at } = first;
  const times = [purchased_at, approved_at, shipped_at, delivered_at]
    .filter((time) => time)
    .map((time) => Date.parse(time));
  const gone = first.status === 'canceled' || first.status === 'unavailable';
  const prices = rows.map((row) => Number(row.unit_price) * Number(row.quantity));
  return {
    ...{ key, creator, prices },
    goods: prices.reduce((sum, price) => sum + price, 0),
    freight: rows.reduce((sum, row) => sum + Number(row.freight), 0),
    purchasedAt: Date.parse(purchased_at),
    deliveredAt: delivered_at ? Date.parse(delivered_at) : undefined,
    cancelledAt: gone ? Math.max(...times) + DAY : undefined,
  };
}

function recomputeOrder(sold: Sold, moves: Map<number, TierMove[]>, rules: TierRules): RecomputedOrder {
  const { creator, prices, goods, freight, purchasedAt, deliveredAt, cancelledAt } = sold;
  const gone = cancelledAt !== undefined;
  const { tier, bonus } = stepAt(creator === undefined ? [] : (moves.get(creator) ?? []), rules, purchasedAt);
  const earnedAt = (rate: number) =>
    creator === undefined ? 0 : prices.reduce((sum, price) => sum + shareOf(price, rate), 0);
  const earned = earnedAt(RATE + bonus);
  return {
    ...{ creator, tier, purchasedAt, deliveredAt, earned },
    gmv: goods + freight,
    net: gone ? 0 : goods,
    commission: gone ? 0 : earned,
    bonus: gone ? 0 : earned - earnedAt(RATE),
  };
}

/** So many hundredths of a per cent of an amount, rounded; exactly half goes to the even neighbour. */
export function shareOf(amount: number, basisPoints: number): number {
  const product = amount * basisPoints;
  if (!Number.isSafeInteger(product))
    throw new RangeError(`${amount} × ${basisPoints} is not a whole number that is exact`);
  const share = Math.floor(product / 10_000);
  const over = product - share * 10_000;
  const up = over > 5_000 || (over === 5_000 && share % 2 === 1);
  return up ? share + 1 : share;
}

/** The clock of a replay stops at each midnight: what came since the last one is heard there, after what is due was approved. */
const stopAfter = (at: number): number => Math.ceil(at / DAY) * DAY;

/** What an order counts for its creator's tier, and when: approved once it is locked, taken back when it is cancelled later. */
function salesOf({ goods, purchasedAt, deliveredAt, cancelledAt }: Sold): CountedSale[] {
  const unheard = purchasedAt + 60 * DAY;
  const isHeard = deliveredAt !== undefined && stopAfter(deliveredAt) < stopAfter(unheard);
  const lockedAt = isHeard ? deliveredAt + 15 * DAY : unheard;
  const approvedAt = Math.max(stopAfter(lockedAt), stopAfter(purchasedAt));
  const approved = { decidedAt: approvedAt, net: goods };
  if (cancelledAt === undefined) return [approved];
  const heardAt = stopAfter(cancelledAt);
  return heardAt < approvedAt ? [] : [approved, { decidedAt: heardAt, net: -goods }];
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
