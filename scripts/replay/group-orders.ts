import type { BrokenRow } from './read-orders.ts';
import type { Row } from './row.ts';

/** What one shop reports of an order. Amounts in minor units of BRL. */
export interface ShopOrder {
  /** `order/seller`. */
  key: string;
  orderId: string;
  sellerId: string;
  customerId: string;
  purchasedAt: Date;
  approvedAt: Date | null;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  /** The file has no time of cancellation: a day after the last thing that is known of the order. */
  cancelledAt: Date | null;
  items: Row[];
  freightMinor: number;
}

const DAY_MS = 86_400_000;
const MAX_ITEMS = 200;

/**
 * Groups rows to orders, one a seller. A row that repeats an item or contradicts its order's first row is broken.
 * @param limit how many of the file's orders to take, the first ones
 */
export function groupOrders(rows: Row[], limit: number) {
  const brokenRows: BrokenRow[] = [];
  const linesAfterLimit: number[] = [];
  const firstRows = new Map<string, Row>();
  const seenItems = new Set<string>();
  const orders = new Map<string, ShopOrder>();
  for (const row of rows) {
    const first = firstRows.get(row.orderId);
    if (!first && firstRows.size >= limit) {
      linesAfterLimit.push(row.line);
      continue;
    }
    const order = orders.get(`${row.orderId}/${row.sellerId}`) ?? newOrder(row);
    const reason = contradiction(first, row, seenItems) ?? (order.items.length >= MAX_ITEMS ? TOO_MANY : undefined);
    if (reason) {
      brokenRows.push({ line: row.line, reason });
      continue;
    }
    if (!first) firstRows.set(row.orderId, row);
    seenItems.add(`${row.orderId}/${row.itemNo}`);
    order.items.push(row);
    order.freightMinor += row.freightMinor;
    orders.set(order.key, order);
  }
  return { orders: [...orders.values()], fileOrders: firstRows.size, brokenRows, linesAfterLimit };
}

const TOO_MANY = `is past the ${MAX_ITEMS} items that one shop can report of an order`;

function contradiction(first: Row | undefined, row: Row, seenItems: Set<string>): string | undefined {
  if (!first) return undefined;
  if (seenItems.has(`${row.orderId}/${row.itemNo}`)) return `repeats item ${row.itemNo} of its order`;
  for (const name of ['purchasedAt', 'approvedAt', 'shippedAt', 'deliveredAt', 'status', 'customerId'] as const) {
    if (row[name]?.valueOf() !== first[name]?.valueOf())
      return `says something else than line ${first.line}, of the same order, about ${name}`;
  }
  return undefined;
}

function newOrder(row: Row): ShopOrder {
  const { orderId, sellerId, customerId, purchasedAt, approvedAt, shippedAt, deliveredAt, status } = row;
  const last = Math.max(...[purchasedAt, approvedAt, shippedAt, deliveredAt].map((at) => at?.getTime() ?? 0));
  const cancelled = status === 'canceled' || status === 'unavailable';
  return {
    key: `${orderId}/${sellerId}`,
    orderId,
    sellerId,
    customerId,
    purchasedAt,
    approvedAt,
    shippedAt,
    deliveredAt,
    cancelledAt: cancelled ? new Date(last + DAY_MS) : null,
    items: [],
    freightMinor: 0,
  };
}
