import { MongoServerError } from 'mongodb';
import type { Context } from '../context.ts';
import { chunks } from '../kit/chunks.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type ClickBatchRecord, type ClickRecord, clickBatches } from './model.ts';
import { packClicks } from './pack-clicks.ts';
import { leaveClickResults } from './result-news.ts';

/** Clicks that are made ready in one go, so that redirects between two pieces wait some milliseconds only. */
const PIECE = 1_000;
const DUPLICATE_KEY = 11_000;

/** Clicks that are written together, under an id of their own: tried again, they are the same. */
export interface ClickBatch {
  id: string;
  clicks: ClickRecord[];
}

/**
 * Writes a batch of clicks in one transaction, with the notes that they are to be counted; a batch that was written already is
 * left alone. Nothing else is done on the way of a redirect: who counts finds out which visitors are new, and tells the signals.
 */
export async function writeClicks(ctx: Context, batch: ClickBatch): Promise<void> {
  if (batch.clicks.length === 0) return;
  const documents = await documentsOf(batch);
  try {
    await inTransaction(ctx, async (tx) => {
      const session = tx.session as never;
      await clickBatches(tx).collection.insertMany(documents as never[], { session });
      await leaveClickResults(
        tx,
        documents.map((document) => document._id),
      );
    });
  } catch (error) {
    const known = error instanceof MongoServerError && error.code === DUPLICATE_KEY;
    if (!known || !(await clickBatches(ctx).exists({ _id: `${batch.id}.0` }))) throw error;
  }
}

async function documentsOf({ id, clicks }: ClickBatch): Promise<ClickBatchRecord[]> {
  const documents: ClickBatchRecord[] = [];
  for (const piece of chunks(clicks, PIECE)) {
    const at = piece.at(-1)?.at ?? new Date();
    documents.push({ _id: `${id}.${documents.length}`, at, count: piece.length, packed: await packClicks(piece) });
  }
  return documents;
}
