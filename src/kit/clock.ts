/** Programme time: what business rules mean by "now". Signatures and sessions use the wall clock instead. */
export interface Clock {
  now(): Date;
}

export const DAY_MS = 86_400_000;

export const systemClock: Clock = { now: () => new Date() };

/** `YYYY-MM-DD` of an instant, in UTC. */
export const utcDay = (at: Date): string => at.toISOString().slice(0, 10);

/** The instant `days` whole days later. */
export const addDays = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);
