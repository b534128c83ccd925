import type { Context } from '../context.ts';
import { noteForgotten } from './forgotten-clicks.ts';
import { type ClickRecord, clickBatches, clickNews } from './model.ts';
import { unpackClicks } from './pack-clicks.ts';

/** Notes that batches were counted, in the transaction that counts them. */
export async function leaveClickNews(tx: Context, batchIds: string[]): Promise<void> {
  const at = new Date();
  const news = batchIds.map((_id) => ({ _id: _id as never, at }));
  if (news.length > 0) await clickNews(tx).collection.insertMany(news, { session: tx.session as never });
}

/** Whether there is any batch that was not looked at. */
export const clickNewsWait = async (ctx: Context): Promise<boolean> => (await clickNews(ctx).exists({})) !== null;

/**
 * Takes the oldest batches of clicks that were not looked at yet, each once: they are forgotten as news in the caller's
 * transaction, and stay where they are as clicks.
 */
export async function takeNewClicks(tx: Context, batches: number): Promise<ClickRecord[]> {
  const session = tx.session ?? null;
  const news = await clickNews(tx).find().sort({ at: 1 }).limit(batches).session(session).lean();
  if (news.length === 0) return [];
  const ids = news.map((row) => row._id);
  await clickNews(tx)
    .deleteMany({ _id: { $in: ids } })
    .session(session);
  const rows = await clickBatches(tx)
    .find({ _id: { $in: ids } })
    .session(session)
    .lean();
  noteForgotten(tx, 'signals', ids, rows);
  return (await Promise.all(rows.map(unpackClicks))).flat();
}
