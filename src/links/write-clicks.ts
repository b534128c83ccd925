import { MongoServerError } from 'mongodb';
import type { Context } from '../context.ts';
import { chunks } from '../kit/chunks.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type ClickBatchRecord, type ClickRecord, clickBatches, clickNews } from './model.ts';
import { packClicks } from './pack-clicks.ts';
import { leaveClickResults } from './result-news.ts';
import { firstVisits, PIECE } from './unique-visits.ts';

const DUPLICATE_KEY = 11_000;

/** Clicks that are written together, under an id of their own: tried again, they are the same. */
export interface ClickBatch {
  id: string;
  clicks: ClickRecord[];
}

/**
 * Writes a batch of clicks in one transaction, with the notes that they are to be counted and looked at; a batch that was written
 * already is left alone. No counter is touched here: the fewer write one, the more clicks fold into it.
 */
export async function writeClicks(ctx: Context, batch: ClickBatch): Promise<void> {
  if (batch.clicks.length === 0) return;
  const documents = await documentsOf(ctx, batch);
  try {
    await inTransaction(ctx, async (tx) => {
      const session = tx.session as never;
      const at = new Date();
      const ids = documents.map((document) => document._id);
      await clickBatches(tx).collection.insertMany(documents as never[], { session });
      await clickNews(tx).collection.insertMany(ids.map((_id) => ({ _id, at })) as never[], { session });
      await leaveClickResults(tx, ids);
    });
  } catch (error) {
    const known = error instanceof MongoServerError && error.code === DUPLICATE_KEY;
    if (!known || !(await clickBatches(ctx).exists({ _id: `${batch.id}.0` }))) throw error;
  }
}

async function documentsOf(ctx: Context, { id, clicks }: ClickBatch): Promise<ClickBatchRecord[]> {
  const first = await firstVisits(
    ctx,
    clicks.filter((click) => click.counts),
  );
  const documents: ClickBatchRecord[] = [];
  for (const piece of chunks(clicks, PIECE)) {
    const packed = await packClicks(piece.map((click) => ({ ...click, unique: first.has(click._id) })));
    const at = piece.at(-1)?.at ?? new Date();
    documents.push({ _id: `${id}.${documents.length}`, at, count: piece.length, packed });
  }
  return documents;
}
