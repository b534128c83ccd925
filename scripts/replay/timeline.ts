import type { ShopOrder } from './group-orders.ts';
import type { Touch } from './plan-touches.ts';

export const STEPS = ['placed', 'paid', 'shipped', 'delivered', 'cancelled'] as const;

/** Something that a shop reports. */
export interface Report {
  step: (typeof STEPS)[number];
  order: ShopOrder;
  at: Date;
}

/** One stop of the clock: what happened since the last stop is reported, what is due until the next is visited. */
export interface Stop {
  at: Date;
  /** In the order of their times. */
  reports: Report[];
  visits: Touch[];
}

export const STOP_MS = 24 * 3_600_000;

/** Everything that is to happen, by the stops of the clock at which it does; stops with nothing to do are left out. */
export function planStops(orders: ShopOrder[], touches: Touch[]): Stop[] {
  const stops = new Map<number, Stop>();
  const stopAt = (number: number) => {
    const stop = stops.get(number) ?? { at: new Date(number * STOP_MS), reports: [], visits: [] };
    stops.set(number, stop);
    return stop;
  };
  const reports = orders.flatMap(reportsOf).sort((left, right) => left.at.getTime() - right.at.getTime());
  for (const report of reports) stopAt(Math.ceil(report.at.getTime() / STOP_MS)).reports.push(report);
  for (const touch of touches) {
    if (touch.visitAt) stopAt(Math.floor(touch.visitAt.getTime() / STOP_MS)).visits.push(touch);
  }
  return [...stops.values()].sort((left, right) => left.at.getTime() - right.at.getTime());
}

function reportsOf(order: ShopOrder): Report[] {
  const times = [order.purchasedAt, order.approvedAt, order.shippedAt, order.deliveredAt, order.cancelledAt];
  return STEPS.flatMap((step, index) => {
    const at = times[index];
    return at ? [{ step, order, at }] : [];
  });
}
