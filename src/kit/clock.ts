/** Programme time: what business rules mean by "now". Signatures and sessions use the wall clock instead. */
export interface Clock {
  now(): Date;
}

export const DAY_MS = 86_400_000;

export const systemClock: Clock = { now: () => new Date() };

let lastDay = { number: Number.NaN, text: '' };

/** `YYYY-MM-DD` of an instant, in UTC. Asked for every click, nearly always of the same day. */
export function utcDay(at: Date): string {
  const number = Math.floor(at.getTime() / DAY_MS);
  if (number !== lastDay.number) lastDay = { number, text: at.toISOString().slice(0, 10) };
  return lastDay.text;
}

/** The instant `days` whole days later. */
export const addDays = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);
