import type { Context } from '../context.ts';
import { WAITS_FOR_FUNDING } from './holders.ts';
import { type CommissionRecord, commissions } from './model.ts';

/** What a brand has to pay for, the referrers' part apart, which the programme pays. */
const LOCKED_IN = { role: { $ne: 'referrer' as const }, state: { $in: ['approved' as const, 'paid' as const] } };

/** Sums of locked-in and paid commission by brand and currency, approved before a time. Minor units. */
export async function commissionOfBrands(
  ctx: Context,
  until: Date,
  brandId?: string,
): Promise<{ brandId: string; currency: string; amountMinor: number }[]> {
  const rows = await commissions(ctx)
    .aggregate<{ _id: { brandId: string; currency: string }; amountMinor: number }>([
      {
        $match: {
          role: LOCKED_IN.role,
          $or: [
            { state: LOCKED_IN.state, approvedAt: { $lt: until } },
            { state: 'pending', holds: WAITS_FOR_FUNDING, lockAt: { $lt: until } },
          ],
          ...(brandId ? { brandId } : {}),
        },
      },
      { $group: { _id: { brandId: '$brandId', currency: '$currency' }, amountMinor: { $sum: '$amountMinor' } } },
    ])
    .allowDiskUse(true);
  return rows.map(({ _id, amountMinor }) => ({ ..._id, amountMinor }));
}

export type BrandCommission = Pick<
  CommissionRecord,
  '_id' | 'orderId' | 'lineId' | 'payee' | 'amountMinor' | 'state' | 'payableSequence'
>;

/**
 * A brand's locked-in and paid commissions in one currency, and those that wait for its money, in the order in which they were placed;
 * what was earned on one order line comes together.
 */
export const commissionsOfBrand = (ctx: Context, brandId: string, currency: string): AsyncIterable<BrandCommission> =>
  commissions(ctx)
    .find(
      {
        role: LOCKED_IN.role,
        $or: [{ state: LOCKED_IN.state }, { state: 'pending', holds: WAITS_FOR_FUNDING }],
        brandId,
        currency,
      },
      { orderId: 1, lineId: 1, payee: 1, amountMinor: 1, state: 1, payableSequence: 1 },
    )
    .sort({ placedAt: 1, orderId: 1, lineId: 1, _id: 1 })
    .allowDiskUse(true)
    .lean<BrandCommission>()
    .cursor();
