import type { Context } from '../context.ts';
import { type BalanceRecord, balanceId, balances } from './model.ts';

/** Every maintained balance of one owner; a handful of rows, one per account and currency. */
export async function balancesOf(ctx: Context, owner: string): Promise<BalanceRecord[]> {
  return balances(ctx)
    .find({ owner })
    .limit(500)
    .session(ctx.session ?? null)
    .lean();
}

/** Positive balances of one account over all owners, by id; the page behind `afterId`. */
export async function positiveBalances(
  ctx: Context,
  account: BalanceRecord['account'],
  page: { afterId?: string; limit: number },
): Promise<BalanceRecord[]> {
  return balances(ctx)
    .find({ account, amountMinor: { $gt: 0 }, ...(page.afterId ? { _id: { $gt: page.afterId } } : {}) })
    .sort({ _id: 1 })
    .limit(page.limit)
    .lean();
}

interface Wallet {
  account: BalanceRecord['account'];
  owner: string;
  currency: string;
}

/**
 * How often each balance has changed, as it is in this transaction; undefined for one that was never posted to.
 * At most 1,000 balances.
 */
export async function sequencesOf(tx: Context, wallets: Wallet[]): Promise<(of: Wallet) => number | undefined> {
  const rows = await rowsOf(tx, wallets, { sequence: 1 });
  return (wallet) => rows.get(idOf(wallet))?.sequence;
}

/**
 * The last change of each balance that a payout has taken along; -1 where none has. What changed the balance later is free: who
 * moves it in the same transaction is refused when a payout takes it meanwhile. At most 1,000 balances.
 */
export async function takenThroughOf(tx: Context, wallets: Wallet[]): Promise<(of: Wallet) => number> {
  const rows = await rowsOf(tx, wallets, { takenThrough: 1 });
  return (wallet) => rows.get(idOf(wallet))?.takenThrough ?? -1;
}

const idOf = ({ account, owner, currency }: Wallet) => balanceId(account, owner, currency);

async function rowsOf(tx: Context, wallets: Wallet[], fields: object): Promise<Map<string, BalanceRecord>> {
  if (wallets.length > 1_000) throw new RangeError('at most 1,000 balances at once');
  if (wallets.length === 0) return new Map();
  const rows = await balances(tx)
    .find({ _id: { $in: wallets.map(idOf) } }, fields)
    .session(tx.session ?? null)
    .lean<BalanceRecord[]>();
  return new Map(rows.map((row) => [row._id, row]));
}

/** Sums of maintained accounts over all owners, by currency. Minor units. */
export async function sumsOf(ctx: Context, accounts: BalanceRecord['account'][]): Promise<Map<string, number>> {
  const rows = await balances(ctx).aggregate<{ _id: string; amountMinor: number }>([
    { $match: { account: { $in: accounts } } },
    { $group: { _id: '$currency', amountMinor: { $sum: '$amountMinor' } } },
  ]);
  return new Map(rows.map((row) => [row._id, row.amountMinor]));
}

/** Every kept balance of creators and agencies, one after the other. */
export async function* balancesIn(
  ctx: Context,
): AsyncGenerator<Pick<BalanceRecord, 'account' | 'owner' | 'currency' | 'amountMinor'>> {
  for await (const row of balances(ctx).find({}, { account: 1, owner: 1, currency: 1, amountMinor: 1 }).lean().cursor())
    yield row as BalanceRecord;
}
