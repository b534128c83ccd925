import type { Context } from '../context.ts';
import { joinedAfter } from '../creators/index.ts';
import { settingsOf } from '../settings/index.ts';
import { beginAttempt, noteFailure, toBeRun } from './attempts.ts';
import { creatorResults, OPEN, type SimulationRecord, simulations } from './model.ts';
import type { Held, Pair } from './schemas.ts';
import { type BatchOutcome, simulateCreators } from './simulate-creators.ts';
import { Sums } from './sums.ts';
import { termsOf } from './terms.ts';

const BATCH = 200;

/**
 * Works through the simulations that wait, the oldest first, some hundred creators at a time. After each batch what is added up is
 * kept with how far it came: a stopped process goes on there, a cancelled simulation ends there. It writes nothing but its own results.
 * One that fails holds up no other, and is tried again, with pauses, a few times.
 */
export async function advanceSimulations(ctx: Context, stop?: AbortSignal): Promise<void> {
  const failed: { id: string; error: unknown }[] = [];
  while (!stop?.aborted) {
    const others = { ...toBeRun(), _id: { $nin: failed.map(({ id }) => id) } };
    const next = await simulations(ctx).findOne(others).sort({ _id: 1 }).lean<SimulationRecord>();
    if (!next) break;
    const begun = await beginAttempt(ctx, next);
    if (!begun) continue;
    await runOne(ctx, begun, stop).catch(async (error: unknown) => {
      failed.push({ id: begun._id, error });
      await noteFailure(ctx, begun._id, error);
    });
  }
  if (failed[0]) throw failed[0].error;
}

/** Whether one waits or is under way; looked at each second. */
export const simulationsWaiting = async (ctx: Context): Promise<boolean> =>
  (await simulations(ctx).exists(toBeRun())) !== null;

async function runOne(ctx: Context, simulation: SimulationRecord, stop: AbortSignal | undefined): Promise<void> {
  const settings = { ...(await settingsOf(ctx, simulation.settingsVersion)), version: simulation.settingsVersion };
  const terms = await termsOf(ctx, simulation.input, settings);
  let kept = simulation;
  while (!stop?.aborted) {
    const members = await joinedAfter(ctx, kept.afterId, BATCH);
    const last = members.at(-1);
    if (!last) {
      await simulations(ctx).updateOne(
        { _id: kept._id, state: { $in: OPEN } },
        { $set: { state: 'done', finishedAt: ctx.clock.now(), failure: null } },
      );
      return;
    }
    const ids = members.map((member) => member._id);
    const outcome = await simulateCreators(ctx, ids, terms);
    const { results, change } = addUp(kept, outcome);
    await keepResults(ctx, kept._id, results);
    const further = {
      afterId: last._id,
      creators: kept.creators + ids.length,
      attempts: 1,
      failure: null,
      retryAt: null,
    };
    const after = { ...change, ...further, state: 'running' as const };
    // Another process that had gone on meanwhile, or a cancellation, has moved what this was based on.
    const unmoved = { _id: kept._id, afterId: kept.afterId, state: { $in: OPEN } };
    const { matchedCount } = await simulations(ctx).updateOne(unmoved, { $set: after });
    if (matchedCount === 0) return;
    kept = { ...kept, ...after };
  }
}

/** What a batch adds to what is kept. */
function addUp(kept: SimulationRecord, outcome: BatchOutcome) {
  const { creators, tiers, statuses, held } = outcome;
  const sums = new Sums(kept.total, kept.cuts);
  sums.merge(outcome.sums);
  const results = creators.map((each): Result => ({ ...each, deltaMinor: each.simulatedMinor - each.actualMinor }));
  const count = (fits: (deltaMinor: number) => boolean) => results.filter(({ deltaMinor }) => fits(deltaMinor)).length;
  const change = {
    total: sums.total,
    cuts: sums.toRecord(),
    gain: kept.gain + count((delta) => delta > 0),
    lose: kept.lose + count((delta) => delta < 0),
    same: kept.same + count((delta) => delta === 0),
    tiers: withPairs(kept.tiers, tiers),
    statuses: withPairs(kept.statuses, statuses),
    held: kept.held ? bothHeld(kept.held, held) : null,
    unconverted: kept.unconverted + outcome.unconverted,
  };
  return { results, change };
}

function withPairs(kept: Record<string, Pair> | null, pairs: [string, string][]): Record<string, Pair> | null {
  if (!kept) return null;
  const counts = new Map(Object.entries(kept).map(([key, pair]) => [key, { ...pair }]));
  const add = (key: string, side: keyof Pair) => {
    const pair = counts.get(key) ?? { actual: 0, simulated: 0 };
    pair[side] += 1;
    counts.set(key, pair);
  };
  for (const [actual, simulated] of pairs) {
    add(actual, 'actual');
    add(simulated, 'simulated');
  }
  return Object.fromEntries(counts);
}

const plus = (left: Pair, right: Pair): Pair => ({
  actual: left.actual + right.actual,
  simulated: left.simulated + right.simulated,
});

const bothHeld = (left: Held, right: Held): Held => ({
  actualMinor: left.actualMinor + right.actualMinor,
  simulatedMinor: left.simulatedMinor + right.simulatedMinor,
  flags: plus(left.flags, right.flags),
  creators: plus(left.creators, right.creators),
});

type Result = { creatorId: string; actualMinor: number; simulatedMinor: number; deltaMinor: number };

/** Repeatable: a batch that is run again writes the same. */
async function keepResults(ctx: Context, simulationId: string, results: Result[]): Promise<void> {
  if (results.length === 0) return;
  const at = new Date();
  const writes = results.map((result) => ({
    replaceOne: {
      filter: { _id: `${simulationId}:${result.creatorId}` as never },
      replacement: { simulationId, ...result, at } as never,
      upsert: true,
    },
  }));
  await creatorResults(ctx).collection.bulkWrite(writes, { ordered: false });
}
