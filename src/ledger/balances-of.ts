import type { Context } from '../context.ts';
import { type BalanceRecord, balances } from './model.ts';

/** Every maintained balance of one owner; a handful of rows, one per account and currency. */
export async function balancesOf(ctx: Context, owner: string): Promise<BalanceRecord[]> {
  return balances(ctx)
    .find({ owner })
    .limit(500)
    .session(ctx.session ?? null)
    .lean();
}

/** One balance; zero when nothing was ever posted to it. */
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
