import type { Context } from '../context.ts';
import { addDays, utcDay } from '../kit/clock.ts';
import type { DayRates } from './convert.ts';
import { fxRates } from './model.ts';

/** No rates are published at week-ends and on holidays; the longest such stretch is shorter. */
export const MAX_DAYS_BACK = 5;

/** The rates that count on a day: of that day or the last published before it, at most five days back. */
export async function ratesOn(ctx: Context, at: Date): Promise<DayRates | undefined> {
  const row = await fxRates(ctx)
    .findOne({ _id: { $gte: utcDay(addDays(at, -MAX_DAYS_BACK)), $lte: utcDay(at) } })
    .sort({ _id: -1 })
    .session(ctx.session ?? null)
    .lean();
  return row ? { day: row._id, rates: row.rates } : undefined;
}
