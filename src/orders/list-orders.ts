import type { z } from 'zod';
import { requireCreator } from '../accounts/index.ts';
import { findBrands } from '../brands/index.ts';
import { type CommissionRecord, earnedBySelling, findSettling } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { type Page, readCursor } from '../kit/pagination.ts';
import { type OrderRecord, orders } from './model.ts';
import { sayTouches } from './say-touch.ts';
import type { LostOrderView, OrderQuery, OrderView } from './views.ts';

type WonOrder = z.infer<typeof OrderView>;
type LostOrder = z.infer<typeof LostOrderView>;

/** The acting creator's orders, newest placed first: those she earned, or those a touch of hers did not earn. */
export async function listOrders(ctx: Context, query: OrderQuery): Promise<Page<WonOrder | LostOrder>> {
  const creatorId = requireCreator(ctx);
  const hers = query.outcome === 'lost' ? { loserIds: creatorId } : { creatorId };
  const rows = await orders(ctx)
    .find({ ...hers, ...(await afterOrder(ctx, hers, query.cursor)) })
    .sort({ placedAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean<OrderRecord[]>();
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  const data = query.outcome === 'lost' ? await lostViews(ctx, creatorId, shown) : await wonViews(ctx, shown);
  return { data, next: last ? Buffer.from(last._id).toString('base64url') : null };
}

async function wonViews(ctx: Context, shown: OrderRecord[]): Promise<WonOrder[]> {
  const brands = await brandsOf(ctx, shown);
  const commissions = Map.groupBy(
    await findSettling(
      ctx,
      shown.map((row) => row._id),
    ),
    (commission) => commission.orderId,
  );
  return shown.map((row) => view(row, brands.get(row.brandId)?.name ?? '', commissions.get(row._id) ?? []));
}

async function lostViews(ctx: Context, creatorId: string, shown: OrderRecord[]): Promise<LostOrder[]> {
  const brands = await brandsOf(ctx, shown);
  return shown.map((row) => ({
    id: row._id,
    brand: { id: row.brandId, name: brands.get(row.brandId)?.name ?? '' },
    placedAt: row.placedAt.toISOString(),
    state: row.state,
    touches: sayTouches(row.attribution, creatorId).filter((touch) => touch.whose === 'yours'),
  }));
}

const brandsOf = (ctx: Context, shown: OrderRecord[]) => findBrands(ctx, [...new Set(shown.map((row) => row.brandId))]);

/** Rows after the cursor's order in the list's own sorting. */
async function afterOrder(ctx: Context, hers: object, cursor: string | undefined): Promise<object> {
  const id = readCursor(cursor);
  if (id === undefined) return {};
  const last = await orders(ctx)
    .findOne({ _id: id, ...hers }, { placedAt: 1 })
    .lean();
  if (!last) throw missing();
  return { $or: [{ placedAt: { $lt: last.placedAt } }, { placedAt: last.placedAt, _id: { $lt: id } }] };
}

function view(row: OrderRecord, brandName: string, commissions: CommissionRecord[]): z.infer<typeof OrderView> {
  const sales = commissions.filter(({ kind, role }) => kind === 'sale' && role === 'creator');
  const lockTimes = sales.filter((sale) => sale.state === 'pending').map((sale) => sale.lockAt.getTime());
  const winner = row.attribution.winner;
  return {
    id: row._id,
    externalId: row.externalId,
    brand: { id: row.brandId, name: brandName },
    placedAt: row.placedAt.toISOString(),
    state: row.state,
    net: { amountMinor: row.netMinor, currency: row.currency },
    commission: { amountMinor: earnedBySelling(commissions), currency: row.currency },
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
