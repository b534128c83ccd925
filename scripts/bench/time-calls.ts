import type { Measurement } from './entry.ts';
import { percentile } from './statistics.ts';

/** Fewer say nothing about the slowest in a hundred. */
const FEWEST = 200;

/** Calls one after the other for some time, each with its number, and says how many a second and how slow the slowest hundredth was. */
export async function timeCalls(seconds: number, call: (number: number) => Promise<unknown>): Promise<Measurement> {
  const times: number[] = [];
  const startedAt = performance.now();
  while (performance.now() - startedAt < seconds * 1_000 || times.length < FEWEST) {
    const before = performance.now();
    await call(times.length);
    times.push(performance.now() - before);
  }
  return {
    value: times.length / ((performance.now() - startedAt) / 1_000),
    p99Ms: percentile(times, 0.99),
  };
}
