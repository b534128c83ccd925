import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import type { AccountKind } from './chart.ts';
import type { Entry } from './entry.ts';
import { balanceId, balances } from './model.ts';
import { postEntries } from './post-entries.ts';

/**
 * Moves exactly the balance that the caller looked at, and only if it is still that: a conditional update in the same
 * transaction as the entry. Source: docs/money.md, "Checking before taking".
 * @param seen the balance's amount and sequence when the caller decided
 */
export async function takeWholeBalance(
  tx: Context,
  from: { account: AccountKind; owner: string; currency: string },
  seen: { amountMinor: number; sequence: number },
  entry: Entry,
): Promise<void> {
  const guard = await balances(tx).collection.updateOne(
    {
      _id: balanceId(from.account, from.owner, from.currency) as never,
      amountMinor: seen.amountMinor,
      sequence: seen.sequence,
    },
    { $set: { takenBy: entry.key, takenThrough: seen.sequence } },
    { session: tx.session as never },
  );
  if (guard.matchedCount !== 1) throw conflict('balance_changed', 'The balance changed in the meantime.');
  await postEntries(tx, [entry]);
}

/**
 * Writes the entry that gives a taken balance back, and frees the changes that it had covered, unless a later taking covers
 * them too.
 * @param range changes after `after`, up to `through`, as they were taken
 */
export async function giveBack(
  tx: Context,
  to: { account: AccountKind; owner: string; currency: string },
  range: { after: number; through: number },
  entry: Entry,
): Promise<void> {
  await postEntries(tx, [entry]);
  await balances(tx).collection.updateOne(
    { _id: balanceId(to.account, to.owner, to.currency) as never, takenThrough: range.through },
    { $set: { takenThrough: range.after } },
    { session: tx.session as never },
  );
}
