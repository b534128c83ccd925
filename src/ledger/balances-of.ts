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

/**
 * How often each owner's balance has changed, as it is in this transaction; undefined for one that was never posted to.
 * At most 1,000 owners.
 */
export async function sequencesOf(
  tx: Context,
  account: BalanceRecord['account'],
  owners: { owner: string; currency: string }[],
): Promise<(of: { owner: string; currency: string }) => number | undefined> {
  if (owners.length > 1_000) throw new RangeError('at most 1,000 balances at once');
  const idOf = ({ owner, currency }: { owner: string; currency: string }) => balanceId(account, owner, currency);
  const rows =
    owners.length === 0
      ? []
      : await balances(tx)
          .find({ _id: { $in: owners.map(idOf) } }, { sequence: 1 })
          .session(tx.session ?? null)
          .lean();
  const sequences = new Map(rows.map((row) => [row._id, row.sequence]));
  return (of) => sequences.get(idOf(of));
}
