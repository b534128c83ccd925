import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import type { AccountKind } from './chart.ts';
import type { Entry } from './entry.ts';
import { balanceId, balances } from './model.ts';
import { postEntries } from './post-entries.ts';

interface Wallet {
  account: AccountKind;
  owner: string;
  currency: string;
}

const idOf = ({ account, owner, currency }: Wallet) => balanceId(account, owner, currency) as never;

export interface Taking {
  from: Wallet;
  /** The balance's amount and sequence when the caller decided. */
  seen: { amountMinor: number; sequence: number };
  entry: Entry;
}

/**
 * Moves exactly the balances that the caller looked at, and only if each is still that: a conditional update in the same transaction
 * as the entries. One that changed refuses them all. Source: docs/money.md, "Checking before taking".
 */
export async function takeWholeBalances(tx: Context, takings: Taking[]): Promise<void> {
  const guards = takings.map(({ from, seen, entry }) => ({
    updateOne: {
      filter: { _id: idOf(from), amountMinor: seen.amountMinor, sequence: seen.sequence },
      update: { $set: { takenBy: entry.key, takenThrough: seen.sequence } },
    },
  }));
  const { matchedCount } = await balances(tx).collection.bulkWrite(guards, { session: tx.session as never });
  if (matchedCount !== takings.length) throw conflict('balance_changed', 'The balance changed in the meantime.');
  await postEntries(
    tx,
    takings.map(({ entry }) => entry),
  );
}

/** Moves one balance as `takeWholeBalances` does. */
export const takeWholeBalance = (tx: Context, from: Wallet, seen: Taking['seen'], entry: Entry): Promise<void> =>
  takeWholeBalances(tx, [{ from, seen, entry }]);

export interface Return {
  to: Wallet;
  /** Changes after `after`, up to `through`, as they were taken. */
  range: { after: number; through: number };
  entry: Entry;
}

/**
 * Writes the entries that give taken balances back, and frees the changes that each had covered, unless a later taking covers
 * them too.
 */
export async function giveAllBack(tx: Context, returns: Return[]): Promise<void> {
  await postEntries(
    tx,
    returns.map(({ entry }) => entry),
  );
  const freed = returns.map(({ to, range }) => ({
    updateOne: {
      filter: { _id: idOf(to), takenThrough: range.through },
      update: { $set: { takenThrough: range.after } },
    },
  }));
  await balances(tx).collection.bulkWrite(freed, { session: tx.session as never });
}

/** Gives one balance back as `giveAllBack` does. */
export const giveBack = (tx: Context, to: Wallet, range: Return['range'], entry: Entry): Promise<void> =>
  giveAllBack(tx, [{ to, range, entry }]);
