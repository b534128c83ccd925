import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { BrokenRound } from './entry.ts';
import type { Bench } from './open-bench.ts';
import type { KolectChild } from './start-kolect-child.ts';

const DEADLINE_MS = 60_000;
const LOOK_MS = 20;

/**
 * Answers a check that all clicks since the last one are where they belong: recorded in MongoDB, counted by day and by link,
 * or dropped and owned up to in the metrics. Waits until the last click is written, then has them counted: that is the worker's work.
 */
export async function startClickCheck(
  bench: Bench,
  kolect: Pick<KolectChild, 'metric' | 'ask'>,
  database: string,
): Promise<(answered: number) => Promise<string[]>> {
  const db = bench.mongo.db(database);
  const sumOf = async (collection: string): Promise<number> => {
    const [sum] = await db
      .collection(collection)
      .aggregate([{ $group: { _id: null, clicks: { $sum: '$clicks' } } }])
      .toArray();
    return sum?.clicks ?? 0;
  };
  const dropped = () => kolect.metric('kolect_clicks_dropped_total');
  let total = 0;

  return async (answered) => {
    total += answered;
    const startedAt = performance.now();
    while ((await kolect.metric('kolect_clicks_recorded_total')) + (await dropped()) < total) {
      if (performance.now() - startedAt > DEADLINE_MS) break;
      await wait(LOOK_MS);
    }
    const waitedMs = Math.round(performance.now() - startedAt);
    const recorded = await countClicks(db);
    const lost = total - recorded - (await dropped());
    if (lost !== 0) throw new BrokenRound(`${total} redirects were answered, but ${lost} clicks are missing`);
    const { seconds } = await kolect.ask<{ seconds: number }>('countClicks');
    const counted = [await sumOf('creator_days'), await sumOf('link_days'), await sumOf('source_counters')];
    if (counted.some((count) => count !== recorded))
      throw new BrokenRound(`${recorded} clicks are recorded, but counted were ${counted.join(' and ')}`);
    const microsEach = Math.round((seconds * 1e6) / answered);
    return [
      `${total} redirects = ${recorded} clicks recorded + ${await dropped()} dropped; the last ${waitedMs} ms after the load; counting them took the worker ${microsEach} µs each`,
    ];
  };
}

async function countClicks(db: Db): Promise<number> {
  const [sum] = await db
    .collection('click_batches')
    .aggregate([{ $group: { _id: null, clicks: { $sum: '$count' } } }])
    .toArray();
  return sum?.clicks ?? 0;
}
