import { requireCreator } from '../accounts/index.ts';
import { upcomingLocks } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { type BalanceRecord, balancesOf } from '../ledger/index.ts';
import { type Day, daysOf } from '../links/index.ts';
import { nextPayoutOf, sayExclusion } from '../payouts/index.ts';
import type { CreatorSummary } from './schemas.ts';

const DAYS = 30;
const UPCOMING = 10;

/** What a creator's home shows: balances, the last 30 days against the 30 before, and the next payout. Reads counters, never clicks. */
export async function creatorSummary(ctx: Context): Promise<CreatorSummary> {
  const creatorId = requireCreator(ctx);
  const [kept, days, locks] = await Promise.all([
    balancesOf(ctx, creatorId),
    daysOf(ctx, creatorId, DAYS * 2),
    upcomingLocks(ctx, creatorId, UPCOMING),
  ]);
  const balances = balancesByCurrency(kept);
  const payable = balances
    .filter((balance) => balance.payableMinor > 0)
    .map(({ currency, payableMinor }) => ({ currency, amountMinor: payableMinor }));
  const next = await nextPayoutOf(ctx, creatorId, payable);
  // Nobody is asked for an account before there is anything to pay into it.
  const blocks = kept.length > 0 ? next.blockedBy : [];
  return {
    balances,
    days: days.slice(DAYS),
    previous: totalsOf(days.slice(0, DAYS)),
    nextPayout: {
      at: next.at.toISOString(),
      amounts: payable,
      estimatedPending: locks.map(({ lockAt, currency, amountMinor }) => ({
        lockAt: lockAt.toISOString(),
        amount: { currency, amountMinor },
      })),
      blockedBy: blocks.map((code) => ({ code, sentence: sayExclusion(code) })),
    },
  };
}

function balancesByCurrency(kept: BalanceRecord[]): CreatorSummary['balances'] {
  const of = (rows: BalanceRecord[], account: BalanceRecord['account']) =>
    rows.find((row) => row.account === account)?.amountMinor ?? 0;
  return [...Map.groupBy(kept, (row) => row.currency)].map(([currency, rows]) => ({
    currency,
    pendingMinor: of(rows, 'creator:pending'),
    payableMinor: of(rows, 'creator:payable'),
    inTransitMinor: of(rows, 'creator:in_transit'),
    paidMinor: of(rows, 'creator:paid'),
  }));
}

const totalsOf = (days: Day[]) => ({
  clicks: days.reduce((sum, day) => sum + day.clicks, 0),
  orders: days.reduce((sum, day) => sum + day.orders, 0),
});
