import type { Db } from 'mongodb';
import { DECIDED_INDEX, UNDECIDED_INDEX } from '../../../src/commissions/decided-index.ts';
import { addDays } from '../../../src/kit/clock.ts';
import type { Child } from '../child.ts';
import { BrokenRound, type Entry, type Side } from '../entry.ts';
import type { EvaluationResult } from '../evaluate-standings.ts';
import { evaluatedAt, makeProgramme, putInPlace } from '../make-commissions.ts';
import type { Bench } from '../open-bench.ts';
import { orderIdOf, pastCommission } from '../past-commission.ts';
import { openKolectChild } from '../start-kolect-child.ts';

/** All that node gets, so that the limit below is kept by need and not by luck. */
const HEAP_MEGABYTES = 224;
const MOST_MEGABYTES = 512;
/** One creator in so many has news on the day that is measured. */
const ONE_IN = 50;

/** Both entries measure the same programme; it is written once. */
const DATABASE = 'bench_standings';

async function openProgramme(bench: Bench): Promise<{ kolect: Child; db: Db }> {
  const db = bench.mongo.db(DATABASE);
  await makeProgramme(db, bench.size, bench.say);
  const kolect = await openKolectChild(bench, DATABASE, [`--max-old-space-size=${HEAP_MEGABYTES}`]);
  await putInPlace(db);
  // A folder that was kept from before may not have it.
  const { keys, ...options } = UNDECIDED_INDEX;
  await db.collection('commissions').createIndex(keys, options);
  return { kolect, db };
}

function checked(result: EvaluationResult, expected: number): string[] {
  if (result.evaluated !== expected || result.held > 0)
    throw new BrokenRound(`${expected} creators were to be evaluated: ${JSON.stringify(result)}`);
  if (result.peakMegabytes > MOST_MEGABYTES)
    throw new BrokenRound(`node took ${result.peakMegabytes} MB, more than ${MOST_MEGABYTES}`);
  const { seconds, peakMegabytes } = result;
  return [
    `${expected.toLocaleString('en')} creators evaluated in ${seconds.toFixed(1)} s; node never had more than ${peakMegabytes} MB`,
  ];
}

/** Everybody from nothing: each standing is written, and each change with its figures. */
const fullRun = (bench: Bench, kolect: Child): Side => ({
  async measure() {
    await kolect.ask('resetStandings');
    const result = await kolect.ask<EvaluationResult>('evaluate', 'full');
    return { value: result.evaluated / result.seconds, checks: checked(result, bench.size.creators) };
  },
});

/** What the database itself needs to sum the same commissions up and to write a figure for each creator. */
const groupAndMerge = (bench: Bench, db: Db): Side => ({
  async measure() {
    await db.collection('bench_sums').drop();
    const at = evaluatedAt();
    const inWindow = { $gte: ['$decidedAt', addDays(at, -90)] };
    const sums = {
      _id: '$creatorId',
      netMinor: { $sum: { $cond: [inWindow, '$netMinor', 0] } },
      amountMinor: { $sum: '$amountMinor' },
      lines: { $sum: { $cond: [{ $eq: ['$kind', 'sale'] }, 1, 0] } },
      returned: { $sum: { $cond: [{ $eq: ['$reversal.reason', 'item_returned'] }, 1, 0] } },
    };
    const startedAt = performance.now();
    await db
      .collection('commissions')
      .aggregate(
        [
          { $match: { creatorId: { $gt: '' }, decidedAt: { $gte: addDays(at, -365), $lt: at } } },
          { $group: sums },
          { $merge: 'bench_sums' },
        ],
        // With the index that covers it, the database is faster than by a scan of the documents.
        { allowDiskUse: true, hint: DECIDED_INDEX.keys },
      )
      .toArray();
    return { value: bench.size.creators / ((performance.now() - startedAt) / 1_000) };
  },
});

export const recompute: Entry = {
  name: 'recompute',
  title: 'Tiers and KOL status of everybody from their commissions',
  unit: 'creators/s',
  ceiling: 'one $group and $merge of the database, by the index that covers it',
  subject: 'Kolect, full evaluation, every standing written',
  // At most one and a half times its time.
  goals: [{ figure: 'ratio', bound: 'at least', value: 0.67 }],
  async open(bench) {
    const { kolect, db } = await openProgramme(bench);
    return { ceiling: groupAndMerge(bench, db), subject: fullRun(bench, kolect) };
  },
};

export const incremental: Entry = {
  name: 'incremental',
  title: `The daily evaluation when one creator in ${ONE_IN} has news`,
  unit: 'creators/s',
  ceiling: 'Kolect, full evaluation: creators evaluated each second',
  subject: 'Kolect, daily evaluation: creators evaluated each second',
  // A creator with news costs at most twice what she costs in the full run: the day is proportional to what changed.
  goals: [{ figure: 'ratio', bound: 'at least', value: 0.5 }],
  async open(bench) {
    const { kolect, db } = await openProgramme(bench);
    const { creators, commissionsEach } = bench.size;
    const first = creators * commissionsEach;
    let made = first;
    const news = db.collection<{ _id: string }>('commissions');
    const day: Side = {
      async measure() {
        const count = Math.ceil(creators / ONE_IN);
        const justBefore = new Date(evaluatedAt().getTime() - 60_000);
        const rows = Array.from({ length: count }, (_, offset) => pastCommission(made + offset, creators, justBefore));
        made += count;
        await news.deleteMany({ _id: { $gte: orderIdOf(first) } });
        await news.insertMany(rows as { _id: string }[]);
        const result = await kolect.ask<EvaluationResult>('evaluate', 'day');
        return { value: result.evaluated / result.seconds, checks: checked(result, count) };
      },
    };
    return { ceiling: fullRun(bench, kolect), subject: day };
  },
};
