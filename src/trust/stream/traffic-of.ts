import type { Context } from '../../context.ts';
import { addDays, utcDay } from '../../kit/clock.ts';
import { addDay, emptyDay } from './counts.ts';
import { type TrafficDay, trafficDays } from './model.ts';

/** A creator's traffic and orders of the last days, today included, added up. */
export async function trafficOf(ctx: Context, creatorId: string, days: number): Promise<TrafficDay> {
  const since = utcDay(addDays(ctx.clock.now(), 1 - days));
  const rows = await trafficDays(ctx)
    .find({ creatorId, day: { $gte: since } })
    .limit(days)
    .session(ctx.session ?? null)
    .lean<TrafficDay[]>();
  const sum = emptyDay(creatorId, 'sum');
  for (const row of rows) addDay(sum, row);
  return sum;
}
