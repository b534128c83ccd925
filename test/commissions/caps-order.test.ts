import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CapBook, type CommissionRecord, type OrderFacts, planCommissions } from '../../src/commissions/index.ts';
import { policy, someTerms } from './terms.ts';

const PLACED = new Date('2026-03-02T10:00:00Z');
const NOW = new Date('2026-03-20T00:00:00Z');
const LIMIT = 5_000;

const factsOf = (order: number, baseMinor: number, refundedMinor: number): OrderFacts => ({
  orderId: `ord_${order}`,
  brandId: 'brd_1',
  creatorId: 'crt_1',
  currency: 'EUR',
  placedAt: PLACED,
  deliveredAt: null,
  cancelled: false,
  anew: false,
  lines: [{ lineId: '1', sku: 'A', category: null, quantity: 1, baseMinor, refundedMinor }],
  touch: { kind: 'click', sourceId: 'lnk_1', at: PLACED.toISOString() },
});

interface Sale {
  baseMinor: number;
  /** How much of it came back, in a thousand parts. */
  returned: number;
  /** After how many further orders the shop says so. */
  later: number;
}

/** What stands of each order when refunds are told as soon as `later` says, or all at the end. */
function settle(sales: Sale[], tellAtOnce: boolean): number[] {
  const terms = someTerms({ policy: { ...policy, maxPerCreatorMonthMinor: LIMIT }, caps: new CapBook() });
  const kept = new Map<number, CommissionRecord[]>();
  const bring = (order: number, refundedMinor: number) => {
    const before = kept.get(order) ?? [];
    const { changed } = planCommissions(
      factsOf(order, sales[order]?.baseMinor ?? 0, refundedMinor),
      before,
      terms,
      NOW,
    );
    const ids = new Set(changed.map(({ _id }) => _id));
    kept.set(order, [...before.filter(({ _id }) => !ids.has(_id)), ...changed]);
  };
  const refund = (order: number) => {
    const { baseMinor, returned } = sales[order] as Sale;
    bring(order, Math.floor((baseMinor * returned) / 1_000));
  };
  for (const order of sales.keys()) {
    bring(order, 0);
    if (tellAtOnce) for (const [other, { later }] of sales.entries()) if (other + later === order) refund(other);
  }
  for (const order of sales.keys()) refund(order);
  return [...sales.keys()].map((order) =>
    (kept.get(order) ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  );
}

const sale = fc.record({
  baseMinor: fc.integer({ min: 1, max: 40_000 }),
  returned: fc.integer({ min: 0, max: 1_000 }),
  later: fc.integer({ min: 0, max: 8 }),
});

test('what stands under a cap does not depend on when returns are heard of, and never passes the limit', () => {
  fc.assert(
    fc.property(fc.array(sale, { minLength: 1, maxLength: 12 }), (sales) => {
      const [told, late] = [settle(sales, true), settle(sales, false)];
      expect(told).toEqual(late);
      expect(told.reduce((sum, amount) => sum + amount, 0)).toBeLessThanOrEqual(LIMIT);
      for (const amount of told) expect(amount).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 300 },
  );
});

test('a return makes no room: the order after it earns what it would have earned without the return', () => {
  const first: Sale = { baseMinor: 50_000, returned: 1_000, later: 0 };
  const second: Sale = { baseMinor: 20_000, returned: 0, later: 0 };
  expect(settle([first, second], true)).toEqual([0, 0]);
  expect(settle([{ ...first, returned: 0 }, second], true)).toEqual([5_000, 0]);
});
