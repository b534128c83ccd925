import { type OrderLine, soldLines } from './order-lines.ts';
import { placementOf } from './placement.ts';
import { refundedOfLines } from './refunds.ts';
import type { OrderEvent, RefundedEvent } from './schemas.ts';

export type { OrderLine } from './order-lines.ts';

export const ORDER_STATES = ['placed', 'paid', 'shipped', 'delivered', 'cancelled'] as const;
export type OrderStateName = (typeof ORDER_STATES)[number];

export interface OrderState {
  state: OrderStateName;
  currency: string;
  country: string;
  placedAt: Date;
  deliveredAt: Date | null;
  cancelledAt: Date | null;
  lines: OrderLine[];
  /** Gross value as placed, tax and shipping included, and of what was added since. */
  gmvMinor: number;
  /** Less discounts, tax, shipping, cancellation and refunds. */
  netMinor: number;
}

/**
 * The state of an order as a function of the set of its events: order, repetition and lateness make no difference.
 * @returns undefined while `order.placed` has not arrived
 */
export function orderState(events: OrderEvent[]): OrderState | undefined {
  const placements = events.flatMap((event) => (event.type === 'order.placed' ? [{ id: '', event }] : []));
  const placed = placementOf(placements.map(({ id, event }) => [id, event]));
  if (!placed) return undefined;
  const { data } = placed.event;
  const refunds = events.filter((event): event is RefundedEvent => event.type === 'order.refunded');
  const { sold, gone } = soldLines(placed, placements);
  const refundable = sold.map(({ line, shopLineId, taxMinor }) => ({
    lineId: shopLineId,
    quantity: line.quantity,
    baseMinor: line.baseMinor,
    taxMinor,
  }));
  const refunded = refundedOfLines(refundable, refunds, {
    gone,
    taxMinor: data.taxMinor,
    shippingMinor: data.shippingMinor,
  });
  const lines = sold.map(({ line }, index) => ({ ...line, refundedMinor: refunded[index] ?? 0 }));
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
