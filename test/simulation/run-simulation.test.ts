import { beforeAll, beforeEach, expect, test } from 'vitest';
import { importRates } from '../../src/fx/index.ts';
import { addDays } from '../../src/kit/clock.ts';
import { Settings } from '../../src/settings/index.ts';
import { simulationCsv } from '../../src/simulation/csv.ts';
import { advanceSimulations } from '../../src/simulation/index.ts';
import { NewSimulation } from '../../src/simulation/schemas.ts';
import { readSimulation, startSimulation } from '../../src/simulation/simulations.ts';
import { someCreator } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { receiptOf } from './receipt.ts';
import { MARCH, MONTHS, type Sale, soldBy } from './sale.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});
beforeEach(async () => {
  for (const name of ['commissions', 'creators', 'orders', 'simulations', 'simulation_creators', 'flags', 'standings'])
    await ctx.mongo.collection(name).deleteMany({});
});

const sold = (...sale: Sale) => soldBy(ctx, ...sale);
const run = async (input: object) => {
  const { id } = await startSimulation(ctx, NewSimulation.parse({ name: 'Try', ...MONTHS, ...input }));
  await advanceSimulations(ctx);
  return readSimulation(ctx, id);
};
const newCreator = async () => (await someCreator(ctx)).creator._id;

test('a lower programme rate: what would have been paid in each month, who loses and who does not', async () => {
  const [ann, bob] = [await newCreator(), await newCreator()];
  await sold(ann, 3);
  await sold(ann, 40, { amountMinor: 500, netMinor: 5_000 });
  await sold(bob, 3, {
    brandId: 'brn_b',
    receipt: receiptOf({ rule: { id: 'rul_1', version: 1, scope: 'brand', name: '' } }),
  });
  await sold(ann, 100);
  await sold(ann, 5, { role: 'agency', amountMinor: 200, netMinor: 0 });
  await sold(ann, 6, { state: 'reversed' });
  await ctx.mongo
    .collection('orders')
    .insertOne({ _id: `ord_${ann}_3`, country: 'FR', lines: [{ lineId: '1', category: 'home' }] } as never);
  const before = await ctx.mongo.collection('commissions').find().toArray();
  const result = await run({ programmeRateBps: 600 });
  expect(result).toMatchObject({ state: 'done', gain: 0, lose: 1, same: 1, progress: { creators: 2, of: 2 } });
  expect(result.total).toEqual({ actualMinor: 2_700, simulatedMinor: 2_100, commissions: 4 });
  expect(result.cuts.role).toMatchObject([
    { key: 'agency', actualMinor: 200, simulatedMinor: 200 },
    { key: 'creator', actualMinor: 2_500, simulatedMinor: 1_900 },
  ]);
  expect(result.cuts.month).toMatchObject([
    { key: '2026-03', actualMinor: 2_200, simulatedMinor: 1_800 },
    { key: '2026-04', actualMinor: 500, simulatedMinor: 300 },
  ]);
  expect(result.cuts.country).toMatchObject([
    { key: '', commissions: 3 },
    { key: 'FR', simulatedMinor: 600 },
  ]);
  expect(result.cuts.brand.map(({ key, simulatedMinor }) => [key, simulatedMinor])).toEqual([
    ['brn_a', 1_100],
    ['brn_b', 1_000],
  ]);
  expect(result.losers).toMatchObject([{ creatorId: ann, actualMinor: 1_500, simulatedMinor: 900 }]);
  expect(result.winners).toEqual([]);
  expect(await ctx.mongo.collection('commissions').find().toArray()).toEqual(before);
  const csv = await simulationCsv(ctx, result.id, 'creator');
  expect(csv).toBe(
    `creator,currency,paid,simulated,difference\n${ann},EUR,15.00,9.00,-6.00\n${bob},EUR,10.00,10.00,0.00\n`,
  );
});

