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
    { $set: { takenBy: entry.key } },
    { session: tx.session as never },
  );
  if (guard.matchedCount !== 1) throw conflict('balance_changed', 'The balance changed in the meantime.');
  await postEntries(tx, [entry]);
}
