import { beforeAll, expect, test } from 'vitest';
import { setRule } from '../../src/commissions/index.ts';
import { commissions } from '../../src/commissions/model.ts';
import { asSystem } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { changeSettings, currentSettings } from '../../src/settings/index.ts';
import { advanceSimulations } from '../../src/simulation/index.ts';
import { CUTS, NewSimulation, type SimulationResult } from '../../src/simulation/schemas.ts';
import { readSimulation, startSimulation } from '../../src/simulation/simulations.ts';
import { evaluateDue } from '../../src/standing/index.ts';
import { orderLine, orderPlaced, orderRefunded, orderStep } from '../builders.ts';
import { commissionDesk } from '../commissions/commission-desk.ts';
import { someTouch } from '../support/orders.ts';
import { someCreator, someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

const START = new Date('2026-03-02T09:00:00Z');
const day = (count: number) => addDays(START, count);

let ctx: TestContext;
let shop: Awaited<ReturnType<typeof someShop>>;

/** Half a year of a small programme through the whole engine: caps, boosts, an agency, a referral, returns before and after approval. */
beforeAll(async () => {
  ctx = await testContext();
  ctx.clock.set(day(-5));
  shop = await someShop(ctx);
  const desk = commissionDesk(ctx, shop);
  const { version, commission, standing } = await currentSettings(ctx);
  const tiers = standing.tiers.map((step) => ({ ...step, fromMinor: step.fromMinor / 100 }));
  await changeSettings(
    ctx,
    {
      commission: { ...commission, maxPerOrderMinor: 1_200, maxPerCreatorMonthMinor: 3_000 },
      standing: { ...standing, tiers },
    },
    version,
  );
  const brandId = shop.brand._id;
  await setRule(ctx, { scope: 'category', match: { brandId, category: 'toys' }, pay: { kind: 'rate', rateBps: 333 } });
  await setRule(ctx, {
    scope: 'product',
    match: { brandId, skus: ['PIN'] },
    pay: { kind: 'flat', amountMinor: 77, currency: 'EUR' },
  });
  await setRule(ctx, { scope: 'boost', match: { brandId }, pay: { kind: 'boost', boostBps: 125 }, until: day(40) });
  const [ann, bob] = [await someTouch(ctx, shop), await someTouch(ctx, shop)];
  await inAgencyAndBroughtIn(ann.creator._id);
  const placed: string[] = [];
  for (let count = 0; count < 9; count += 1) {
    const touch = count % 3 === 0 ? bob : ann;
    const at = day(count * 8);
    ctx.clock.set(at);
    const order = orderPlaced({ placedAt: at.toISOString(), clickId: touch.clickId(at), lines: linesOf(count) });
    placed.push(order.data.orderId);
    await desk.send(order);
    ctx.clock.set(addDays(at, 2));
    await desk.send(orderStep('delivered', order.data.orderId, ctx.clock.now()));
    // One piece of a line comes back before its approval, and of another order's long after it.
    const back = [count % 4 === 1 ? placed[count] : undefined, count % 4 === 2 ? placed[count - 3] : undefined];
    for (const orderId of back.flatMap((id) => id ?? []))
      await desk.send(orderRefunded(orderId, `r${count}`, ctx.clock.now(), [{ lineId: '1', quantity: 1 }]));
    await desk.settle();
    await desk.approveAll();
    await evaluateDue(ctx);
  }
  ctx.clock.set(day(150));
  await desk.approveAll();
}, 120_000);

const linesOf = (count: number) => [
  orderLine({ lineId: '1', quantity: 2, unitPriceMinor: 3_333 + 411 * count, discountMinor: 37 * count }),
  orderLine({ lineId: '2', sku: 'PIN', quantity: 3, unitPriceMinor: 1_001 }),
  orderLine({ lineId: '3', sku: 'BEAR', category: 'toys', quantity: 1, unitPriceMinor: 7_777 + count }),
];

/** As their own verbs would leave it. */
async function inAgencyAndBroughtIn(creatorId: string): Promise<void> {
  const { creator } = await someCreator(ctx);
  const referredBy = { creatorId: creator._id, at: START, until: day(400) };
  await ctx.mongo.collection('creators').updateOne({ _id: creatorId as never }, { $set: { referredBy } });
  const agreed = { rosterId: 'rst_1', agencyId: 'agc_1', creatorId, kind: 'agreed', shareBps: 1_777 };
  const when = { from: day(-5), until: null, termsVersion: '1', recordedAt: day(-5) };
  await ctx.mongo.collection('roster_terms').insertOne({ _id: 'rst_1', ...agreed, ...when } as never);
}

async function simulate(input: object): Promise<SimulationResult> {
  const months = { fromMonth: '2026-03', throughMonth: '2026-08' };
  const { id } = await startSimulation(ctx, NewSimulation.parse({ name: 'Try', ...months, ...input }));
  await advanceSimulations(ctx);
  return readSimulation(ctx, id);
}

test('with the settings as they are it says exactly what was paid: in all, by tier, brand, country, month, payee and creator', async () => {
  const { standing, commission } = await currentSettings(ctx);
  const { maxPerOrderMinor, maxPerCreatorMonthMinor, returnWindowDays } = commission;
  const result = await simulate({
    tiers: standing.tiers,
    programmeRateBps: commission.programmeRateBps,
    referralShareBps: commission.referralShareBps,
    caps: { maxPerOrderMinor, maxPerCreatorMonthMinor },
    returnWindowDays,
  });
  const paid = await commissions(ctx)
    .find({ state: { $in: ['approved', 'paid'] } })
    .lean();
  const sum = (role: string) => paid.filter((row) => row.role === role).reduce((all, row) => all + row.amountMinor, 0);
  expect(result.total).toMatchObject({
    actualMinor: sum('creator') + sum('agency') + sum('referrer'),
    commissions: paid.length,
  });
  expect(result.cuts.role?.map(({ key, actualMinor }) => [key, actualMinor])).toEqual(
    ['agency', 'creator', 'referrer'].map((role) => [role, sum(role)]),
  );
  for (const cut of CUTS)
    for (const { key, actualMinor, simulatedMinor } of result.cuts[cut] ?? [])
      expect([cut, key, simulatedMinor]).toEqual([cut, key, actualMinor]);
  expect(result).toMatchObject({ gain: 0, lose: 0, same: 2, unconverted: 0 });
  // It is no story in which nothing happened.
  expect(paid.some(({ kind }) => kind === 'clawback')).toBe(true);
  expect(paid.some(({ receipt }) => receipt.caps.some(({ cutMinor }) => cutMinor > 0))).toBe(true);
  expect(paid.some(({ receipt }) => receipt.tierBps > 0)).toBe(true);
});

test('with caps lifted what they took is paid, to her, her agency and who brought her in; nothing is written but the result', async () => {
  const before = await commissions(ctx).find().sort({ _id: 1 }).lean();
  const result = await simulate({ caps: { maxPerOrderMinor: null, maxPerCreatorMonthMinor: null } });
  const rows = new Map(result.cuts.role?.map((row) => [row.key, row.simulatedMinor - row.actualMinor]));
  for (const role of ['creator', 'agency', 'referrer']) expect(rows.get(role)).toBeGreaterThan(0);
  expect(result.gain).toBe(2);
  expect(await commissions(ctx).find().sort({ _id: 1 }).lean()).toEqual(before);
});

test('it may run in two processes at once and counts everybody once', async () => {
  const input = { name: 'Twice', fromMonth: '2026-03', throughMonth: '2026-08', programmeRateBps: 1_200 };
  const once = await simulate(input);
  const { id } = await startSimulation(ctx, NewSimulation.parse(input));
  await Promise.all([advanceSimulations(asSystem(ctx, 'one')), advanceSimulations(asSystem(ctx, 'two'))]);
  const twice = await readSimulation(ctx, id);
  expect([twice.total, twice.cuts, twice.gain, twice.lose]).toEqual([once.total, once.cuts, once.gain, once.lose]);
});
