import type { z } from 'zod';
import { requireCreator } from '../accounts/index.ts';
import { findBrands } from '../brands/index.ts';
import { type CommissionRecord, findSettling } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import type { Page, PageQuery } from '../kit/pagination.ts';
import { readCursor } from '../kit/pagination.ts';
import { type OrderRecord, orders } from './model.ts';
import type { OrderView } from './views.ts';

/** The acting creator's orders, newest placed first. */
export async function listOrders(ctx: Context, query: PageQuery): Promise<Page<z.infer<typeof OrderView>>> {
  const creatorId = requireCreator(ctx);
  const rows = await orders(ctx)
    .find({ creatorId, ...(await afterOrder(ctx, creatorId, query.cursor)) })
    .sort({ placedAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean<OrderRecord[]>();
  const shown = rows.slice(0, query.limit);
  const brands = await findBrands(ctx, [...new Set(shown.map((row) => row.brandId))]);
  const commissions = Map.groupBy(
    await findSettling(
      ctx,
      shown.map((row) => row._id),
    ),
    (commission) => commission.orderId,
  );
  const data = shown.map((row) => view(row, brands.get(row.brandId)?.name ?? '', commissions.get(row._id) ?? []));
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { data, next: last ? Buffer.from(last._id).toString('base64url') : null };
}

/** Rows after the cursor's order in the list's own sorting. */
async function afterOrder(ctx: Context, creatorId: string, cursor: string | undefined): Promise<object> {
  const id = readCursor(cursor);
  if (id === undefined) return {};
  const last = await orders(ctx).findOne({ _id: id, creatorId }, { placedAt: 1 }).lean();
  if (!last) throw missing();
  return { $or: [{ placedAt: { $lt: last.placedAt } }, { placedAt: last.placedAt, _id: { $lt: id } }] };
}

function view(row: OrderRecord, brandName: string, commissions: CommissionRecord[]): z.infer<typeof OrderView> {
  const sales = commissions.filter((commission) => commission.kind === 'sale');
  const lockTimes = sales.filter((sale) => sale.state === 'pending').map((sale) => sale.lockAt.getTime());
  const winner = row.attribution.winner;
  return {
    id: row._id,
    externalId: row.externalId,
    brand: { id: row.brandId, name: brandName },
    placedAt: row.placedAt.toISOString(),
    state: row.state,
    net: { amountMinor: row.netMinor, currency: row.currency },
    commission: { amountMinor: row.commissionMinor, currency: row.currency },
    commissionState: stateOf(sales),
    commissionIds: sales.slice(0, 50).map((sale) => sale._id),
    touch: { kind: winner?.kind ?? 'click', sourceId: winner?.sourceId ?? '' },
    lockAt: lockTimes.length > 0 ? new Date(Math.max(...lockTimes)).toISOString() : null,
  };
}

/** The least advanced state of the order's commissions says what she may count on. */
function stateOf(sales: CommissionRecord[]): CommissionRecord['state'] | null {
  for (const state of ['pending', 'approved', 'paid', 'reversed'] as const) {
    if (sales.some((sale) => sale.state === state)) return state;
  }
  return null;
}
