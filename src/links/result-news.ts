import type { Context } from '../context.ts';
import { defineModel } from '../kit/model.ts';
import { type ClickRecord, clickBatches } from './model.ts';

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

/** The same for a batch of clicks. */
export async function leaveClickResults(tx: Context, batchId: string): Promise<void> {
  const news = { _id: batchId as never, at: new Date() };
  await resultNews(tx).collection.insertOne(news, { session: tx.session as never });
}

export interface ResultNews {
  /** How many notes were taken; 0 when there are none. */
  taken: number;
  orderIds: string[];
  clicks: ClickRecord[];
}

/** Whether there is anything that was not counted. */
export const resultNewsWait = async (ctx: Context): Promise<boolean> => (await resultNews(ctx).exists({})) !== null;

/** Takes the oldest notes, each once: they are forgotten in the caller's transaction. */
export async function takeResultNews(tx: Context, most: number): Promise<ResultNews> {
  const session = tx.session ?? null;
  const news = await resultNews(tx).find().sort({ at: 1 }).limit(most).session(session).lean();
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
  return {
    taken: news.length,
    orderIds: [...new Set(news.flatMap((row) => row.orderIds ?? []))],
    clicks: batches.flatMap((row) => row.clicks),
  };
}

/** Every batch of clicks that is kept, some at a time, in the order of their ids. */
export async function* clickBatchesInOrder(ctx: Context): AsyncGenerator<ClickRecord[]> {
  for await (const { clicks } of clickBatches(ctx).find().sort({ _id: 1 }).lean().cursor({ batchSize: 10 }))
    yield clicks;
}
