import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import { isMaintained } from './chart.ts';
import { type Entry, entryProblem, hashOf, type Posting } from './entry.ts';
import { balanceId, balances, journal } from './model.ts';

export const MAX_ENTRIES = 1_000;

/**
 * Writes journal entries and folds their effect into the maintained balances. Must run inside a transaction.
 * An entry whose key is already written with the same content is skipped; with other content it is refused.
 * @returns the entries that were written
 */
export async function postEntries(tx: Context, entries: Entry[]): Promise<Entry[]> {
  if (!tx.session) throw new Error('money moves only inside a transaction');
  if (entries.length > MAX_ENTRIES) throw new RangeError(`at most ${MAX_ENTRIES} entries at once`);
  for (const entry of entries) {
    const problem = entryProblem(entry);
    if (problem) throw new Error(`entry ${entry.key}: ${problem}`);
  }
  const fresh = await withoutWritten(tx, entries);
  if (fresh.length === 0) return [];
  const at = tx.clock.now();
  const documents = fresh.map((entry) => ({
    _id: entry.key,
    inputHash: hashOf(entry),
    fact: entry.fact,
    postings: entry.postings,
    at,
  }));
  await journal(tx).collection.insertMany(documents as never[], { session: tx.session });
  await foldBalances(
    tx,
    fresh.flatMap((entry) => entry.postings),
  );
  return fresh;
}

async function withoutWritten(tx: Context, entries: Entry[]): Promise<Entry[]> {
  const keys = entries.map((entry) => entry.key);
  if (new Set(keys).size !== keys.length) throw new Error('two entries of one batch share a key');
  const written = await journal(tx)
    .find({ _id: { $in: keys } }, { inputHash: 1 })
    .session(tx.session ?? null)
    .lean();
  const hashes = new Map(written.map((record) => [record._id, record.inputHash]));
  return entries.filter((entry) => {
    const hash = hashes.get(entry.key);
    if (hash === undefined) return true;
    if (hash !== hashOf(entry))
      throw conflict('entry_key_reused', `Entry ${entry.key} was written with other content.`);
    return false;
  });
}

async function foldBalances(tx: Context, postings: Posting[]): Promise<void> {
  const deltas = new Map<string, Posting>();
  for (const posting of postings) {
    if (!isMaintained(posting.account)) continue;
    const id = balanceId(posting.account, posting.owner, posting.currency);
    const known = deltas.get(id);
    deltas.set(id, { ...posting, amountMinor: (known?.amountMinor ?? 0) + posting.amountMinor });
  }
  // The same order everywhere, so that two batches meet in one place first and one of them yields early.
  const updates = [...deltas]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, { account, owner, currency, amountMinor }]) => ({
      updateOne: {
        filter: { _id: id as never },
        update: { $inc: { amountMinor, sequence: 1 }, $setOnInsert: { account, owner, currency } },
        upsert: true,
      },
    }));
  if (updates.length > 0)
    await balances(tx).collection.bulkWrite(updates, { session: tx.session as never, ordered: true });
}
