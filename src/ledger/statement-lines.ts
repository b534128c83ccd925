import type { Context } from '../context.ts';
import { type JournalRecord, journal } from './model.ts';
import { type Account, amountOn, onAccount, openingOf, type StatementLine } from './statement.ts';

/**
 * The same as `statementOf`, whole, entry by entry as they are read: the balance before first, then every entry with the balance after it.
 * Memory does not grow with the period.
 */
export async function* statementLines(
  ctx: Context,
  query: Account & { from: Date; until: Date },
): AsyncGenerator<StatementLine | { openingMinor: number }> {
  let balanceMinor = await openingOf(ctx, query);
  yield { openingMinor: balanceMinor };
  const rows = journal(ctx)
    .find({ at: { $gte: query.from, $lt: query.until }, ...onAccount(query) })
    .sort({ at: 1, _id: 1 })
    .allowDiskUse(true)
    .lean<JournalRecord>()
    .cursor();
  for await (const { _id, fact, at, postings } of rows as AsyncIterable<JournalRecord>) {
    const amountMinor = amountOn({ postings }, query);
    balanceMinor += amountMinor;
    yield { key: _id, fact, at, amountMinor, balanceMinor };
  }
}
