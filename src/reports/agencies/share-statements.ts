import { stringify } from 'csv-stringify/sync';
import { requireAgency } from '../../accounts/index.ts';
import { agencyMonths } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { currencyExponent } from '../../kit/money.ts';
import type { ShareStatement } from './schemas.ts';
import { sumShares } from './sum-shares.ts';

/** What an agency's share of each month came to, by currency, newest month first. What was reversed is no part of it. */
export async function listShareStatements(ctx: Context, agencyId: string): Promise<ShareStatement[]> {
  requireAgency(ctx, agencyId);
  const rows = await agencyMonths(ctx, agencyId);
  return [...Map.groupBy(rows, ({ month, currency }) => `${month} ${currency}`).values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ month: first.month, currency: first.currency, ...sumShares(group) }] : [];
  });
}

/** The statement of one month as CSV, a line for each creator and currency. Cells that look like formulas are made harmless. */
export async function shareStatementCsv(ctx: Context, agencyId: string, month: string): Promise<string> {
  requireAgency(ctx, agencyId);
  const rows = await agencyMonths(ctx, agencyId, month);
  const creators = await findCreators(ctx, [...new Set(rows.map((row) => row.creatorId))].slice(0, 1_000));
  const lines = [...Map.groupBy(rows, ({ creatorId, currency }) => `${creatorId} ${currency}`).values()].map(
    (group) => {
      const { creatorId = '', currency = 'EUR' } = group[0] ?? {};
      const { orders, pendingMinor, approvedMinor, paidMinor, totalMinor } = sumShares(group);
      const amounts = [pendingMinor, approvedMinor, paidMinor, totalMinor].map((minor) => decimal(minor, currency));
      return [month, creatorId, creators.get(creatorId)?.displayName ?? '', currency, orders, ...amounts];
    },
  );
  const columns = ['month', 'creator_id', 'creator', 'currency', 'orders', 'pending', 'approved', 'paid', 'total'];
  return stringify(lines, { header: true, columns, bom: true, record_delimiter: 'windows', escape_formulas: true });
}

/** Minor units as a decimal number for a table: −1234 EUR → `-12.34`. Numbers, so that a sign is no formula. */
function decimal(amountMinor: number, currency: string): number {
  const exponent = currencyExponent(currency) ?? 2;
  return Number((amountMinor / 10 ** exponent).toFixed(exponent));
}
