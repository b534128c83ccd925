import type { Context } from '../context.ts';
import { orders } from './model.ts';

/** The newest orders that creators earned since a moment, newest first. @param most how many at most */
export async function newestOrders(ctx: Context, since: Date, most: number): Promise<{ id: string; placedAt: Date }[]> {
  const rows = await orders(ctx)
    .find({ placedAt: { $gte: since }, cancelledAt: null, creatorId: { $type: 'string' } }, { placedAt: 1 })
    .sort({ placedAt: -1 })
    .limit(most)
    .lean();
  return rows.map(({ _id, placedAt }) => ({ id: _id, placedAt }));
}
