import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderState } from '../../src/orders/order-state.ts';
import { OrderEvent } from '../../src/orders/schemas.ts';
import { orderLine, orderPlaced, orderRefunded, orderStep } from '../builders.ts';

const accepts = (event: unknown) => OrderEvent.safeParse(event).success;
const pathsOf = (event: unknown) =>
  OrderEvent.safeParse(event).error?.issues.map((issue) => issue.path.join('.')) ?? [];

describe('an order as placed', () => {
  test('is taken as a shop sends it, with and without what is optional', () => {
    expect(accepts(orderPlaced())).toBe(true);
    expect(
      accepts(
        orderPlaced({
          clickId: 'k1.x',
          codes: ['LAMP10'],
          customerHash: 'a'.repeat(64),
          taxMinor: 1,
          shippingMinor: 0,
        }),
      ),
    ).toBe(true);
    expect(accepts(orderPlaced({ placedAt: '2026-03-02T10:00:00+01:00', unknown: 'is ignored' }))).toBe(true);
  });

  test.for([
    ['without lines', { lines: [] }],
    [
      'with more lines than anybody reads',
      { lines: Array.from({ length: 501 }, (_, index) => orderLine({ lineId: `${index}` })) },
    ],
    ['with two lines of one id', { lines: [orderLine(), orderLine()] }],
    ['without a currency that exists', { currency: 'EURO' }],
    ['with a country that is none', { country: 'es' }],
    ['placed at no time', { placedAt: 'yesterday' }],
    ['placed on a day that does not exist', { placedAt: '2026-02-30T10:00:00Z' }],
    ['placed at a time without zone', { placedAt: '2026-03-02T10:00:00' }],
    ['with an id that is an object', { orderId: { $ne: null } }],
    ['with an id of spaces', { orderId: 'A 1' }],
    ['with an address in clear where its hash should be', { customerHash: 'ines@example.org' }],
    ['with codes that are no list', { codes: 'LAMP10' }],
    ['with negative tax', { taxMinor: -1 }],
    ['with lines that are null', { lines: null }],
  ] as const)('is refused %s', ([, overrides]) => {
    expect(accepts(orderPlaced(overrides))).toBe(false);
  });

  test.for([
    ['nothing of it was bought', { quantity: 0 }],
    ['half of it was bought', { quantity: 0.5 }],
    ['its price is negative', { unitPriceMinor: -1 }],
    ['its price has fractions', { unitPriceMinor: 89.9 }],
    ['its price is text', { unitPriceMinor: '8900' }],
    ['its discount is more than it is worth', { unitPriceMinor: 100, discountMinor: 101 }],
    ['it is worth more than can be counted', { unitPriceMinor: 1_000_000_000_000, quantity: 100_000 }],
    ['it has no SKU', { sku: '' }],
    ['its id is __proto__ with spaces', { lineId: '__proto__ ' }],
  ] as const)('is refused with a line of which %s', ([, overrides]) => {
    expect(accepts(orderPlaced({ lines: [orderLine(overrides)] }))).toBe(false);
  });

  test('whatever is taken, its sums are amounts that can be counted exactly', () => {
    const huge = fc.constantFrom(1, 90_071, 1_000_000_000, 999_999_999_999, 1_000_000_000_000);
    const line = fc.record({ unitPriceMinor: huge, quantity: fc.constantFrom(1, 7, 100_000) });
    const order = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 500 }),
      taxMinor: huge,
      shippingMinor: huge,
    });
    fc.assert(
      fc.property(order, ({ lines, ...sums }) => {
        const event = orderPlaced({
          ...sums,
          lines: lines.map((one, index) => orderLine({ ...one, lineId: `${index}` })),
        });
        const parsed = OrderEvent.safeParse(event);
        if (!parsed.success) return;
        const state = orderState([parsed.data]);
        expect(Number.isSafeInteger(state?.gmvMinor)).toBe(true);
        expect(Number.isSafeInteger(state?.netMinor)).toBe(true);
        expect(state?.gmvMinor).toBeLessThanOrEqual(10_000_000_000_000);
      }),
    );
  });

  test('says of every mistake where it is', () => {
    expect(pathsOf(orderPlaced({ currency: 'X', lines: [orderLine({ quantity: 0, sku: '' })] }))).toEqual(
      expect.arrayContaining(['data.currency', 'data.lines.0.quantity', 'data.lines.0.sku']),
    );
  });
});

describe('a step or a return', () => {
  test('is taken', () => {
    for (const name of ['paid', 'shipped', 'delivered', 'cancelled'] as const)
      expect(accepts(orderStep(name, 'A-1', new Date()))).toBe(true);
    expect(
      accepts(
        orderRefunded('A-1', 'r1', new Date(), [
          { lineId: '1', quantity: 1 },
          { lineId: '2', amountMinor: 5 },
        ]),
      ),
    ).toBe(true);
  });

  test.for([
    ['with pieces and money at once', [{ lineId: '1', quantity: 1, amountMinor: 5 }]],
    ['with neither', [{ lineId: '1' }]],
    ['of no pieces', [{ lineId: '1', quantity: 0 }]],
    ['of less than nothing', [{ lineId: '1', amountMinor: -5 }]],
    ['of nothing', []],
    ['of half a piece', [{ lineId: '1', quantity: 0.5 }]],
  ] as const)('is refused %s', ([, lines]) => {
    expect(accepts(orderRefunded('A-1', 'r1', new Date(), [...lines]))).toBe(false);
  });
});

test.for([
  null,
  7,
  'order.placed',
  [],
  {},
  { type: 'order.lost' },
  { type: 'order.placed' },
  { type: 'order.placed', data: null },
  { type: ['order.paid'] },
  { type: '__proto__' },
])('%j is no event', (event) => {
  expect(accepts(event)).toBe(false);
});
