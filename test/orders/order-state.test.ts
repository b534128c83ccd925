import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderState } from '../../src/orders/order-state.ts';
import { OrderEvent } from '../../src/orders/schemas.ts';
import { orderLine, orderPlaced, orderRefunded, orderStep } from '../builders.ts';
import { delivery, history } from './histories.ts';

const parse = (event: unknown) => OrderEvent.parse(event);
const stateOf = (...events: unknown[]) => {
  const state = orderState(events.map(parse));
  if (!state) throw new Error('not placed');
  return state;
};

const anyHistory = history({ orderId: 'A-1' });

describe('whatever happened to an order', () => {
  test('its state is the same in whatever order and however often the events come', () => {
    const both = anyHistory.chain((events) => fc.tuple(fc.constant(events), delivery(events)));
    fc.assert(
      fc.property(both, ([events, batches]) => {
        expect(orderState(batches.flat().map(parse))).toEqual(orderState(events.map(parse)));
      }),
      { numRuns: 500 },
    );
  });

  test('no line gives back more than it was worth, and the net is what is left of the lines', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const state = stateOf(...events);
        for (const line of state.lines) {
          expect(line.baseMinor).toBe(line.unitPriceMinor * line.quantity - line.discountMinor);
          expect(line.refundedMinor).toBeGreaterThanOrEqual(0);
          expect(line.refundedMinor).toBeLessThanOrEqual(line.baseMinor);
        }
        const left = state.lines.reduce((sum, line) => sum + line.baseMinor - line.refundedMinor, 0);
        expect(state.netMinor).toBe(state.state === 'cancelled' ? 0 : left);
        expect(state.gmvMinor).toBeGreaterThanOrEqual(state.netMinor);
      }),
      { numRuns: 500 },
    );
  });

  test('one more event never brings refunded money back', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (events, cut) => {
        const early = events.slice(0, 1 + (cut % events.length));
        const [before, after] = [stateOf(...early), stateOf(...events)];
        for (const [index, line] of before.lines.entries())
          expect(after.lines[index]?.refundedMinor).toBeGreaterThanOrEqual(line.refundedMinor);
        const sum = ({ lines }: typeof after) => lines.reduce((all, line) => all + line.refundedMinor, 0);
        expect(sum(after)).toBeGreaterThanOrEqual(sum(before));
      }),
      { numRuns: 300 },
    );
  });
});

describe('refunds of a line', () => {
  const placed = orderPlaced({
    orderId: 'R-1',
    lines: [orderLine({ quantity: 3, unitPriceMinor: 3_333, discountMinor: 1 })],
  });
  const at = new Date();
  const refunded = (...refunds: [string, object[]][]) =>
    stateOf(placed, ...refunds.map(([id, lines]) => orderRefunded('R-1', id, at, lines))).lines[0]?.refundedMinor;
  const worth = 3 * 3_333 - 1;

  test('of each piece alone are the same as of all together, and leave exactly nothing', () => {
    expect(refunded(['a', [{ lineId: '1', quantity: 3 }]])).toBe(worth);
    expect(refunded(...['a', 'b', 'c'].map((id): [string, object[]] => [id, [{ lineId: '1', quantity: 1 }]]))).toBe(
      worth,
    );
    expect(
      refunded([
        'a',
        [
          { lineId: '1', quantity: 1 },
          { lineId: '1', quantity: 2 },
        ],
      ]),
    ).toBe(worth);
  });

  test.for([
    ['of more pieces than were bought', [{ lineId: '1', quantity: 50 }]],
    ['of more money than was paid', [{ lineId: '1', amountMinor: 999_999 }]],
    [
      'of all pieces and money on top',
      [
        { lineId: '1', quantity: 3 },
        { lineId: '1', amountMinor: 500 },
      ],
    ],
  ] as const)('%s give back what it was worth', ([, lines]) => {
    expect(refunded(['a', [...lines]])).toBe(worth);
  });

  test('reported twice under one id count once, the larger figure when they differ', () => {
    expect(refunded(['a', [{ lineId: '1', amountMinor: 100 }]], ['a', [{ lineId: '1', amountMinor: 100 }]])).toBe(100);
    expect(refunded(['a', [{ lineId: '1', amountMinor: 100 }]], ['a', [{ lineId: '1', amountMinor: 250 }]])).toBe(250);
    expect(refunded(['a', [{ lineId: '1', amountMinor: 250 }]], ['a', [{ lineId: '1', amountMinor: 100 }]])).toBe(250);
  });

  test('of a line that the order does not have change nothing', () => {
    expect(refunded(['a', [{ lineId: 'other', quantity: 1 }]])).toBe(0);
  });

  test('that cannot be split evenly are rounded half to even', () => {
    const half = (unitPriceMinor: number) =>
      stateOf(
        orderPlaced({
          orderId: 'H',
          lines: [orderLine({ quantity: 2, unitPriceMinor, discountMinor: unitPriceMinor % 2 ? 1 : 0 })],
        }),
        orderRefunded('H', 'a', at, [{ lineId: '1', quantity: 1 }]),
      ).lines[0]?.refundedMinor;
    expect([half(5), half(7), half(4)]).toEqual([4, 6, 4]);
  });
});

describe('the steps of an order', () => {
  const placed = orderPlaced({ orderId: 'S-1' });
  const step = (name: Parameters<typeof orderStep>[0], day: string) =>
    orderStep(name, 'S-1', `2026-03-${day}T12:00:00Z`);

  test('without its placing there is nothing to tell', () => {
    expect(
      orderState([
        parse(step('paid', '01')),
        parse(orderRefunded('S-1', 'a', new Date(), [{ lineId: '1', quantity: 1 }])),
      ]),
    ).toBeUndefined();
    expect(orderState([])).toBeUndefined();
  });

  test('the furthest one counts, whichever are missing', () => {
    expect(stateOf(placed).state).toBe('placed');
    expect(stateOf(placed, step('shipped', '03')).state).toBe('shipped');
    expect(stateOf(placed, step('delivered', '05'), step('paid', '06')).state).toBe('delivered');
  });

  test('a cancelled order stays so, and nothing of it is left', () => {
    const state = stateOf(placed, step('delivered', '05'), step('cancelled', '02'), step('paid', '09'));
    expect(state).toMatchObject({ state: 'cancelled', netMinor: 0, gmvMinor: 8_900 });
  });

  test('of two deliveries the first one starts the return window', () => {
    expect(stateOf(placed, step('delivered', '09'), step('delivered', '05')).deliveredAt).toEqual(
      new Date('2026-03-05T12:00:00Z'),
    );
  });

  test('tax and shipping count for the gross value and for nothing else', () => {
    const state = stateOf(
      orderPlaced({ lines: [orderLine({ discountMinor: 900 })], taxMinor: 1_700, shippingMinor: 499 }),
    );
    expect(state).toMatchObject({ gmvMinor: 8_900 + 1_700 + 499, netMinor: 8_000 });
  });
});
