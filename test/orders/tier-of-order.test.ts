import { beforeAll, expect, test } from 'vitest';
import { type CommissionRecord, commissions } from '../../src/commissions/model.ts';
import { addDays } from '../../src/kit/clock.ts';
import { createIntake, type Intake, processEvents } from '../../src/orders/index.ts';
import { orderIdOf } from '../../src/orders/order-id.ts';
import { settleOrders } from '../../src/orders/settle-orders.ts';
import { changeSettings, currentSettings } from '../../src/settings/index.ts';
import { evaluateDue } from '../../src/standing/index.ts';
import { orderPlaced, unique } from '../builders.ts';
import { decided } from '../standing/decided.ts';
import { report, type Shop, someTouch } from '../support/orders.ts';
import { someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

const START = new Date('2026-03-24T00:00:00Z');
const on = (day: number) => addDays(START, day);

let ctx: TestContext;
let shop: Shop;
let intake: Intake;
beforeAll(async () => {
  ctx = await testContext();
  ctx.clock.set(on(0.1));
  const { version, ...settings } = await currentSettings(ctx);
  await changeSettings(ctx, { ...settings, standing: { ...settings.standing, tierWindowDays: 5 } }, version);
  shop = await someShop(ctx);
  intake = createIntake(ctx, () => undefined);
});

async function live(day: number): Promise<void> {
  ctx.clock.set(on(day));
  await evaluateDue(ctx);
}

/** Reported now, of an order that was placed then. */
async function reported(clickId: string, placedAt: Date): Promise<string> {
  const orderId = unique('TIER-');
  await report(ctx, intake, shop, orderPlaced({ orderId, placedAt: placedAt.toISOString(), clickId }));
  while ((await processEvents(ctx)) > 0);
  return orderIdOf(shop.shop.id, orderId);
}

const earned = async (orderId: string) =>
  (await commissions(ctx).find({ orderId }).sort({ _id: 1 }).lean<CommissionRecord[]>()).map(
    ({ earnedMinor, receipt }) => [receipt.tier, receipt.tierBps, earnedMinor],
  );

test('an order earns by the tier held when it was placed, whether it is reported at once, a day late or weeks late', async () => {
  const ann = await someTouch(ctx, shop, on(-1));
  await live(0.1);
  await decided(ctx, ann.creator._id, on(1.5), { netMinor: 600_000 });
  // Silver from the second day on; the sale leaves the window of five days, so bronze again from 1 April, the eighth day.
  const [before, after] = [on(1.9), on(2.2)];
  await live(1.95);
  const atOnce = [await reported(ann.clickId(), before)];
  await live(2.3);
  const aDayLate = await reported(ann.clickId(), before);
  const silver = [await reported(ann.clickId(), after)];
  await live(7.5);
  const daysLate = await reported(ann.clickId(), before);
  silver.push(await reported(ann.clickId(), after));
  await live(20);
  const weeksLate = await reported(ann.clickId(), before);
  silver.push(await reported(ann.clickId(), after));
  const bronze = [...atOnce, aDayLate, daysLate, weeksLate];
  for (const id of bronze) expect([id, ...(await earned(id))]).toEqual([id, ['bronze', 0, expect.any(Number)]]);
  for (const id of silver) expect([id, ...(await earned(id))]).toEqual([id, ['silver', 100, expect.any(Number)]]);
  const [base, more] = await Promise.all([earned(bronze[0] ?? ''), earned(silver[0] ?? '')]);
  expect(Number(more[0]?.[2])).toBeGreaterThan(Number(base[0]?.[2]));
  const all = async () => Promise.all([...bronze, ...silver].map(earned));
  const kept = await all();
  await settleOrders(ctx, [...bronze, ...silver]);
  expect(await all()).toEqual(kept);
  expect(new Set((await Promise.all(bronze.map(earned))).map((each) => JSON.stringify(each))).size).toBe(1);
  expect(new Set((await Promise.all(silver.map(earned))).map((each) => JSON.stringify(each))).size).toBe(1);
});
