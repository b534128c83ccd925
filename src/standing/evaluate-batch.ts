import { isDeepStrictEqual } from 'node:util';
import { type CreatorScope, decidedRows } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { addDays } from '../kit/clock.ts';
import { inTransaction } from '../kit/transaction.ts';
import type { VersionedSettings } from '../settings/index.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { type Count, type Counting, EARNINGS_DAYS, FigureCounter, type MonthRates } from './figures.ts';
import { freshStanding, type StandingRecord, standingChanges, standings } from './model.ts';
import type { Reach } from './take-in-news.ts';

/** The same for everybody in one evaluation. */
export interface Terms {
  at: Date;
  settings: VersionedSettings;
  rates: MonthRates;
}

export interface Batch {
  /** In ascending order. */
  ids: string[];
  /** No other creator has an id between the first and the last: the index is read in one go. */
  whole: boolean;
  /** Their audiences, where these are not kept yet. */
  reach?: Map<string, Reach>;
}

export interface BatchResult {
  evaluated: number;
  changed: number;
  held: number;
}

/**
 * Evaluates some hundred creators in one transaction: counts their commissions from the index, and writes only what differs
 * from what is kept. News that comes meanwhile makes the transaction start again.
 */
export async function evaluateBatch(ctx: Context, batch: Batch, terms: Terms): Promise<BatchResult> {
  const { ids, whole, reach } = batch;
  return inTransaction(ctx, async (tx) => {
    const kept = await standings(tx)
      .collection.find({ _id: { $in: ids as never[] } }, { session: tx.session as never })
      .toArray();
    const before = new Map(kept.map((row) => [row._id as unknown as string, row as unknown as StandingRecord]));
    const counts = await countAll(tx, ids, whole, terms);
    const evaluations = ids.map((id) => {
      const kept = before.get(id) ?? freshStanding(id);
      const known = reach?.get(id) ?? kept.reach;
      return evaluate({ ...kept, reach: known }, counts(id), terms.settings, terms.at);
    });
    const changed = await save(tx, before, evaluations);
    const held = evaluations.filter(({ after }) => (after.figures?.missingRates.length ?? 0) > 0).length;
    return { evaluated: ids.length, changed, held };
  });
}

async function countAll(
  tx: Context,
  ids: string[],
  whole: boolean,
  { at, settings, rates }: Terms,
): Promise<(id: string) => Count> {
  const { tierWindowDays } = settings.standing;
  const { programmeCurrency } = settings;
  const counting: Counting = { at, windowDays: tierWindowDays, programmeCurrency, rates };
  const counters = new Map<string, FigureCounter>();
  const scope: CreatorScope = whole ? { first: ids[0] ?? '', last: ids.at(-1) ?? '' } : { ids };
  const wanted = whole ? new Set(ids) : undefined;
  const from = addDays(at, -Math.max(EARNINGS_DAYS, tierWindowDays));
  for await (const rows of decidedRows(tx, scope, from, at)) {
    for (const row of rows) {
      let counter = counters.get(row.creatorId);
      if (!counter) {
        if (wanted && !wanted.has(row.creatorId)) continue;
        counter = new FigureCounter(counting);
        counters.set(row.creatorId, counter);
      }
      counter.add(row);
    }
  }
  return (id) => (counters.get(id) ?? new FigureCounter(counting)).end();
}

/** @returns of how many something else was kept than was found now */
async function save(tx: Context, before: Map<string, StandingRecord>, evaluations: Evaluation[]): Promise<number> {
  const session = tx.session as never;
  const changes = evaluations.flatMap((evaluation) => evaluation.changes);
  const fresh = evaluations.filter(({ after }) => !before.has(after._id)).map(({ after }) => after);
  const differing = evaluations
    .map(({ after }) => ({ after, kept: before.get(after._id) }))
    .filter(({ after, kept }) => kept && !isDeepStrictEqual(after, kept));
  const replacements = differing.map(({ after }) => ({
    replaceOne: { filter: { _id: after._id as never }, replacement: after as never },
  }));
  if (changes.length > 0) {
    const ids = changes.map((change) => change._id);
    // A day that is evaluated again after a change of the rules tells the last word on it.
    await standingChanges(tx).collection.deleteMany({ _id: { $in: ids as never[] } }, { session });
    await standingChanges(tx).collection.insertMany(changes as never[], { session });
  }
  if (fresh.length > 0) await standings(tx).collection.insertMany(fresh as never[], { session });
  if (replacements.length > 0) await standings(tx).collection.bulkWrite(replacements, { session, ordered: false });
  return differing.filter(({ after, kept }) => kept?.figures && !isDeepStrictEqual(after.figures, kept.figures)).length;
}
