import { beforeAll, expect, test } from 'vitest';
import { approveDue } from '../../src/commissions/index.ts';
import { commissions } from '../../src/commissions/model.ts';
import { asSystem, type Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import { createIntake, processEvents } from '../../src/orders/index.ts';
import { advanceRuns, startRun } from '../../src/payouts/index.ts';
import { payoutRuns, payouts } from '../../src/payouts/model.ts';
import { changeSettings, currentSettings } from '../../src/settings/index.ts';
import { orderLine, orderPlaced, orderStep } from '../builders.ts';
import { report, type Shop, someTouch } from '../support/orders.ts';
import { earn, moneyOf, type Payee, sentTo, somePayee } from '../support/payees.ts';
import { someShop } from '../support/people.ts';
import { startApp } from '../support/start-app.ts';
import { Killed, mortal } from './mortal.ts';

let ctx: Context;
let shop: Shop;
let payees: Payee[];
beforeAll(async () => {
  const app = await startApp({ mode: 'serve' }, { LOG_LEVEL: 'silent' });
  ctx = asSystem(app.ctx, 'test');
  const { version, ...settings } = await currentSettings(ctx);
  await changeSettings(ctx, { ...settings, payouts: { ...settings.payouts, transfersPerSecond: 1_000 } }, version);
  shop = await someShop(ctx);
  payees = await Promise.all([somePayee(ctx), somePayee(ctx)]);
});

/** The lease of a process that died is over after half a minute by the database's clock; here at once. */
const forgetLeases = () => ctx.mongo.collection('leases').updateMany({}, { $set: { until: new Date(0) } });

const amountOf = (round: number, index: number) => 3_000 + round * 10 + index;

/** One run from its start to its end, killed at a step and taken up again by another process. */
async function playRound(round: number, fatalStep: number): Promise<number> {
  for (const [index, payee] of payees.entries()) await earn(ctx, payee, amountOf(round, index));
  const run = await startRun(ctx);
  const life = mortal(ctx, fatalStep);
  await advanceRuns(life.ctx, `killed-${round}`).catch((error) => {
    if (!(error instanceof Killed)) throw error;
  });
  await forgetLeases();
  for (let pass = 0; pass < 5; pass += 1) await advanceRuns(ctx, `next-${round}`);
  expect(await payoutRuns(ctx).findById(run._id).lean(), `killed at step ${fatalStep}`).toMatchObject({
    state: 'finished',
  });
  expect(await payouts(ctx).countDocuments({ runId: run._id, state: 'sent', commissionsMarked: true })).toBe(2);
  return life.steps;
}

test('F18: a payout run that is killed at any step and taken up again pays each exactly once', {
  timeout: 120_000,
}, async () => {
  const steps = await playRound(0, 0);
  expect(steps).toBeGreaterThan(25);
  for (let fatalStep = 1; fatalStep <= steps; fatalStep += 1) await playRound(fatalStep, fatalStep);
  const rounds = Array.from({ length: steps + 1 }, (_, round) => round);
  for (const [index, payee] of payees.entries()) {
    const wanted = rounds.map((round) => amountOf(round, index));
    expect((await sentTo(ctx, payee)).toSorted((left, right) => left - right)).toEqual(wanted);
    expect(await moneyOf(ctx, payee)).toEqual({ paid: wanted.reduce((sum, amount) => sum + amount, 0) });
  }
  expect(await checkLedger(ctx)).toEqual([]);
  process.stdout.write(`payout run: killed at each of ${steps} steps\n`);
});

test('orders and approvals that are killed at any step and taken up again are earned exactly once', {
  timeout: 120_000,
}, async () => {
  const intake = createIntake(ctx, () => undefined);
  const placedAt = addDays(ctx.clock.now(), -100);
  const work = async (on: Context) => {
    await processEvents(on);
    await approveDue(on);
  };
  const playOrder = async (fatalStep: number): Promise<number> => {
    const touch = await someTouch(ctx, shop, addDays(placedAt, -1));
    const placed = orderPlaced({
      placedAt: placedAt.toISOString(),
      clickId: touch.clickId(),
      lines: [orderLine(), orderLine({ lineId: '2' })],
    });
    await report(ctx, intake, shop, placed);
    await report(ctx, intake, shop, orderStep('delivered', placed.data.orderId, addDays(placedAt, 3)));
    const life = mortal(ctx, fatalStep);
    await work(life.ctx).catch((error) => {
      if (!(error instanceof Killed)) throw error;
    });
    for (let pass = 0; pass < 2; pass += 1) await work(ctx);
    const found = await commissions(ctx).find({ creatorId: touch.creator._id }).lean();
    expect(
      found.map(({ state, amountMinor }) => [state, amountMinor]),
      `killed at step ${fatalStep}`,
    ).toEqual([
      ['approved', 890],
      ['approved', 890],
    ]);
    expect(await moneyOf(ctx, { id: touch.creator._id } as Payee)).toEqual({ payable: 1_780 });
    return life.steps;
  };
  const steps = await playOrder(0);
  expect(steps).toBeGreaterThan(15);
  for (let fatalStep = 1; fatalStep <= steps; fatalStep += 1) await playOrder(fatalStep);
  expect(await ctx.mongo.collection('order_events').countDocuments({ state: { $ne: 'processed' } })).toBe(0);
  expect(await checkLedger(ctx)).toEqual([]);
  process.stdout.write(`orders: killed at each of ${steps} steps\n`);
});
