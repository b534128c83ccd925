import { beforeAll, beforeEach, expect, test } from 'vitest';
import { advanceSimulations, simulationsWaiting } from '../../src/simulation/index.ts';
import { creatorResults, simulations } from '../../src/simulation/model.ts';
import { NewSimulation } from '../../src/simulation/schemas.ts';
import {
  cancelSimulation,
  readSimulation,
  retrySimulation,
  startSimulation,
} from '../../src/simulation/simulations.ts';
import { someCreator, someManager } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { receiptOf } from './receipt.ts';
import { MONTHS, type Sale, soldBy } from './sale.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});
beforeEach(async () => {
  for (const name of ['commissions', 'creators', 'orders', 'simulations', 'simulation_creators'])
    await ctx.mongo.collection(name).deleteMany({});
});

const sold = (...sale: Sale) => soldBy(ctx, ...sale);
const newCreator = async () => (await someCreator(ctx)).creator._id;
const run = async (input: object) => {
  const { id } = await startSimulation(ctx, NewSimulation.parse({ name: 'Try', ...MONTHS, ...input }));
  await advanceSimulations(ctx);
  return readSimulation(ctx, id);
};

test('it goes on where it was stopped and ends as one that was not', async () => {
  const ids = [];
  for (let count = 0; count < 3; count += 1) ids.push(await newCreator());
  for (const id of ids) await sold(id, 3);
  const whole = await run({ programmeRateBps: 600 });
  const { id } = await startSimulation(ctx, NewSimulation.parse({ name: 'Stopped', ...MONTHS, programmeRateBps: 600 }));
  // Killed after a batch of one creator was kept, and the next one's results were written without the sums.
  const [first] = ids.toSorted();
  const sum = { actualMinor: 1_000, simulatedMinor: 600, commissions: 1 };
  const cuts = {
    tier: { bronze: sum },
    brand: { brn_a: sum },
    country: { '': sum },
    month: { '2026-03': sum },
    role: { creator: sum },
  };
  await simulations(ctx).updateOne(
    { _id: id },
    { $set: { state: 'running', afterId: first as string, creators: 1, total: sum, cuts, lose: 1 } },
  );
  await advanceSimulations(ctx);
  const resumed = await readSimulation(ctx, id);
  expect(resumed.total).toEqual(whole.total);
  expect(resumed.cuts).toEqual(whole.cuts);
  expect(resumed).toMatchObject({ state: 'done', lose: 3, progress: { creators: 3 } });
});

test('it can be cancelled, once, and its successor runs', async () => {
  await newCreator();
  const input = NewSimulation.parse({ name: 'Cancelled', ...MONTHS, programmeRateBps: 600 });
  const { id } = await startSimulation(ctx, input);
  expect(await cancelSimulation(ctx, id)).toMatchObject({ state: 'cancelled' });
  await expect(cancelSimulation(ctx, id)).rejects.toMatchObject({ code: 'simulation_ended' });
  await expect(cancelSimulation(ctx, 'sim_none')).rejects.toMatchObject({ code: 'not_found' });
  expect(await run({ programmeRateBps: 600 })).toMatchObject({ state: 'done' });
  expect(await simulations(ctx).findById(id).lean()).toMatchObject({ state: 'cancelled', creators: 0 });
  expect(await creatorResults(ctx).countDocuments({ simulationId: id })).toBe(0);
});

test('one that fails holds up no other, is tried six times, and goes on when a manager lets it', async () => {
  const ann = await newCreator();
  await sold(ann, 3);
  const broken = await sold(ann, 95, { receipt: undefined });
  const start = (months: object) =>
    startSimulation(ctx, NewSimulation.parse({ name: 'Try', programmeRateBps: 600, ...months }));
  const { id } = await start({ fromMonth: '2026-06', throughMonth: '2026-06' });
  const sound = await start(MONTHS);
  await expect(advanceSimulations(ctx)).rejects.toThrow();
  expect(await readSimulation(ctx, sound.id)).toMatchObject({ state: 'done', total: { simulatedMinor: 600 } });
  expect(await readSimulation(ctx, id)).toMatchObject({ state: 'waiting', failure: { reason: 'record' } });
  // Not before its pause is over.
  expect(await simulationsWaiting(ctx)).toBe(false);
  for (let attempt = 2; attempt <= 6; attempt += 1) {
    await simulations(ctx).updateOne({ _id: id }, { $set: { retryAt: new Date() } });
    await expect(advanceSimulations(ctx)).rejects.toThrow();
  }
  expect(await readSimulation(ctx, id)).toMatchObject({ state: 'failed', failure: { reason: 'record' } });
  await advanceSimulations(ctx);
  await ctx.mongo.collection('commissions').updateOne({ _id: broken as never }, { $set: { receipt: receiptOf() } });
  expect(await retrySimulation(ctx, id)).toMatchObject({ state: 'waiting', failure: null });
  await expect(retrySimulation(ctx, id)).rejects.toMatchObject({ code: 'simulation_not_failed' });
  await advanceSimulations(ctx);
  expect(await readSimulation(ctx, id)).toMatchObject({ state: 'done', total: { simulatedMinor: 600 } });
});

test('one that ends its process each time is ended itself; what came further counts its attempts anew', async () => {
  await newCreator();
  const input = NewSimulation.parse({ name: 'Killed', ...MONTHS, programmeRateBps: 600 });
  const killed = async (attempts: number) => {
    const { id } = await startSimulation(ctx, input);
    await simulations(ctx).updateOne({ _id: id }, { $set: { state: 'running', attempts } });
    await advanceSimulations(ctx);
    return simulations(ctx).findById(id).lean();
  };
  expect(await killed(6)).toMatchObject({ state: 'failed', failure: { reason: 'interrupted' }, creators: 0 });
  expect(await killed(5)).toMatchObject({ state: 'done', attempts: 1, creators: 1 });
});

test('at most five wait at a time', async () => {
  const input = NewSimulation.parse({ name: 'Many', ...MONTHS, programmeRateBps: 600 });
  const manager = await someManager(ctx, 'finance');
  for (let count = 0; count < 5; count += 1) await startSimulation(manager, input);
  await expect(startSimulation(manager, input)).rejects.toMatchObject({ code: 'too_many_simulations' });
});
