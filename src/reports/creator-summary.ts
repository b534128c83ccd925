import { requireCreator } from '../accounts/index.ts';
import { upcomingLocks } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { type BalanceRecord, balancesOf } from '../ledger/index.ts';
import { type Day, daysOf } from '../links/index.ts';
import { exclusionOf, nextPayoutOf, sayExclusion } from '../payouts/index.ts';
import type { CreatorSummary } from './schemas.ts';

const DAYS = 30;
const UPCOMING = 10;

/** What a creator's home shows: balances, the last 30 days against the 30 before, and the next payout. Reads counters, never clicks. */
export async function creatorSummary(ctx: Context): Promise<CreatorSummary> {
  const creatorId = requireCreator(ctx);
  const [kept, days, locks, next] = await Promise.all([
    balancesOf(ctx, creatorId),
    daysOf(ctx, creatorId, DAYS * 2),
    upcomingLocks(ctx, creatorId, UPCOMING),
    nextPayoutOf(ctx, creatorId),
  ]);
  const balances = balancesByCurrency(kept);
  const payable = balances
    .filter((balance) => balance.payableMinor > 0)
    .map(({ currency, payableMinor }) => ({ currency, amountMinor: payableMinor }));
  const blocks = payable.map((amount) => exclusionOf(next.payee ?? undefined, amount, next.rules));
  const blockedBy = [...new Set(blocks.filter((reason) => reason !== undefined))].map((code) => ({
    code,
    sentence: sayExclusion(code),
  }));
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
      blockedBy:
        blockedBy.length === 0 && !next.payee && kept.length > 0
          ? [{ code: 'no_account', sentence: sayExclusion('no_account') }]
          : blockedBy,
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
