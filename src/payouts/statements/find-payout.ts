import { findBrands } from '../../brands/index.ts';
import { commissionsOfPayout, partsOfPayout } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { type Page, type PageQuery, readCursor, toPage } from '../../kit/pagination.ts';
import { viewPayout } from '../list-payouts.ts';
import { type PayoutRecord, payouts } from '../model.ts';
import type { Payee } from '../payees/acting-payee.ts';
import type { PayoutDetail, PayoutLine } from '../schemas.ts';

/** One payout of a payee with what it consists of, brand by brand. */
export async function findPayoutOf(ctx: Context, payee: Payee, id: string): Promise<PayoutDetail> {
  const row = await ownPayout(ctx, payee, id);
  const parts = await partsOfPayout(ctx, id);
  const names = await brandNames(ctx, parts);
  const explainedMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0);
  const money = (amountMinor: number) => ({ amountMinor, currency: row.currency });
  return {
    ...viewPayout(row),
    parts: parts.map(({ brandId, kind, count, amountMinor }) => ({
      brand: { id: brandId, name: names(brandId) },
      kind,
      count,
      amount: money(amountMinor),
    })),
    // Known once the payout was sent and its commissions were marked.
    other: money(row.commissionsMarked ? row.amountMinor - explainedMinor : 0),
  };
}

/** The order lines behind a payout. */
export async function listPayoutLines(
  ctx: Context,
  payee: Payee,
  id: string,
  query: PageQuery,
): Promise<Page<PayoutLine>> {
  await ownPayout(ctx, payee, id);
  const rows = await commissionsOfPayout(ctx, id, { afterId: readCursor(query.cursor), limit: query.limit + 1 });
  const names = await brandNames(ctx, rows);
  return toPage(rows, query.limit, (row) => ({
    commissionId: row._id,
    orderId: row.orderId,
    lineId: row.lineId,
    brand: { id: row.brandId, name: names(row.brandId) },
    kind: row.kind,
    placedAt: row.placedAt.toISOString(),
    base: { amountMinor: row.receipt.baseMinor, currency: row.currency },
    amount: { amountMinor: row.amountMinor, currency: row.currency },
  }));
}

async function ownPayout(ctx: Context, payee: Payee, id: string): Promise<PayoutRecord> {
  const row = await payouts(ctx).findOne({ _id: id, payeeId: payee.id }).lean<PayoutRecord>();
  if (!row) throw missing();
  return row;
}

async function brandNames(ctx: Context, rows: { brandId: string }[]): Promise<(id: string) => string> {
  const brands = await findBrands(ctx, [...new Set(rows.map(({ brandId }) => brandId))]);
  return (id) => brands.get(id)?.name ?? '';
}
