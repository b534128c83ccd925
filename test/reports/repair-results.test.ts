import { beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/kit/clock.ts';
import { clickBatches } from '../../src/links/model.ts';
import { resultNews } from '../../src/links/result-news.ts';
import { writeClicks } from '../../src/links/write-clicks.ts';
import { checkResults, repairResults, takeInResults } from '../../src/reports/index.ts';
import { countedOrders, recountedResults, resultCounters } from '../../src/reports/results/model.ts';
import { isNothing } from '../../src/reports/results/take-in-results.ts';
import { unique } from '../builders.ts';
import { commissionDesk, PLACED } from '../commissions/commission-desk.ts';
import { Killed, mortal } from '../faults/mortal.ts';
import { someClick, someProgramme } from '../support/results.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let desk: ReturnType<typeof commissionDesk>;
let touches: Awaited<ReturnType<typeof someProgramme>>['touches'];
beforeAll(async () => {
  ctx = await testContext();
  ctx.clock.set(PLACED);
  const programme = await someProgramme(ctx);
  touches = programme.touches;
  desk = commissionDesk(ctx, programme.shop);
  for (const touch of touches) {
    await desk.sold(undefined, { touch });
    const clicks = [someClick(touch.link, ctx.clock.now()), someClick(touch.link, addDays(ctx.clock.now(), -1))];
    await writeClicks(ctx, { id: unique('cls'), clicks });
  }
  while ((await takeInResults(ctx)) > 0);
});

const kept = async () => (await resultCounters(ctx).find().sort({ _id: 1 }).lean()).filter((row) => !isNothing(row));

/** What restores, hands and lost notes can do: counters gone, changed and made up; orders unknown, or known otherwise. */
async function harm(): Promise<void> {
  const rows = await kept();
  const every = (rest: number) => rows.filter((_row, index) => index % 3 === rest).map((row) => row._id);
  await resultCounters(ctx).deleteMany({ _id: { $in: every(0) } });
  await resultCounters(ctx).updateMany({ _id: { $in: every(1) } }, { $inc: { gmvMinor: 7, clicks: 2 } });
  const [, madeUp] = rows;
  const _id = 'programme|day|day|2026-03-01|PLN|';
  await resultCounters(ctx).replaceOne({ _id }, { ...madeUp, _id, currency: 'PLN' }, { upsert: true });
  const [unknown] = await countedOrders(ctx).find().sort({ _id: 1 }).lean();
  await countedOrders(ctx).deleteOne({ _id: unknown?._id });
  await countedOrders(ctx).updateOne({}, { $set: { 'fact.whole.gmvMinor': 1 } });
}

test('counters that are gone, wrong or made up say again what orders, commissions and clicks say, wherever it was killed', {
  timeout: 60_000,
}, async () => {
  const right = await kept();
  expect(right.length).toBeGreaterThan(30);
  for (let fatal = 1; ; fatal += 7) {
    await harm();
    expect((await checkResults(ctx)).length).toBeGreaterThan(10);
    const life = mortal(ctx, fatal);
    const survived = await repairResults(life.ctx).then(
      () => true,
      (error) => {
        if (!(error instanceof Killed)) throw error;
        return false;
      },
    );
    if (!survived) await repairResults(ctx);
    expect(await checkResults(ctx)).toEqual([]);
    expect(await repairResults(ctx)).toBe(0);
    expect(await kept()).toEqual(right);
    if (survived) break;
    expect(fatal).toBeLessThan(60);
  }
  expect(await recountedResults(ctx).countDocuments()).toBe(0);
});

test('what becomes of a repaired order afterwards is counted once', async () => {
  await harm();
  await repairResults(ctx);
  const { orderId } = await desk.sold(undefined, { touch: touches[0] as (typeof touches)[number] });
  await harm();
  await repairResults(ctx);
  const at = ctx.clock.now().toISOString();
  await desk.send({ type: 'order.cancelled', timestamp: at, data: { orderId, at } });
  await desk.settle();
  while ((await takeInResults(ctx)) > 0);
  expect(await checkResults(ctx)).toEqual([]);
});

test('orders and clicks from before there were counters are counted; of forgotten clicks the counters stay', async () => {
  const right = await kept();
  await resultCounters(ctx).deleteMany({});
  await countedOrders(ctx).deleteMany({});
  await resultNews(ctx).deleteMany({});
  expect(await repairResults(ctx)).toBeGreaterThan(30);
  expect(await kept()).toEqual(right);
  const [first] = right;
  const harmed = { _id: first?._id };
  await clickBatches(ctx).deleteMany({});
  await resultCounters(ctx).updateOne(harmed, { $inc: { orders: 5 } });
  expect(await repairResults(ctx)).toBe(1);
  expect(await kept()).toEqual(right);
  // A click of long ago: of its month some are forgotten already, and orders are counted all the same.
  const [touch] = touches;
  if (!touch) throw new Error('there are three');
  await writeClicks(ctx, { id: unique('cls'), clicks: [someClick(touch.link, PLACED)] });
  ctx.clock.advance(400);
  await repairResults(ctx);
  await resultCounters(ctx).updateOne(harmed, { $inc: { orders: 5, clicks: 3 } });
  expect(await repairResults(ctx)).toBe(1);
  expect(await resultCounters(ctx).findOne(harmed).lean()).toMatchObject({
    orders: first?.orders,
    clicks: (first?.clicks ?? 0) + 3,
  });
});
