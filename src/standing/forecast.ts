import { addDays, utcDay } from '../kit/clock.ts';

export interface Forecast {
  /** Average of the last weeks. */
  pacePerDay: number;
  /** Day on which the goal is reached at that pace; null when it is not in sight within twenty years. */
  on: string | null;
  /** The same at the pace of the best week, and of the poorest. */
  earliest: string | null;
  latest: string | null;
}

const WEEKS = 4;
const MAX_DAYS = 20 * 365;

/**
 * When a count reaches a goal if it goes on as it went: straight on, at the average pace of the last four weeks; the earliest and
 * latest day by the best and poorest of these weeks. It knows no season and no campaign.
 * @param counts what was added on each of the last days, the newest last
 * @returns null when the goal is reached
 */
export function forecastOf(counts: number[], total: number, goal: number, today: Date): Forecast | null {
  if (total >= goal) return null;
  const weeks = Array.from({ length: WEEKS }, (_, week) =>
    counts.slice(counts.length - 7 * (week + 1), counts.length - 7 * week || undefined),
  );
  const paces = weeks.map((week) => week.reduce((sum, count) => sum + count, 0) / 7);
  const pacePerDay = paces.reduce((sum, pace) => sum + pace, 0) / WEEKS;
  const dayAt = (pace: number): string | null => {
    const days = Math.ceil((goal - total) / pace);
    return pace > 0 && days <= MAX_DAYS ? utcDay(addDays(today, days)) : null;
  };
  return {
    pacePerDay: Math.round(pacePerDay * 100) / 100,
    on: dayAt(pacePerDay),
    earliest: dayAt(Math.max(...paces)),
    latest: dayAt(Math.min(...paces)),
  };
}
