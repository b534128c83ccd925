import type { Context } from '../context.ts';
import { addDays, utcDay } from '../kit/clock.ts';
import { creatorDays, linkDays } from './model.ts';

export interface Day {
  day: string;
  clicks: number;
  visitors: number;
  orders: number;
  earned: { currency: string; amountMinor: number }[];
}

export type LinkDay = Pick<Day, 'day' | 'clicks' | 'visitors'>;

/** The creator's last `count` days up to today, without gaps, oldest first. */
export async function daysOf(ctx: Context, creatorId: string, count: number): Promise<Day[]> {
  const wanted = lastDays(ctx, count);
  const rows = await creatorDays(ctx)
    .find({ creatorId, day: { $gte: wanted[0], $lte: wanted.at(-1) } })
    .limit(count)
    .lean();
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return wanted.map((day) => {
    const row = byDay.get(day);
    const earned = Object.entries(row?.earned ?? {}).map(([currency, amountMinor]) => ({ currency, amountMinor }));
    return { day, clicks: row?.clicks ?? 0, visitors: row?.visitors ?? 0, orders: row?.orders ?? 0, earned };
  });
}

/** One link's last `count` days up to today, without gaps, oldest first. */
export async function daysOfLink(ctx: Context, linkId: string, count: number): Promise<LinkDay[]> {
  const wanted = lastDays(ctx, count);
  const rows = await linkDays(ctx)
    .find({ linkId, day: { $gte: wanted[0], $lte: wanted.at(-1) } })
    .limit(count)
    .lean();
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return wanted.map((day) => ({
    day,
    clicks: byDay.get(day)?.clicks ?? 0,
    visitors: byDay.get(day)?.visitors ?? 0,
  }));
}

/** Clicks and orders of the whole programme by day. */
export async function programmeDays(
  ctx: Context,
  count: number,
): Promise<{ day: string; clicks: number; orders: number }[]> {
  const wanted = lastDays(ctx, count);
  const rows = await creatorDays(ctx).aggregate<{ _id: string; clicks: number; orders: number }>([
    { $match: { day: { $gte: wanted[0], $lte: wanted.at(-1) } } },
    { $group: { _id: '$day', clicks: { $sum: '$clicks' }, orders: { $sum: '$orders' } } },
  ]);
  const byDay = new Map(rows.map((row) => [row._id, row]));
  return wanted.map((day) => ({ day, clicks: byDay.get(day)?.clicks ?? 0, orders: byDay.get(day)?.orders ?? 0 }));
}

const lastDays = (ctx: Context, count: number): string[] =>
  Array.from({ length: count }, (_, index) => utcDay(addDays(ctx.clock.now(), index + 1 - count)));

/** What is kept of every creator's earnings by day and currency, `creatorId:day:currency`, in the order of the keys. */
export async function* earnedByDay(ctx: Context): AsyncGenerator<{ key: string; amountMinor: number }> {
  const rows = creatorDays(ctx)
    .aggregate<{ _id: string; amountMinor: number }>([
      { $match: { earned: { $exists: true } } },
      { $project: { earned: { $objectToArray: '$earned' } } },
      { $unwind: '$earned' },
      { $match: { 'earned.v': { $ne: 0 } } },
      { $project: { _id: { $concat: ['$_id', ':', '$earned.k'] }, amountMinor: '$earned.v' } },
      { $sort: { _id: 1 } },
    ])
    .allowDiskUse(true);
  for await (const { _id, amountMinor } of rows) yield { key: _id, amountMinor };
}