test('another tier table: bonuses by the tiers that each would have reached', async () => {
  const [ann, bob] = [await newCreator(), await newCreator()];
  await sold(ann, -10, { netMinor: 600_000 });
  await sold(ann, 30, {
    amountMinor: 1_100,
    receipt: receiptOf({ tier: 'silver', tierBps: 100, grossMinor: 1_100 }),
  });
  await sold(bob, 30);
  const { tiers } = Settings.parse({}).standing;
  const generous = tiers.map((step) => (step.tier === 'silver' ? { ...step, fromMinor: 1_000, bonusBps: 150 } : step));
  const result = await run({ tiers: generous });
  expect(result.total).toMatchObject({ actualMinor: 2_100, simulatedMinor: 2_150 });
  expect(result.cuts.tier).toMatchObject([
    { key: 'bronze', commissions: 1 },
    { key: 'silver', commissions: 1 },
  ]);
  // Ann keeps what she reached until the month is over; Bob has sold enough for the other table only.
  expect(result.tiers).toEqual({ bronze: { actual: 1, simulated: 0 }, silver: { actual: 1, simulated: 2 } });
});

test('caps per order and per creator and month: each line to what room is left, its clawback in proportion', async () => {
  const [ann, bob] = [await newCreator(), await newCreator()];
  const line = (lineId: string) => ({
    _id: `ord_a.${lineId}.${ann}`,
    orderId: 'ord_a',
    lineId,
    placedAt: addDays(MARCH, -17),
    earnedMinor: 1_000,
  });
  await sold(ann, 3, line('1'));
  await sold(ann, 3, { ...line('2'), due: { amountMinor: 500, netMinor: 5_000 } });
  const clawback = {
    _id: `ord_a.2.${ann}.c1`,
    kind: 'clawback',
    amountMinor: -500,
    netMinor: -5_000,
    earnedMinor: -500,
  };
  await sold(ann, 9, { ...line('2'), ...clawback });
  await sold(bob, 3, { orderId: 'ord_b', placedAt: addDays(MARCH, -17), earnedMinor: 1_000 });
  await sold(bob, 4, { orderId: 'ord_c', placedAt: addDays(MARCH, -16), earnedMinor: 1_000 });
  const perOrder = await run({ caps: { maxPerOrderMinor: 1_200, maxPerCreatorMonthMinor: null } });
  // Of Ann's second line a fifth was let through, and half of that is clawed back.
  expect(perOrder.total).toMatchObject({ actualMinor: 3_500, simulatedMinor: 1_000 + 200 - 100 + 2_000 });
  const perMonth = await run({ caps: { maxPerOrderMinor: null, maxPerCreatorMonthMinor: 1_500 } });
  expect(perMonth.total).toMatchObject({ simulatedMinor: 1_000 + 500 - 250 + 1_500 });
  expect(perMonth.losers.map(({ creatorId }) => creatorId).toSorted()).toEqual([ann, bob].toSorted());
});

test('without the caps of then, what they took is paid', async () => {
  const ann = await newCreator();
  const limit = { amountMinor: 400, currency: 'EUR' };
  const cap = { kind: 'order' as const, key: 'order:x', limit, countedMinor: 400, cutMinor: 600 };
  await sold(ann, 3, { amountMinor: 400, earnedMinor: 400, receipt: receiptOf({ caps: [cap], grossMinor: 400 }) });
  const free = await run({ caps: { maxPerOrderMinor: null, maxPerCreatorMonthMinor: null } });
  expect(free.total).toMatchObject({ actualMinor: 400, simulatedMinor: 1_000 });
});

test('a longer return window moves approvals to later months, over the end of the period too', async () => {
  const ann = await newCreator();
  const delivered = (day: number) => ({ placedAt: addDays(MARCH, day - 20), lockAt: addDays(MARCH, day) });
  await sold(ann, 3, delivered(3));
  await sold(ann, 25, delivered(25));
  await sold(ann, 85, delivered(85));
  await sold(ann, -5, delivered(-5));
  // Nobody heard of a delivery: 60 days after its placing, whatever the window.
  await sold(ann, 26, { placedAt: addDays(MARCH, -34), lockAt: addDays(MARCH, 26) });
  const result = await run({ returnWindowDays: 30 });
  expect(result.total).toEqual({ actualMinor: 4_000, simulatedMinor: 4_000, commissions: 4 });
  expect(result.cuts.month?.map(({ key, actualMinor, simulatedMinor }) => [key, actualMinor, simulatedMinor])).toEqual([
    ['2026-03', 3_000, 3_000],
    ['2026-04', 0, 1_000],
    ['2026-05', 1_000, 0],
  ]);
});

