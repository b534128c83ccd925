import type { Context } from '../context.ts';
import { commissions } from './model.ts';
import type { CommissionState } from './schemas.ts';

/** What stands in each state, programme-wide, by currency; reversed shows what had been earned. Minor units. */
export async function commissionFigures(
  ctx: Context,
): Promise<{ currency: string; state: CommissionState; amountMinor: number; count: number }[]> {
  const rows = await commissions(ctx).aggregate<{
    _id: { currency: string; state: CommissionState };
    amountMinor: number;
    count: number;
  }>([
    {
      $group: {
        _id: { currency: '$currency', state: '$state' },
        amountMinor: { $sum: { $cond: [{ $eq: ['$state', 'reversed'] }, '$earnedMinor', '$amountMinor'] } },
        count: { $sum: 1 },
      },
    },
    { $sort: { '_id.currency': 1, '_id.state': 1 } },
  ]);
  return rows.map(({ _id, amountMinor, count }) => ({ ..._id, amountMinor, count }));
}

/** The next lock dates of a creator's pending commissions, a day each, with the sum that locks in. */
export async function upcomingLocks(
  ctx: Context,
  creatorId: string,
  limit: number,
): Promise<{ lockAt: Date; currency: string; amountMinor: number }[]> {
  const rows = await commissions(ctx).aggregate<{ _id: { day: Date; currency: string }; amountMinor: number }>([
    { $match: { 'payee.id': creatorId, state: 'pending', holds: [] } },
    {
      $group: {
        _id: { day: { $dateTrunc: { date: '$lockAt', unit: 'day' } }, currency: '$currency' },
        amountMinor: { $sum: '$amountMinor' },
      },
    },
    { $sort: { '_id.day': 1, '_id.currency': 1 } },
    { $limit: limit },
  ]);
  return rows.map(({ _id, amountMinor }) => ({ lockAt: _id.day, currency: _id.currency, amountMinor }));
}
