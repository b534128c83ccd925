import type { Context } from '../context.ts';
import { defineModel } from '../kit/model.ts';
import { leaveClickNews } from './click-news.ts';
import { noteForgotten } from './forgotten-clicks.ts';
import { type ClickBatchRecord, type ClickRecord, clickBatches } from './model.ts';
import { unpackClicks } from './pack-clicks.ts';
import { firstVisits } from './unique-visits.ts';

interface ResultNewsRecord {
  /** Of a batch of clicks, its id. */
  _id: string;
  /** Wall clock. */
  at: Date;
  /** Orders, and pieces of content that earned a fee, of which something changed; absent on a batch of clicks. */
  orderIds?: string[];
}

/** What the counters of results have not taken in yet. It is never forgotten: what it names must be counted. Shard key: `_id` (hashed). */
export const resultNews = defineModel<ResultNewsRecord>(
  'result_news',
  { at: Date, orderIds: { type: [String], default: undefined } },
  [{ keys: { at: 1 } }],
);

/** Notes that orders or their commissions changed, in the transaction that changes them: one small insert, no counter is touched. */
export async function leaveResultNews(tx: Context, orderIds: string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const news = { _id: tx.ids.next('rnw') as never, at: new Date(), orderIds: [...new Set(orderIds)] };
  await resultNews(tx).collection.insertOne(news, { session: tx.session as never });
}

/** The same for batches of clicks. */
export async function leaveClickResults(tx: Context, batchIds: string[]): Promise<void> {
  const at = new Date();
  const news = batchIds.map((_id) => ({ _id: _id as never, at }));
  await resultNews(tx).collection.insertMany(news, { session: tx.session as never });
}

export interface ResultNews {
  /** How many notes were taken; 0 when there are none. */
  taken: number;
  orderIds: string[];
  clicks: ClickRecord[];
}

/** Whether there is anything that was not counted. */
export const resultNewsWait = async (ctx: Context): Promise<boolean> => (await resultNews(ctx).exists({})) !== null;

/** A note of orders, up to 500 of them, is as much to count as some batches of clicks, which fold well. */
const ORDERS_WEIGH = 4;

/**
 * Takes the oldest notes, each once: they are forgotten in the caller's transaction.
 * @param most batches of clicks; a note of orders weighs as much as four of them
 */
export async function takeResultNews(tx: Context, most: number): Promise<ResultNews> {
  const session = tx.session ?? null;
  const oldest = await resultNews(tx).find().sort({ at: 1 }).limit(most).session(session).lean();
  let weight = 0;
  const news = oldest.filter(({ orderIds }) => {
    weight += orderIds ? ORDERS_WEIGH : 1;
    return weight <= most;
  });
  if (news.length === 0) return { taken: 0, orderIds: [], clicks: [] };
  const ids = news.map((row) => row._id);
  await resultNews(tx)
    .deleteMany({ _id: { $in: ids } })
    .session(session);
  const batchIds = news.filter((row) => !row.orderIds).map((row) => row._id);
  const batches = await clickBatches(tx)
    .find({ _id: { $in: batchIds } })
    .session(session)
    .lean();
  noteForgotten(tx, 'results', batchIds, batches);
  return {
    taken: news.length,
    orderIds: [...new Set(news.flatMap((row) => row.orderIds ?? []))],
    clicks: await tellNewVisitors(tx, batches),
  };
}

/**
 * Clicks of batches that nobody counted yet, with the answer whether their visitors are new. It is kept on the batches, which are
 * news to the signals from then on, in the caller's transaction.
 */
async function tellNewVisitors(tx: Context, batches: ClickBatchRecord[]): Promise<ClickRecord[]> {
  const read = await Promise.all(
    batches.map(async ({ _id, ...batch }) => ({ _id, clicks: await unpackClicks(batch) })),
  );
  // Until 2026-11-26 whoever wrote a batch found out, and told the signals.
  const asked = read.filter(({ clicks }) => clicks[0]?.unique === undefined);
  const firsts = await firstVisits(
    tx,
    asked.flatMap(({ clicks }) => clicks.filter(({ counts }) => counts)),
  );
  const updates = asked.map(({ _id, clicks }) => {
    for (const click of clicks) click.unique = firsts.has(click._id);
    const again = clicks.flatMap(({ counts, unique }, place) => (counts && !unique ? [place] : []));
    return { updateOne: { filter: { _id: _id as never }, update: { $set: { again } } } };
  });
  if (updates.length > 0) await clickBatches(tx).collection.bulkWrite(updates, { session: tx.session as never });
  await leaveClickNews(
    tx,
    asked.map(({ _id }) => _id),
  );
  return read.flatMap(({ clicks }) => clicks);
}

/** Every batch of clicks that is kept, some at a time, in the order of their ids. */
export async function* clickBatchesInOrder(ctx: Context): AsyncGenerator<ClickRecord[]> {
  for await (const batch of clickBatches(ctx).find().sort({ _id: 1 }).lean().cursor({ batchSize: 10 }))
    yield unpackClicks(batch);
}
