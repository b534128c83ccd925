import { requireAgency } from '../../accounts/index.ts';
import { type RosterSpan, rosterSpans } from '../../agencies/index.ts';
import { agencyDays, agencyFigures, type CreatorFigures, creatorFigures } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { addDays, utcDay } from '../../kit/clock.ts';
import type { Money } from '../../kit/money.ts';
import { type BalanceRecord, balancesOf } from '../../ledger/index.ts';
import { clampSpans } from './clamp-spans.ts';
import type { AgencyResults } from './schemas.ts';

/**
 * What an agency's home shows: its balances, its share day by day, and each creator's sales, earnings and share in the last days.
 * Of a creator only orders are counted that were placed while she was on the roster.
 */
export async function agencyResults(ctx: Context, agencyId: string, days: number): Promise<AgencyResults> {
  requireAgency(ctx, agencyId);
  const now = ctx.clock.now();
  const since = new Date(`${utcDay(addDays(now, 1 - days))}T00:00:00Z`);
  const spans = await rosterSpans(ctx, agencyId, since);
  const [kept, daily, own, shares] = await Promise.all([
    balancesOf(ctx, agencyId),
    agencyDays(ctx, agencyId, since),
    creatorFigures(ctx, clampSpans(spans, since, addDays(now, 1))),
    agencyFigures(ctx, agencyId, since),
  ]);
  const byDay = Map.groupBy(daily, (row) => row.day);
  return {
    balances: balancesByCurrency(kept),
    days: Array.from({ length: days }, (_, index) => {
      const day = utcDay(addDays(since, index));
      const share = (byDay.get(day) ?? []).map(({ currency, amountMinor }) => ({ currency, amountMinor }));
      return { day, share };
    }),
    creators: await creatorRows(ctx, spans, own, shares),
  };
}

async function creatorRows(
  ctx: Context,
  spans: RosterSpan[],
  own: CreatorFigures[],
  shares: CreatorFigures[],
): Promise<AgencyResults['creators']> {
  const now = ctx.clock.now();
  const here = new Set(spans.filter(({ until }) => until === null || until > now).map((span) => span.creatorId));
  const ids = [...new Set([...here, ...own.map((row) => row.creatorId), ...shares.map((row) => row.creatorId)])];
  const names = await findCreators(ctx, ids.slice(0, 1_000));
  const [ownBy, sharesBy] = [own, shares].map((rows) => Map.groupBy(rows, (row) => row.creatorId));
  const sum = (rows: CreatorFigures[], amount: 'netMinor' | 'earnedMinor'): Money[] =>
    rows.map((row) => ({ currency: row.currency, amountMinor: row[amount] }));
  const rows = ids.map((id) => {
    const mine = ownBy?.get(id) ?? [];
    return {
      id,
      name: names.get(id)?.displayName ?? '',
      onRoster: here.has(id),
      orders: mine.reduce((total, row) => total + row.orders, 0),
      net: sum(mine, 'netMinor'),
      earned: sum(mine, 'earnedMinor'),
      share: sum(sharesBy?.get(id) ?? [], 'earnedMinor'),
    };
  });
  return rows.toSorted((left, right) => right.orders - left.orders || (left.name < right.name ? -1 : 1));
}

function balancesByCurrency(kept: BalanceRecord[]): AgencyResults['balances'] {
  const of = (rows: BalanceRecord[], account: BalanceRecord['account']) =>
    rows.find((row) => row.account === account)?.amountMinor ?? 0;
  return [...Map.groupBy(kept, (row) => row.currency)].map(([currency, rows]) => ({
    currency,
    pendingMinor: of(rows, 'agency:pending'),
    payableMinor: of(rows, 'agency:payable'),
    inTransitMinor: of(rows, 'agency:in_transit'),
    paidMinor: of(rows, 'agency:paid'),
  }));
}
