import type { Context } from '../context.ts';
import { type CommissionRecord, commissions } from './model.ts';

export interface PayoutPart {
  brandId: string;
  kind: CommissionRecord['kind'];
  count: number;
  amountMinor: number;
}

/** What a payout consists of, by brand and kind. */
export async function partsOfPayout(ctx: Context, payoutId: string): Promise<PayoutPart[]> {
  const rows = await commissions(ctx).aggregate<{
    _id: { brandId: string; kind: CommissionRecord['kind'] };
    count: number;
    amountMinor: number;
  }>([
    { $match: { payoutId } },
    {
      $group: {
        _id: { brandId: '$brandId', kind: '$kind' },
        count: { $sum: 1 },
        amountMinor: { $sum: '$amountMinor' },
      },
    },
    { $sort: { '_id.brandId': 1, '_id.kind': -1 } },
  ]);
  return rows.map(({ _id, count, amountMinor }) => ({ ..._id, count, amountMinor }));
}

/** The commissions that a payout covers, each with its order line, by id; the page behind `afterId`. */
export const commissionsOfPayout = (
  ctx: Context,
  payoutId: string,
  page: { afterId?: string | undefined; limit: number },
): Promise<CommissionRecord[]> =>
  commissions(ctx)
    .find({ payoutId, ...(page.afterId ? { _id: { $gt: page.afterId } } : {}) })
    .sort({ _id: 1 })
    .limit(page.limit)
    .lean<CommissionRecord[]>();
