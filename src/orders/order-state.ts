import { proportionOf } from '../kit/money.ts';
import type { OrderEvent, PlacedEvent, RefundedEvent } from './schemas.ts';

export const ORDER_STATES = ['placed', 'paid', 'shipped', 'delivered', 'cancelled'] as const;
export type OrderStateName = (typeof ORDER_STATES)[number];

export interface OrderLine {
  lineId: string;
  sku: string;
  category: string | null;
  quantity: number;
  unitPriceMinor: number;
  discountMinor: number;
  /** Unit price × quantity − discount: what commission is computed on. */
  baseMinor: number;
  /** Never more than the base. */
  refundedMinor: number;
}

export interface OrderState {
  state: OrderStateName;
  currency: string;
  country: string;
  placedAt: Date;
  deliveredAt: Date | null;
  cancelledAt: Date | null;
  lines: OrderLine[];
  /** Gross value as placed, tax and shipping included. */
  gmvMinor: number;
  /** Less discounts, tax, shipping, cancellation and refunds. */
  netMinor: number;
}

/**
 * The state of an order as a function of the set of its events: order, repetition and lateness make no difference.
 * @returns undefined while `order.placed` has not arrived
 */
export function orderState(events: OrderEvent[]): OrderState | undefined {
  const placed = earliest(events.filter((event): event is PlacedEvent => event.type === 'order.placed'));
  if (!placed) return undefined;
  const { data } = placed;
  const refunds = events.filter((event): event is RefundedEvent => event.type === 'order.refunded');
  const lines = data.lines.map((line) => {
    const baseMinor = line.unitPriceMinor * line.quantity - line.discountMinor;
    const { lineId, sku, quantity, unitPriceMinor, discountMinor } = line;
    const refundedMinor = refundedOf(lineId, quantity, baseMinor, refunds);
    return {
      lineId,
      sku,
      category: line.category ?? null,
      quantity,
      unitPriceMinor,
      discountMinor,
      baseMinor,
      refundedMinor,
    };
  });
  const cancelledAt = earliestAt(events, 'order.cancelled');
  const deliveredAt = earliestAt(events, 'order.delivered');
  const listMinor = lines.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0);
  return {
    state: cancelledAt ? 'cancelled' : furthest(events),
    currency: data.currency,
    country: data.country,
    placedAt: data.placedAt,
    deliveredAt,
    cancelledAt,
    lines,
    gmvMinor: listMinor + data.taxMinor + data.shippingMinor,
    netMinor: cancelledAt ? 0 : lines.reduce((sum, line) => sum + line.baseMinor - line.refundedMinor, 0),
  };
}

/** Among several placements of one order (a shop's mistake) the earliest by content wins, whichever came first. */
function earliest(events: PlacedEvent[]): PlacedEvent | undefined {
  const rank = (event: PlacedEvent) => `${event.data.placedAt.toISOString()} ${JSON.stringify(event.data)}`;
  return events.toSorted((left, right) => (rank(left) < rank(right) ? -1 : 1))[0];
}

function earliestAt(events: OrderEvent[], type: 'order.delivered' | 'order.cancelled'): Date | null {
  const times = events.flatMap((event) => (event.type === type ? [event.data.at.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

function furthest(events: OrderEvent[]): OrderStateName {
  for (const name of ['delivered', 'shipped', 'paid'] as const) {
    if (events.some((event) => event.type === `order.${name}`)) return name;
  }
  return 'placed';
}

/** Quantities add up and are valued together, so that three refunds of one piece equal one refund of three. */
function refundedOf(lineId: string, quantity: number, baseMinor: number, refunds: RefundedEvent[]): number {
  const parts = refundParts(lineId, refunds);
  const pieces = Math.min(
    quantity,
    parts.reduce((sum, part) => sum + part.quantity, 0),
  );
  const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0);
  return Math.min(baseMinor, proportionOf(baseMinor, pieces, quantity) + amountMinor);
}

/** One part a refund id; where a shop reports the same refund with other figures, the largest stands: refunds only grow. */
function refundParts(lineId: string, refunds: RefundedEvent[]): { quantity: number; amountMinor: number }[] {
  const parts = new Map<string, { quantity: number; amountMinor: number }>();
  for (const { data } of refunds) {
    const lines = data.lines.filter((line) => line.lineId === lineId);
    const known = parts.get(data.refundId) ?? { quantity: 0, amountMinor: 0 };
    const total = (pick: (line: (typeof lines)[number]) => number | undefined) =>
      lines.reduce((sum, line) => sum + (pick(line) ?? 0), 0);
    parts.set(data.refundId, {
      quantity: Math.max(
        known.quantity,
        total((line) => line.quantity),
      ),
      amountMinor: Math.max(
        known.amountMinor,
        total((line) => line.amountMinor),
      ),
    });
  }
  return [...parts.values()];
}
