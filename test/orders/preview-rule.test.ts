import { beforeAll, beforeEach, expect, test } from 'vitest';
import { addDays } from '../../src/kit/clock.ts';
import { newestOrders } from '../../src/orders/newest-orders.ts';
import { previewProgrammeRate, previewRule } from '../../src/orders/preview-rule.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});
beforeEach(async () => {
  await ctx.mongo.collection('orders').deleteMany({});
});

const DAYS_COVERED = 10;

const orderOf = (index: number, count: number) => ({
  _id: `ord_${index}`,
  brandId: 'brn_a',
  creatorId: `crt_${index % 40}`,
  currency: 'EUR',
  cancelledAt: null,
  placedAt: addDays(ctx.clock.now(), (-DAYS_COVERED * (index + 1)) / count),
  lines: [{ lineId: '1', sku: 'S', category: 'home', quantity: 1, baseMinor: 10_000, refundedMinor: 0 }],
});
const make = (count: number) =>
  ctx.mongo
    .collection('orders')
    .insertMany(Array.from({ length: count }, (_, index) => orderOf(index, count)) as never[]);
const rule = {
  scope: 'category' as const,
  match: { category: 'home' },
  pay: { kind: 'rate' as const, rateBps: 1_500 },
};

test('few orders are all looked at: the figures are exact', async () => {
  await make(80);
  expect(await previewRule(ctx, rule)).toEqual({
    days: 30,
    creators: 40,
    orders: 80,
    lines: 80,
    differences: [{ currency: 'EUR', paidMinor: 80_000, wouldPayMinor: 120_000, differenceMinor: 40_000 }],
    examples: ['crt_0', 'crt_1', 'crt_10', 'crt_11', 'crt_12'].map((id) => ({
      id,
      name: id,
      difference: { amountMinor: 1_000, currency: 'EUR' },
    })),
    protectedUntil: null,
    scaledFrom: null,
  });
});

test('of more than are looked at, the newest stand for the thirty days: amounts are scaled, creators are not', async () => {
  // A third of the month has twenty thousand; those before it are not looked at.
  await make(20_000);
  await ctx.mongo
    .collection('orders')
    .insertOne({ ...orderOf(0, 1), _id: 'ord_old', placedAt: addDays(ctx.clock.now(), -25) } as never);
  const preview = await previewRule(ctx, rule);
  expect(preview).toMatchObject({ creators: 40, orders: 60_000, lines: 60_000 });
  expect(preview.differences).toEqual([
    { currency: 'EUR', paidMinor: 60_000_000, wouldPayMinor: 90_000_000, differenceMinor: 30_000_000 },
  ]);
  expect(preview.scaledFrom).toMatchObject({ orders: 20_000 });
});

test('what the previews read of orders is found by an index and never sorted, whatever they ask about', async () => {
  await make(200);
  const { db } = ctx.mongo;
  const since = new Date();
  await db?.command({ profile: 2 });
  try {
    await previewRule(ctx, rule);
    await previewRule(ctx, { ...rule, scope: 'brand', match: { brandId: 'brn_a' } });
    await previewProgrammeRate(ctx, 600);
    await newestOrders(ctx, addDays(ctx.clock.now(), -30), 50);
  } finally {
    await db?.command({ profile: 0 });
  }
  const asked =
    (await db
      ?.collection('system.profile')
      .find({ op: 'query', ns: /\.orders$/, ts: { $gte: since } })
      .toArray()) ?? [];
  await db?.dropCollection('system.profile');
  expect(asked).toHaveLength(4);
  expect(asked.filter(({ planSummary, hasSortStage }) => hasSortStage || !planSummary.startsWith('IXSCAN'))).toEqual(
    [],
  );
});
