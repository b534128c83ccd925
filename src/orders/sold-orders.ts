import type { Context } from '../context.ts';
import { utcDay } from '../kit/clock.ts';
import { type OrderRecord, orders } from './model.ts';

/** What results count of an order that a creator earned. Minor units. */
export interface SoldOrder {
  id: string;
  brandId: string;
  creatorId: string;
  /** The link or code that earned it. */
  sourceId: string;
  country: string;
  /** `YYYY-MM-DD` on which it was placed. */
  day: string;
  currency: string;
  gmvMinor: number;
  netMinor: number;
  lines: { lineId: string; sku: string; gmvMinor: number; netMinor: number }[];
}

type Read = Pick<
  OrderRecord,
  | '_id'
  | 'brandId'
  | 'attribution'
  | 'country'
  | 'placedAt'
  | 'cancelledAt'
  | 'currency'
  | 'gmvMinor'
  | 'netMinor'
  | 'lines'
>;

/** Pure; undefined for an order that nobody earned. A line's GMV is without the order's tax and shipping. */
export function soldOf(order: Read): SoldOrder | undefined {
  const { winner } = order.attribution;
  if (!winner) return undefined;
  const { _id, brandId, country, placedAt, cancelledAt, currency, gmvMinor, netMinor, lines } = order;
  return {
    id: _id,
    brandId,
    creatorId: winner.creatorId,
    sourceId: winner.sourceId,
    country,
    day: utcDay(placedAt),
    currency,
    gmvMinor,
    netMinor,
    lines: lines.map(({ lineId, sku, quantity, unitPriceMinor, baseMinor, refundedMinor }) => ({
      lineId,
      sku,
      gmvMinor: unitPriceMinor * quantity,
      netMinor: cancelledAt ? 0 : baseMinor - refundedMinor,
    })),
  };
}

const READ = {
  brandId: 1,
  attribution: 1,
  country: 1,
  placedAt: 1,
  cancelledAt: 1,
  currency: 1,
  gmvMinor: 1,
  netMinor: 1,
  lines: 1,
} as const;

/** What was sold with some orders; those that nobody earned are left out. At most 10,000. */
export async function findSold(tx: Context, orderIds: string[]): Promise<Map<string, SoldOrder>> {
  if (orderIds.length > 10_000) throw new RangeError('at most 10,000 orders at once');
  const rows = await orders(tx)
    .find({ _id: { $in: orderIds } }, READ)
    .session(tx.session ?? null)
    .lean<Read[]>();
  return new Map(rows.flatMap((row) => soldOf(row) ?? []).map((sold) => [sold.id, sold]));
}

/** Ids of orders that somebody earned, some at a time, in their order. */
export async function* soldInOrder(ctx: Context, size: number): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const rows = await orders(ctx)
      .find({ _id: { $gt: after } }, { _id: 1 })
      .sort({ _id: 1 })
      .limit(size)
      .lean();
    if (rows.length === 0) return;
    yield rows.map((row) => row._id);
    after = rows.at(-1)?._id ?? '';
  }
}
