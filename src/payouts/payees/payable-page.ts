import type { Context } from '../../context.ts';
import { type AccountKind, type BalanceRecord, positiveBalances } from '../../ledger/index.ts';

/** Where money waits for a payout, in the order of balance ids. */
const ACCOUNTS: AccountKind[] = ['agency:payable', 'creator:payable'];

/** The next positive payable balances behind a balance id, agencies first; empty when there are none left. */
export async function payablePage(ctx: Context, afterId: string | undefined, limit: number): Promise<BalanceRecord[]> {
  for (const account of ACCOUNTS) {
    const behind = afterId?.startsWith(`${account}:`);
    if (afterId !== undefined && !behind && afterId > account) continue;
    const page = await positiveBalances(ctx, account, { limit, ...(behind && afterId ? { afterId } : {}) });
    if (page.length > 0) return page;
  }
  return [];
}
