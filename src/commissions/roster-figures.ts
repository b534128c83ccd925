import type { Context } from '../context.ts';
import { commissions } from './model.ts';
import type { CommissionState } from './schemas.ts';

/** Orders that some creators brought in a time: from, inclusive, until, exclusive. */
export interface Span {
  creatorIds: string[];
  from: Date;
  until: Date;
}

export interface CreatorFigures {
  creatorId: string;
  currency: string;
  orders: number;
  /** Net value of what was sold and kept. Minor units. */
  netMinor: number;
  /** What the payee earned of it. Minor units. */
  earnedMinor: number;
}

/** What creators sold and earned themselves in their spans, by creator and currency. */
export async function creatorFigures(ctx: Context, spans: Span[]): Promise<CreatorFigures[]> {
  if (spans.length === 0) return [];
  const inSpan = spans.map(({ creatorIds, from, until }) => ({
    'payee.id': { $in: creatorIds },
    // Nothing is recorded before it is placed: the bound that the index knows.
    createdAt: { $gte: from },
    placedAt: { $gte: from, $lt: until },
  }));
  return figures(ctx, { role: 'creator', $or: inSpan });
}

/** What an agency's share came to since a day, by creator and currency. */
export const agencyFigures = (ctx: Context, agencyId: string, since: Date): Promise<CreatorFigures[]> =>
  figures(ctx, { 'payee.id': agencyId, role: 'agency', createdAt: { $gte: since }, placedAt: { $gte: since } });

async function figures(ctx: Context, match: Record<string, unknown>): Promise<CreatorFigures[]> {
  const rows = await commissions(ctx).aggregate<{
    _id: { creatorId: string; currency: string };
    orders: number;
    netMinor: number;
    earnedMinor: number;
  }>([
    { $match: match },
    {
      $group: {
        _id: { creatorId: '$creatorId', currency: '$currency', orderId: '$orderId' },
        netMinor: { $sum: '$netMinor' },
        earnedMinor: { $sum: '$amountMinor' },
      },
    },
    {
      $group: {
        _id: { creatorId: '$_id.creatorId', currency: '$_id.currency' },
        orders: { $sum: 1 },
        netMinor: { $sum: '$netMinor' },
        earnedMinor: { $sum: '$earnedMinor' },
      },
    },
    { $limit: 2_000 },
  ]);
  return rows.map(({ _id, orders, netMinor, earnedMinor }) => ({ ..._id, orders, netMinor, earnedMinor }));
}

/** An agency's share day by day since a day, by currency, as the orders were placed. */
export async function agencyDays(
  ctx: Context,
  agencyId: string,
  since: Date,
): Promise<{ day: string; currency: string; amountMinor: number }[]> {
  const rows = await commissions(ctx).aggregate<{ _id: { day: string; currency: string }; amountMinor: number }>([
    { $match: { 'payee.id': agencyId, role: 'agency', createdAt: { $gte: since }, placedAt: { $gte: since } } },
    {
      $group: {
        _id: { day: { $dateToString: { date: '$placedAt', format: '%Y-%m-%d' } }, currency: '$currency' },
        amountMinor: { $sum: '$amountMinor' },
      },
    },
    { $sort: { '_id.day': 1 } },
    { $limit: 2_000 },
  ]);
  return rows.map(({ _id, amountMinor }) => ({ ..._id, amountMinor }));
}

export interface ShareOfMonth {
  /** `YYYY-MM` in which the orders were placed. */
  month: string;
  creatorId: string;
  currency: string;
  state: CommissionState;
  orders: number;
  amountMinor: number;
}

/** An agency's share by month, creator, currency and state; of one month, or of all. Newest month first. */
export async function agencyMonths(ctx: Context, agencyId: string, month?: string): Promise<ShareOfMonth[]> {
  const ofMonth = month ? { placedAt: { $gte: new Date(`${month}-01T00:00:00Z`), $lt: monthAfter(month) } } : {};
  const rows = await commissions(ctx).aggregate<{
    _id: Omit<ShareOfMonth, 'orders' | 'amountMinor'>;
    orders: string[];
    amountMinor: number;
  }>([
    { $match: { 'payee.id': agencyId, role: 'agency', ...ofMonth } },
    {
      $group: {
        _id: {
          month: { $dateToString: { date: '$placedAt', format: '%Y-%m' } },
          creatorId: '$creatorId',
          currency: '$currency',
          state: '$state',
        },
        orders: { $addToSet: '$orderId' },
        amountMinor: { $sum: '$amountMinor' },
      },
    },
    { $set: { orders: { $size: '$orders' } } },
    { $sort: { '_id.month': -1, '_id.currency': 1, '_id.creatorId': 1 } },
    { $limit: 10_000 },
  ]);
  return rows.map(({ _id, orders, amountMinor }) => ({ ..._id, orders: Number(orders), amountMinor }));
}

function monthAfter(month: string): Date {
  const next = new Date(`${month}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return next;
}
