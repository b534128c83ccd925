import { beforeAll, expect, test } from 'vitest';
import type { EventRecord } from '../../src/orders/model.ts';
import { lanesOf, MAX_ORDERS } from '../../src/orders/order-lanes.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const event = (orderId: string, data: object, type = 'order.placed'): EventRecord =>
  ({ _id: `${orderId}:${type}`, orderId, type, body: JSON.stringify({ type, data }) }) as EventRecord;
const clickOf = (creatorId: string) => ({ clickId: `key.lnk_1.${creatorId}.kq1.nonce.mac` });

test('orders of one creator are in one lane only, batches are no larger than a transaction may be, and no event is left out', async () => {
  const waiting = Array.from({ length: 2_000 }, (_, index) => [
    event(`ord_${index}`, index % 5 === 0 ? { codes: [`code${index % 7} `] } : clickOf(`crt_${(index * 37) % 40}`)),
    ...(index % 3 === 0 ? [event(`ord_${index}`, {}, 'order.paid')] : []),
  ]).flat();
  const lanes = await lanesOf(ctx, waiting);
  expect(lanes.length).toBe(3);
  const whose = (orderId: string) => {
    const index = Number(orderId.slice(4));
    return index % 5 === 0 ? `code${index % 7}` : `crt_${(index * 37) % 40}`;
  };
  const owners = lanes.map((lane) => new Set(lane.flatMap(({ orderIds }) => orderIds.map(whose))));
  expect(owners.reduce((sum, { size }) => sum + size, 0)).toBe(new Set(owners.flatMap((set) => [...set])).size);
  const batches = lanes.flat();
  expect(batches.every(({ orderIds }) => orderIds.length <= MAX_ORDERS)).toBe(true);
  expect(batches.flatMap(({ events }) => events.map(({ _id }) => _id)).toSorted()).toEqual(
    waiting.map(({ _id }) => _id).toSorted(),
  );
  for (const { orderIds, events } of batches)
    expect(new Set(events.map(({ orderId }) => orderId))).toEqual(new Set(orderIds));
});

test('orders that name nobody are parted by themselves, and few orders make one lane', async () => {
  const lanes = await lanesOf(
    ctx,
    Array.from({ length: 30 }, (_, index) => event(`ord_${index}`, {}, 'order.delivered')),
  );
  expect(lanes.map((lane) => lane.length)).toEqual([1]);
});
