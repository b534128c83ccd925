import type { Context } from '../context.ts';
import { type DayRates, ratesOnDays } from '../fx/index.ts';
import { addDays } from '../kit/clock.ts';
import type { VersionedSettings } from '../settings/index.ts';
import { EARNINGS_DAYS, type MonthRates } from './figures.ts';

/** The rates of every month that a window touches, looked up once. */
export async function ratesOfWindows(ctx: Context, at: Date, settings: VersionedSettings): Promise<MonthRates> {
  const from = addDays(at, -Math.max(EARNINGS_DAYS, settings.standing.tierWindowDays));
  const firsts: Date[] = [];
  for (const day = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), 1)); day <= at; ) {
    firsts.push(new Date(day));
    day.setUTCMonth(day.getUTCMonth() + 1);
  }
  const found = await ratesOnDays(ctx, firsts);
  const months = new Map<string, DayRates | undefined>(
    firsts.map((day, index) => [day.toISOString().slice(0, 7), found[index]]),
  );
  return (month) => months.get(month);
}
