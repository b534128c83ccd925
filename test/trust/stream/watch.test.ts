import { beforeAll, expect, test } from 'vitest';
import { recordFingerprint } from '../../../src/accounts/index.ts';
import { customerKey } from '../../../src/creators/index.ts';
import { addDays } from '../../../src/kit/clock.ts';
import type { ClickRecord } from '../../../src/links/index.ts';
import { writeClicks } from '../../../src/links/write-clicks.ts';
import { chartsOf } from '../../../src/trust/cases/case-charts.ts';
import { type CaseRecord, cases } from '../../../src/trust/cases/model.ts';
import { watch } from '../../../src/trust/index.ts';
import { buyers } from '../../../src/trust/stream/model.ts';
import { takeIn } from '../../../src/trust/stream/take-in.ts';
import { trafficOf } from '../../../src/trust/stream/traffic-of.ts';
import { orderLine, orderPlaced, orderRefunded, unique } from '../../builders.ts';
import { commissionDesk, commissionsOf, PLACED } from '../../commissions/commission-desk.ts';
import { countAll } from '../../support/clicks.ts';
import { someTouch } from '../../support/orders.ts';
import { someCreator, someShop } from '../../support/people.ts';
import { type TestContext, testContext } from '../../support/test-context.ts';

const BUYER = 'a'.repeat(64);

let ctx: TestContext;
let desk: ReturnType<typeof commissionDesk>;
let shop: Awaited<ReturnType<typeof someShop>>;
beforeAll(async () => {
  ctx = await testContext();
  shop = await someShop(ctx);
  desk = commissionDesk(ctx, shop);
});

async function watchAll(): Promise<void> {
  await countAll(ctx);
  while ((await watch(ctx)) > 0);
}
const click = (creatorId: string, overrides: Partial<ClickRecord> = {}): ClickRecord => ({
  _id: unique('n'),
  linkId: 'lnk_1',
  creatorId,
  at: ctx.clock.now(),
  country: 'ES',
  device: 'phone',
  referrerHost: 't.co',
  subIds: {},
  visitorHash: unique('v'),
  networkHash: unique('w'),
  adClick: false,
  counts: true,
  ...overrides,
});

test('clicks are taken in once each, in batches, however often it is looked', async () => {
  const { creator } = await someCreator(ctx);
  const batch = {
    id: unique('b'),
    clicks: [click(creator._id), click(creator._id, { adClick: true }), click(creator._id, { counts: false })],
  };
  await writeClicks(ctx, batch);
  await writeClicks(ctx, batch);
  await countAll(ctx);
  expect(await takeIn(ctx)).toBe(3);
  expect(await takeIn(ctx)).toBe(0);
  await writeClicks(ctx, { id: unique('b'), clicks: [click(creator._id)] });
  await watchAll();
  const traffic = await trafficOf(ctx, creator._id, 7);
  expect(traffic).toMatchObject({
    clicks: 3,
    unique: 3,
    adClicks: 1,
    clickCountries: { ES: 3 },
    hosts: { 't.co': 3 },
    links: { lnk_1: 3 },
  });
});

test('orders are taken in as they settle: placed, returned, by whom and how long after the click; in the case’s pictures, too', async () => {
  const { creatorId, orderId } = await desk.sold([orderLine({ quantity: 2 })], { order: { customerHash: BUYER } });
  await desk.send(orderRefunded(orderId, 'r1', PLACED, [{ lineId: '1', quantity: 1 }]));
  await desk.settle();
  await desk.send(orderRefunded(orderId, 'r2', PLACED, [{ lineId: '1', quantity: 1 }]));
  await desk.settle();
  await watchAll();
  expect(await trafficOf(ctx, creatorId, 7)).toMatchObject({
    orders: 1,
    returned: 1,
    cancelled: 0,
    orderCountries: { ES: 1 },
    lags: { 'under 7 days': 1 },
    customers: { [customerKey(ctx, BUYER)]: 1 },
  });
  const charts = await chartsOf(ctx, creatorId);
  expect(charts.countries).toEqual([{ label: 'ES', clicks: 0, orders: 1 }]);
  expect(charts.hours[9]).toEqual({ label: '9', clicks: 0, orders: 1 });
  expect(charts.clickToOrder.find(({ label }) => label === 'under 7 days')?.orders).toBe(1);
});

test('one buyer’s many orders open a case that holds exactly those, and orders that come later are held, too', async () => {
  const touch = await someTouch(ctx, shop, addDays(PLACED, -1));
  const sell = async (count: number, hash?: string) => {
    for (let index = 0; index < count; index += 1)
      await desk.send(
        orderPlaced({
          placedAt: PLACED.toISOString(),
          clickId: touch.clickId(),
          ...(hash ? { customerHash: hash } : {}),
        }),
      );
    await desk.settle();
    await watchAll();
  };
  const held = async () => (await commissionsOf(ctx, touch.creator._id)).filter(({ holds }) => holds.length > 0).length;
  ctx.clock.set(PLACED);
  await sell(2, 'c'.repeat(64));
  await sell(4, BUYER);
  expect(await held()).toBe(0);
  await sell(1, BUYER);
  expect(await held()).toBe(5);
  await sell(1, BUYER);
  expect(await held()).toBe(6);
  const [record] = await cases(ctx).find({ creatorId: touch.creator._id }).lean<CaseRecord[]>();
  expect(record).toMatchObject({
    state: 'open',
    signals: ['self_purchase'],
    atStake: [{ amountMinor: 6 * 890, currency: 'EUR' }],
  });
  expect((await buyers(ctx).findById(customerKey(ctx, BUYER)).lean())?.creators.length).toBeGreaterThan(0);
});

test('two creators who are paid to one account are found, and sisters who share a phone are not', async () => {
  const [one, other] = [await someCreator(ctx), await someCreator(ctx)];
  for (const { creator } of [one, other])
    await recordFingerprint(ctx, { kind: 'payout_account', value: 'fp_bank', userId: creator.userId });
  await watchAll();
  for (const { creator } of [one, other])
    expect(await cases(ctx).findOne({ creatorId: creator._id }).lean()).toMatchObject({
      signals: ['duplicate_account'],
      severity: 'high',
    });
  const [sister, second] = [await someCreator(ctx), await someCreator(ctx)];
  for (const { creator } of [sister, second])
    await recordFingerprint(ctx, { kind: 'device', value: 'phone', userId: creator.userId });
  await watchAll();
  expect(await cases(ctx).countDocuments({ creatorId: sister.creator._id })).toBe(0);
});

test('many creators with news are judged once each, with bounded counters whatever comes in', async () => {
  const { creator } = await someCreator(ctx);
  const clicks = Array.from({ length: 3_000 }, () => click(creator._id));
  await writeClicks(ctx, { id: unique('b'), clicks });
  await watchAll();
  const traffic = await trafficOf(ctx, creator._id, 1);
  expect(traffic.clicks).toBe(3_000);
  expect(Object.keys(traffic.visitors).length).toBeLessThanOrEqual(81);
  expect(Object.values(traffic.visitors).reduce((sum, count) => sum + count, 0)).toBe(3_000);
});
