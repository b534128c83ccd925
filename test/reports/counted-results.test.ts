import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { holdCommissions, releaseCommissions, reverseCommissions, undoReversals } from '../../src/commissions/index.ts';
import { commissions } from '../../src/commissions/model.ts';
import { addDays, utcDay } from '../../src/kit/clock.ts';
import { writeClicks } from '../../src/links/write-clicks.ts';
import { orders } from '../../src/orders/model.ts';
import { checkResults, takeInResults } from '../../src/reports/index.ts';
import { type CounterRecord, countedOrders, resultCounters } from '../../src/reports/results/model.ts';
import { orderLine, orderPlaced, unique } from '../builders.ts';
import { commissionDesk, PLACED, within } from '../commissions/commission-desk.ts';
import { Killed, mortal } from '../faults/mortal.ts';
import { history } from '../orders/histories.ts';
import type { Shop, someTouch } from '../support/orders.ts';
import { someClick, someProgramme } from '../support/results.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let shop: Shop;
let touches: Awaited<ReturnType<typeof someTouch>>[];
let campaignId: string;
let agencyId: string;

beforeAll(async () => {
  ctx = await testContext();
  ctx.clock.set(PLACED);
  ({ shop, touches, campaignId, agencyId } = await someProgramme(ctx));
});

const takeAll = async () => {
  while ((await takeInResults(ctx)) > 0);
};

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('settle' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('clicks' as const),
      creator: fc.nat(2),
      count: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('take' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('hold' as const, 'release' as const, 'reverse' as const, 'undo' as const),
      creator: fc.nat(2),
    }),
  },
);

test('whatever becomes of orders, the counters are what orders, commissions and clicks say, and what a plain sum says', async () => {
  const desk = commissionDesk(ctx, shop);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(2), fc.nat()), { minLength: 1, maxLength: 3 }),
      fc.array(step, { maxLength: 12 }),
      async (placed, steps) => {
        // Late enough for everything that a history may tell of.
        ctx.clock.set(addDays(PLACED, 90));
        const events = placed.flatMap(([creator, seed]) => {
          const carries = { clickId: touches[creator]?.clickId() };
          const [made = []] = fc.sample(history({ orderId: unique('R-'), carries }), { numRuns: 1, seed });
          return made;
        });
        for (const one of steps) {
          if (one.kind === 'take') await takeInResults(ctx);
          if (one.kind === 'wait') ctx.clock.advance(one.days);
          if (one.kind === 'settle') {
            for (const event of events.splice(0, 2)) await desk.send(event);
            await desk.settle();
            await desk.approveAll();
          }
          if (one.kind === 'clicks') await click(one.creator, one.count);
          if (one.kind === 'hold' || one.kind === 'release' || one.kind === 'reverse' || one.kind === 'undo')
            await decide(one.kind, one.creator);
        }
        for (const event of events) await desk.send(event);
        await desk.settle();
        expect(await checkResults(ctx)).toEqual([]);
      },
    ),
    { numRuns: 8 },
  );
  // One of which the campaign pays, whatever was made up above.
  ctx.clock.set(addDays(PLACED, 90));
  const placedAt = new Date(PLACED).toISOString();
  await desk.send(orderPlaced({ placedAt, clickId: touches[0]?.clickId(), lines: [orderLine({ sku: 'LAMP' })] }));
  await desk.settle();
  await takeAll();
  await sumsAgree();
});

async function click(creator: number, count: number): Promise<void> {
  const touch = touches[creator] as (typeof touches)[number];
  const clicks = Array.from({ length: count }, () => someClick(touch.link, ctx.clock.now()));
  await writeClicks(ctx, { id: unique('cls'), clicks });
}

async function decide(kind: 'hold' | 'release' | 'reverse' | 'undo', creator: number): Promise<void> {
  const creatorId = touches[creator]?.creator._id;
  const rows = await commissions(ctx).find({ creatorId, kind: 'sale' }, { _id: 1 }).limit(3).lean();
  const ids = rows.map((row) => row._id);
  await within(ctx, async (tx) => {
    if (kind === 'hold') await holdCommissions(tx, ids, 'cas_1');
    if (kind === 'release') await releaseCommissions(tx, 'cas_1');
    if (kind === 'reverse') await reverseCommissions(tx, ids, { reason: 'manual', evidence: 'A test.' });
    if (kind === 'undo') await undoReversals(tx, ids, 'A test.');
  });
}

