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

/** The rates that count on each of a few days, in one query; in the order of the days. At most 50. */
export async function ratesOnDays(ctx: Context, days: Date[]): Promise<(DayRates | undefined)[]> {
  if (days.length > 50) throw new RangeError('at most 50 days at once');
  const near = (at: Date) => Array.from({ length: MAX_DAYS_BACK + 1 }, (_, back) => utcDay(addDays(at, -back)));
  const rows = await fxRates(ctx)
    .find({ _id: { $in: days.flatMap(near) } })
    .session(ctx.session ?? null)
    .lean();
  const byDay = new Map(rows.map((row) => [row._id, row.rates]));
  return days.map((at) => {
    const day = near(at).find((each) => byDay.has(each));
    return day === undefined ? undefined : { day, rates: byDay.get(day) ?? {} };
  });
}

/** The same for many days in one query: a lookup that asks nobody. Spans of some years at most. */
export async function ratesLookup(ctx: Context, days: Date[]): Promise<(at: Date) => DayRates | undefined> {
  const sorted = days.map(utcDay).toSorted();
  const first = new Date(`${sorted[0]}T00:00:00Z`);
  const rows =
    sorted.length === 0
      ? []
      : await fxRates(ctx)
          .find({ _id: { $gte: utcDay(addDays(first, -MAX_DAYS_BACK)), $lte: sorted.at(-1) } })
          .limit(4_000)
          .session(ctx.session ?? null)
          .lean();
  const byDay = new Map(rows.map((row) => [row._id, row]));
  return (at) => {
    for (let back = 0; back <= MAX_DAYS_BACK; back += 1) {
      const row = byDay.get(utcDay(addDays(at, -back)));
      if (row) return { day: row._id, rates: row.rates };
    }
    return undefined;
  };
}
