import type { Context } from '../context.ts';
import { utcDay } from '../kit/clock.ts';
import { creatorDays } from './model.ts';

/** Counted clicks of many creators since a day, from their counters. */
export async function clicksOf(ctx: Context, creatorIds: string[], since: Date): Promise<Map<string, number>> {
  const rows = await creatorDays(ctx).aggregate<{ _id: string; clicks: number }>([
    { $match: { creatorId: { $in: creatorIds }, day: { $gte: utcDay(since) } } },
    { $group: { _id: '$creatorId', clicks: { $sum: '$clicks' } } },
  ]);
  return new Map(rows.map(({ _id, clicks }) => [_id, clicks]));
}