/** The counters against sums that are made without any of their code. */
async function sumsAgree(): Promise<void> {
  const counters = await resultCounters(ctx).find().lean<CounterRecord[]>();
  const sold = await orders(ctx)
    .find({ creatorId: { $ne: null } })
    .lean();
  const earned = await commissions(ctx).find().lean();
  const total = (scope: string, figure: keyof CounterRecord) =>
    counters.filter(({ _id }) => _id.startsWith(`${scope}|day|`)).reduce((sum, row) => sum + Number(row[figure]), 0);
  const sum = <T>(rows: T[], of: (row: T) => number) => rows.reduce((all, row) => all + of(row), 0);
  expect(sold.length).toBeGreaterThan(8);
  for (const [scope, mine] of [
    ['programme', (_row: unknown) => true],
    [`brand:${shop.brand._id}`, (row: { brandId: string }) => row.brandId === shop.brand._id],
    ...touches.map(
      ({ creator }) =>
        [`creator:${creator._id}`, (row: { creatorId: string }) => row.creatorId === creator._id] as const,
    ),
  ] as [string, (row: { brandId: string; creatorId: string | null }) => boolean][]) {
    expect(total(scope, 'orders'), scope).toBe(sold.filter(mine).length);
    expect(total(scope, 'gmvMinor'), scope).toBe(sum(sold.filter(mine), (order) => order.gmvMinor));
    expect(total(scope, 'netMinor'), scope).toBe(sum(sold.filter(mine), (order) => order.netMinor));
  }
  const roles = (wanted: string[], states = ['pending', 'approved', 'paid', 'reversed']) =>
    sum(
      earned.filter(({ role, state }) => wanted.includes(role) && states.includes(state)),
      (row) => row.amountMinor,
    );
  expect(total('programme', 'commissionMinor')).toBe(roles(['creator', 'agency', 'referrer']));
  expect(total('programme', 'finalMinor')).toBe(roles(['creator', 'agency', 'referrer'], ['approved', 'paid']));
  expect(total(`brand:${shop.brand._id}`, 'commissionMinor')).toBe(roles(['creator', 'agency']));
  expect(total(`agency:${agencyId}`, 'commissionMinor')).toBe(roles(['agency']));
  const ofCampaign = earned.filter(({ receipt }) => receipt.rule.name === 'Autumn light');
  expect(ofCampaign.length).toBeGreaterThan(0);
  expect(total(`campaign:${campaignId}`, 'commissionMinor')).toBe(
    sum(
      ofCampaign.filter(({ role }) => role !== 'referrer'),
      (row) => row.amountMinor,
    ),
  );
  const lamps = sold.flatMap((order) => order.lines.filter(({ sku }) => sku === 'LAMP'));
  const product = counters.filter(
    ({ _id, value }) => _id.startsWith('programme|product|month|') && value === `${shop.brand._id}:LAMP`,
  );
  expect(sum(product, (row) => row.gmvMinor)).toBe(sum(lamps, (line) => line.quantity * line.unitPriceMinor));
  expect(sum(product, (row) => row.orders)).toBe(
    sold.filter(({ lines }) => lines.some(({ sku }) => sku === 'LAMP')).length,
  );
}

test('killed at any step and run again, it counts everything once', async () => {
  const desk = commissionDesk(ctx, shop);
  const touch = touches[0] as (typeof touches)[number];
  const before = await programmeOrders();
  let rounds = 0;
  for (let fatal = 1; ; fatal += 2) {
    rounds += 1;
    await desk.sold(undefined, { touch });
    await click(0, 2);
    const life = mortal(ctx, fatal);
    const end = await takeInResults(life.ctx).then(
      () => 'survived',
      (error) => {
        if (error instanceof Killed || life.dead) return 'killed';
        throw error;
      },
    );
    await takeAll();
    expect(await programmeOrders()).toBe(before + rounds);
    if (end === 'survived') break;
    expect(fatal).toBeLessThan(60);
  }
  expect(await checkResults(ctx)).toEqual([]);
});

const programmeOrders = async (): Promise<number> => {
  const rows = await resultCounters(ctx)
    .find({ _id: /^programme\|day\|/ })
    .lean();
  return rows.reduce((sum, row) => sum + row.orders, 0);
};

test('a refund lands on the day on which its order was placed', async () => {
  const desk = commissionDesk(ctx, shop);
  const { orderId, touch } = await desk.sold(undefined, { touch: touches[1] as (typeof touches)[number] });
  await takeAll();
  const day = `creator:${touch.creator._id}|day|day|${utcDay(PLACED)}|EUR|`;
  const before = await resultCounters(ctx).findById(day).lean();
  ctx.clock.set(addDays(PLACED, 9));
  const at = ctx.clock.now().toISOString();
  await desk.send({ type: 'order.cancelled', timestamp: at, data: { orderId, at } });
  await desk.settle();
  await takeAll();
  const after = await resultCounters(ctx).findById(day).lean();
  expect(after).toMatchObject({
    orders: before?.orders,
    gmvMinor: before?.gmvMinor,
    netMinor: (before?.netMinor ?? 0) - 8_900,
  });
  expect(after?.commissionMinor).toBeLessThan(before?.commissionMinor ?? 0);
});

test('a counter that was changed by hand is found, and so is an order that was never counted', async () => {
  const row = await resultCounters(ctx)
    .findOne({ _id: /^programme\|country\|/, orders: { $gt: 0 } })
    .lean();
  await resultCounters(ctx).updateOne({ _id: row?._id }, { $inc: { orders: 1 } });
  expect(await checkResults(ctx)).toEqual([
    { what: 'result_differs', where: row?._id, figure: 'orders', recounted: row?.orders, kept: (row?.orders ?? 0) + 1 },
  ]);
  await resultCounters(ctx).updateOne({ _id: row?._id }, { $inc: { orders: -1 } });
  const lost = await resultCounters(ctx)
    .findOneAndDelete({ _id: /^brand:.*\|link\|day\|/, orders: { $gt: 0 } })
    .lean();
  const found = await checkResults(ctx);
  expect(found.map(({ where }) => where)).toContain(lost?._id);
  await resultCounters(ctx).collection.insertOne(lost as never);
  expect(await countedOrders(ctx).countDocuments()).toBeGreaterThan(0);
});
