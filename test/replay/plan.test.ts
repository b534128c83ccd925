import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw } from '../../scripts/replay/draw.ts';
import type { ShopOrder } from '../../scripts/replay/group-orders.ts';
import { planTouches, VISIT_MARGIN_MS } from '../../scripts/replay/plan-touches.ts';
import { planStops, STOP_MS } from '../../scripts/replay/timeline.ts';

const orderOf = (number: number, change: Partial<ShopOrder> = {}): ShopOrder => ({
  key: `o${number}/s${number % 40}`,
  orderId: `o${number}`,
  sellerId: `s${number % 40}`,
  customerId: `c${number}`,
  purchasedAt: new Date(Date.parse('2024-03-01T00:00:00Z') + number * 3_600_000),
  approvedAt: null,
  shippedAt: null,
  deliveredAt: null,
  cancelledAt: null,
  items: [],
  freightMinor: 0,
  ...change,
});

const orders = Array.from({ length: 2_000 }, (_, number) => orderOf(number));
const choice = { seed: 7, share: 0.4, creators: 25 };

describe('drawing', () => {
  test('the same seed and words always give the same number, from 0 up to 1', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), (seed, word) => {
        const drawn = draw(seed, 'x', word);
        return drawn >= 0 && drawn < 1 && drawn === draw(seed, 'x', word);
      }),
    );
    expect(draw(7, 'a')).not.toBe(draw(8, 'a'));
  });
});

describe('planned touches', () => {
  const touches = planTouches(orders, choice);

  test('are the same for the same seed and others for another', () => {
    expect(planTouches(orders, choice)).toEqual(touches);
    expect(planTouches(orders, { ...choice, seed: 8 })).not.toEqual(touches);
  });

  test('go to the share of the orders that was asked for, half of them clicks', () => {
    expect(touches.length / orders.length).toBeCloseTo(0.4, 1);
    expect(touches.filter((touch) => touch.kind === 'click').length / touches.length).toBeCloseTo(0.5, 1);
    expect(planTouches(orders, { ...choice, share: 0 })).toEqual([]);
    expect(planTouches(orders, { ...choice, share: 1 })).toHaveLength(orders.length);
  });

  test('reach every creator, and at most four a seller', () => {
    expect(new Set(touches.map((touch) => touch.creator)).size).toBe(25);
    for (const own of Map.groupBy(touches, (touch) => touch.sellerId).values())
      expect(new Set(own.map((touch) => touch.creator)).size).toBeLessThanOrEqual(4);
  });

  test('visit a link at least ten minutes and at most two days before the order', () => {
    const byKey = new Map(orders.map((order) => [order.key, order]));
    for (const { orderKey, visitAt } of touches.filter((touch) => touch.kind === 'click')) {
      const aheadMs = (byKey.get(orderKey)?.purchasedAt.getTime() ?? 0) - (visitAt?.getTime() ?? 0);
      expect(aheadMs).toBeGreaterThanOrEqual(VISIT_MARGIN_MS);
      expect(aheadMs).toBeLessThanOrEqual(VISIT_MARGIN_MS + 48 * 3_600_000);
    }
  });
});

describe('the stops of the clock', () => {
  test('nothing is reported before it happened or lost, and a link is visited before its order is placed', () => {
    const day = fc.integer({ min: 0, max: 100 * 86_400_000 }).map((ms) => new Date(Date.parse('2024-01-01') + ms));
    const stamp = fc.option(day);
    const some = fc.array(
      fc.record({ purchasedAt: day, approvedAt: stamp, shippedAt: stamp, deliveredAt: stamp, cancelledAt: stamp }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(some, fc.nat(), (times, seed) => {
        const all = times.map((change, number) => orderOf(number, change));
        const touches = planTouches(all, { seed, share: 1, creators: 3 });
        const stops = planStops(all, touches);
        const reports = stops.flatMap((stop) => stop.reports.map((report) => ({ stop, report })));
        const count = all.flatMap((order) => Object.values(order).filter((value) => value instanceof Date)).length;
        expect(reports).toHaveLength(count);
        for (const { stop, report } of reports) {
          const lateMs = stop.at.getTime() - report.at.getTime();
          expect(lateMs).toBeGreaterThanOrEqual(0);
          expect(lateMs).toBeLessThan(STOP_MS);
        }
        const placedAt = new Map(all.map((order) => [order.key, order.purchasedAt]));
        for (const stop of stops)
          for (const visit of stop.visits)
            expect(stop.at.getTime()).toBeLessThan(placedAt.get(visit.orderKey)?.getTime() ?? 0);
        expect(stops.flatMap((stop) => stop.visits)).toHaveLength(touches.filter((touch) => touch.visitAt).length);
        const sorted = stops.every((stop, index) => index === 0 || stop.at > (stops[index - 1]?.at ?? stop.at));
        expect(sorted).toBe(true);
      }),
    );
  });
});