test('other thresholds of KOL status: who would hold which at the end of the period', async () => {
  const [ann, bob] = [await newCreator(), await newCreator()];
  await importRates(
    ctx,
    ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05']
      .map((month) => `<Cube time="${month}-01"><Cube currency="USD" rate="1.1"/></Cube>`)
      .join(''),
    'test',
  );
  await sold(ann, 3, { amountMinor: 100_000, netMinor: 1_000_000 });
  await sold(bob, 3);
  const { kol } = Settings.parse({}).standing;
  const easier = { ...kol, earnedUsdMinor: { rising: 1_000, kol: 100_000, star_kol: 10_000_000 } };
  const result = await run({ kol: easier });
  expect(result.total).toMatchObject({ actualMinor: 101_000, simulatedMinor: 101_000 });
  expect(result.statuses).toEqual({
    creator: { actual: 2, simulated: 0 },
    kol: { actual: 0, simulated: 1 },
    rising: { actual: 0, simulated: 1 },
  });
});

test('other holds: what the flags of these months would have held, each commission once', async () => {
  const [ann, bob] = [await newCreator(), await newCreator()];
  await sold(ann, 3);
  await sold(ann, 4);
  await sold(bob, 3);
  const ids = await ctx.mongo.collection('commissions').find().sort({ decidedAt: 1, _id: 1 }).toArray();
  const idsOf = (creatorId: string) => ids.filter((row) => row.creatorId === creatorId).map((row) => row._id);
  const flag = (creatorId: string, signal: string, severity: string, commissionIds: unknown[], day = 5) => ({
    _id: `cas_1:${signal}:${creatorId}`,
    caseId: 'cas_1',
    creatorId,
    signal,
    severity,
    commissionIds,
    firstAt: addDays(MARCH, day),
  });
  await ctx.mongo
    .collection('flags')
    .insertMany([
      flag(ann, 'return_rate', 'medium', idsOf(ann)),
      flag(ann, 'conversion', 'high', idsOf(ann).slice(0, 1)),
      flag(bob, 'conversion', 'low', idsOf(bob)),
      flag(bob, 'click_flood', 'high', idsOf(bob), 300),
    ] as never[]);
  const stricter = await run({ holds: { holdFrom: 'low' } });
  expect(stricter.held).toEqual({
    actualMinor: 2_000,
    simulatedMinor: 3_000,
    flags: { actual: 2, simulated: 3 },
    creators: { actual: 1, simulated: 2 },
  });
  const milder = await run({ holds: { holdFrom: 'medium', signalsOff: ['return_rate'] } });
  expect(milder.held).toMatchObject({ simulatedMinor: 1_000, flags: { simulated: 1 } });
  expect(milder.total.simulatedMinor).toBe(milder.total.actualMinor);
});

test('a fraud rule pays nothing for a month in which too much came back', async () => {
  const ann = await newCreator();
  await sold(ann, 3);
  await sold(ann, 4, { state: 'reversed', amountMinor: 0, reversal: { reason: 'item_returned' } });
  await sold(ann, 40);
  const result = await run({ returnRateFromBps: 5_000 });
  expect(result.total).toMatchObject({ actualMinor: 2_000, simulatedMinor: 1_000 });
});

test('what cannot be told in the programme’s currency is counted and left out', async () => {
  await sold(await newCreator(), 3, { currency: 'PLN' });
  expect(await run({ programmeRateBps: 600 })).toMatchObject({ unconverted: 1, total: { commissions: 0 } });
});
