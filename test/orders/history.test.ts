import { expect, test } from 'vitest';
import { historyOf, readHistory } from '../../src/orders/history.ts';
import { orderState } from '../../src/orders/order-state.ts';
import { OrderEvent } from '../../src/orders/schemas.ts';
import { orderLine, orderPlaced, orderRefunded, orderStep } from '../builders.ts';

const minute = (count: number) => new Date(Date.UTC(2026, 2, 2, 9, count));
const LINES = Array.from({ length: 500 }, (_, index) =>
  orderLine({ lineId: `${index}`, sku: `SKU-${index}`, unitPriceMinor: 1_000 + index }),
);
const restated = (count: number, lines = LINES) =>
  OrderEvent.parse({
    ...orderPlaced({
      orderId: 'big',
      placedAt: minute(0).toISOString(),
      lines,
      linesAsOf: minute(count).toISOString(),
    }),
    timestamp: minute(count).toISOString(),
  });
const stateOf = (events: Iterable<OrderEvent>) => orderState([...events]);

test('a hundred updates of an order of five hundred lines stay small, and say what the whole set says', () => {
  const all = new Map<string, OrderEvent>();
  let kept: ReadonlyMap<string, OrderEvent> = new Map();
  let size = 0;
  for (let count = 0; count < 100; count += 1) {
    // Each update says everything again; every tenth adds a line, and each time another one is missing.
    const added = Array.from({ length: Math.floor(count / 10) }, (_, index) => orderLine({ lineId: `x${index}` }));
    const lines = [...LINES.slice(0, 480).filter((_, index) => index !== count), ...added];
    const news: [string, OrderEvent][] = [
      [`p${count}`, restated(count, count === 0 ? LINES : lines)],
      [`s${count}`, OrderEvent.parse(orderStep('shipped', 'big', minute(count)))],
      [
        `r${count}`,
        OrderEvent.parse(orderRefunded('big', `R${count % 7}`, minute(count), [{ lineId: '3', amountMinor: 10 }])),
      ],
    ];
    for (const [id, event] of news) all.set(id, event);
    const history = historyOf(new Map([...kept, ...news]));
    kept = readHistory(history);
    size = history.reduce((sum, { body }) => sum + body.length, 0);
  }
  expect(stateOf(kept.values())).toEqual(stateOf(all.values()));
  expect(historyOf(all)).toEqual(historyOf(kept));
  expect(kept.size).toBeLessThan(25);
  expect(size).toBeLessThan(300_000);
  // News of an earlier time still meets what it needs.
  const late: [string, OrderEvent] = ['late', restated(55, LINES.slice(0, 3))];
  expect(stateOf(new Map([...kept, late]).values())).toEqual(stateOf(new Map([...all, late]).values()));
});

test('what was kept before repetitions were left out still reads, and shrinks with the next news', () => {
  const old = [0, 1, 2].map((count) => ({
    id: `p${count}`,
    body: JSON.stringify({ ...restated(count), data: { ...restated(count).data, linesAsOf: undefined } }),
  }));
  const events = readHistory(old);
  expect(events.size).toBe(3);
  expect(historyOf(events).map(({ id }) => id)).toEqual(['p0']);
  expect(stateOf(readHistory(historyOf(events)).values())).toEqual(stateOf(events.values()));
});
