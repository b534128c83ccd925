import type { Context } from '../../src/context.ts';
import { evaluateDue, openRun } from '../../src/standing/evaluate-due.ts';
import { standingChanges, standingRuns, standingState, standings } from '../../src/standing/model.ts';

export interface EvaluationResult {
  seconds: number;
  evaluated: number;
  held: number;
  peakMegabytes: number;
}

/** Forgets every standing, as before the very first evaluation. */
export async function resetStandings(ctx: Context): Promise<void> {
  for (const model of [standings, standingChanges, standingState, standingRuns]) {
    const { collection } = model(ctx);
    const indexes = await collection.listIndexes().toArray();
    await collection.drop();
    for (const { key, v: _version, ...options } of indexes) await collection.createIndex(key, options);
  }
}

/** Runs one evaluation to its end: the first of all is of everybody; `day` takes up who had news since. */
export async function evaluateStandings(ctx: Context, kind: 'full' | 'day'): Promise<EvaluationResult> {
  const state = await standingState(ctx).findById('state').lean();
  if (state?.lastAt) await openRun(ctx, kind, state.lastAt);
  const startedAt = performance.now();
  await evaluateDue(ctx);
  const seconds = (performance.now() - startedAt) / 1_000;
  const run = await standingRuns(ctx).findOne().sort({ _id: -1 }).lean();
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
  return { seconds, evaluated: run?.evaluated ?? 0, held: run?.held ?? 0, peakMegabytes };
}
