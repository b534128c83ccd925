import { addDays, utcDay } from '../kit/clock.ts';
import type { Tier, TierStep } from '../settings/index.ts';
import { LOWEST, nextTier, reachedTier, type TierChange, tierAt } from '../standing/index.ts';

/** The tier that somebody would have had, day by day, from the first evaluation on. */
export interface TierTimeline {
  at(instant: Date): Tier;
}

/**
 * Goes through the days with the rules of standing themselves: up at once, down a step at a month's end.
 * @param netByDay approved net GMV by day (`YYYY-MM-DD`) in the programme's currency
 * @param from the first day's start; sales of the window before it have to be there
 */
export function tierTimeline(
  netByDay: Map<string, number>,
  table: TierStep[],
  windowDays: number,
  from: Date,
  until: Date,
): TierTimeline {
  const changes: TierChange[] = [];
  let held = LOWEST;
  let sumMinor = 0;
  const netOn = (at: Date) => netByDay.get(utcDay(at)) ?? 0;
  for (let back = windowDays; back >= 1; back -= 1) sumMinor += netOn(addDays(from, -back));
  for (let at = from; at < until; at = addDays(at, 1)) {
    const after = nextTier(held, reachedTier(sumMinor, table), table, at);
    if (after.tier !== held.tier) changes.push({ at, to: after.tier });
    held = after;
    sumMinor += netOn(at) - netOn(addDays(at, -windowDays));
  }
  // Orders that were placed before the first day: by the tier of the first day.
  return { at: (instant) => tierAt(changes, instant < from ? from : instant) };
}
