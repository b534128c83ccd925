import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import { capCounters } from './budget-model.ts';
import { CapBook } from './cap-book.ts';

/**
 * Opens the book of the caps that a batch of orders may touch. Asks nothing where there are none.
 * @param keys of counters, at most some thousands
 */
export async function openCapBook(tx: Context, keys: string[]): Promise<CapBook> {
  if (keys.length === 0) return new CapBook();
  const rows = await capCounters(tx)
    .find({ _id: { $in: keys } })
    .session(tx.session ?? null)
    .lean();
  return new CapBook(new Map(rows.map((row) => [row._id, row.usedMinor])));
}

/**
 * Adds what the batch took, under the condition that every counter is still what was read: one write a counter and batch, however
 * many orders it is for.
 */
export async function closeCapBook(tx: Context, book: CapBook): Promise<void> {
  const additions = book.additions().toSorted((left, right) => (left.key < right.key ? -1 : 1));
  if (additions.length === 0) return;
  const writes = additions.map(({ key, seenMinor, addedMinor }) => ({
    updateOne: {
      filter: { _id: key as never, ...(seenMinor === 0 ? {} : { usedMinor: seenMinor }) },
      update: { $inc: { usedMinor: addedMinor } },
      upsert: seenMinor === 0,
    },
  }));
  const result = await capCounters(tx).collection.bulkWrite(writes, { session: tx.session as never });
  if (result.matchedCount + result.upsertedCount !== additions.length)
    throw conflict('cap_changed', 'A cap was used by somebody else in the meantime.');
}
