import type { Context } from '../context.ts';
import type { Money } from '../kit/money.ts';
import { type CommissionRecord, commissions } from './model.ts';

/** Which of a creator's commissions something is about; at least one of the narrowing fields is given. */
export interface Concern {
  creatorId: string;
  orderIds?: string[];
  /** Links and codes. */
  sourceIds?: string[];
  /** Placed in this time. */
  from?: Date;
  to?: Date;
}

const MOST = 5_000;

/** Ids of the creator's own commissions that something is about and that no person has reversed; the newest 5,000. */
export async function findConcerned(ctx: Context, concern: Concern): Promise<string[]> {
  const { creatorId, orderIds, sourceIds, from, to } = concern;
  if (!orderIds && !sourceIds && !from) return [];
  const rows = await commissions(ctx)
    .find(
      {
        'payee.id': creatorId,
        creatorId,
        kind: 'sale',
        state: { $ne: 'reversed' },
        ...(orderIds ? { orderId: { $in: orderIds.slice(0, MOST) } } : {}),
        ...(sourceIds ? { 'receipt.attribution.sourceId': { $in: sourceIds } } : {}),
        ...(from || to ? { placedAt: { ...(from ? { $gte: from } : {}), ...(to ? { $lte: to } : {}) } } : {}),
      },
      { _id: 1 },
    )
    .sort({ createdAt: -1, _id: -1 })
    .limit(MOST)
    .session(ctx.session ?? null)
    .lean();
  return rows.map((row) => row._id);
}

/**
 * What a creator earned by selling on the orders of some commissions: these, and what other reports of the orders brought since.
 * @param ids at most 10,000
 * @returns at most 10,000
 */
export async function ofWholeOrders(ctx: Context, creatorId: string, ids: string[]): Promise<string[]> {
  const session = ctx.session ?? null;
  const orderIds = await commissions(ctx)
    .distinct('orderId', { _id: { $in: ids.slice(0, 2 * MOST) } })
    .session(session);
  const rows = await commissions(ctx)
    .find({ orderId: { $in: orderIds }, 'payee.id': creatorId, creatorId, kind: 'sale' }, { _id: 1 })
    .limit(2 * MOST)
    .session(session)
    .lean();
  return [...new Set([...ids, ...rows.map((row) => row._id)])].slice(0, 2 * MOST);
}

/** What stands of some commissions, by currency. */
export async function sumOf(ctx: Context, ids: string[]): Promise<Money[]> {
  return sums(ctx, { _id: { $in: ids } }).then(({ amounts }) => amounts);
}

/** How many commissions a holder holds, and what stands of them by currency. */
export const heldBy = (ctx: Context, holder: string): Promise<{ commissions: number; amounts: Money[] }> =>
  sums(ctx, { holds: holder, 'holds.0': { $exists: true } });

async function sums(ctx: Context, filter: object): Promise<{ commissions: number; amounts: Money[] }> {
  const rows = await commissions(ctx)
    .find(filter, { currency: 1, amountMinor: 1 })
    .limit(2 * MOST)
    .session(ctx.session ?? null)
    .lean<Pick<CommissionRecord, 'currency' | 'amountMinor'>[]>();
  const byCurrency = new Map<string, number>();
  for (const { currency, amountMinor } of rows) byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + amountMinor);
  const amounts = [...byCurrency].sort().map(([currency, amountMinor]) => ({ currency, amountMinor }));
  return { commissions: rows.length, amounts };
}
