import { COUNTS, type Counts, NUMBERS, type TrafficDay } from './model.ts';

const MOST_KEYS = 40;
/** What fell out of a bounded count; keeps totals right. */
export const REST = 'rest';

/** Adds to a bounded count: beyond 40 names the rarest go into `rest`, so that a name that dominates is always kept. */
export function addCount(counts: Counts, name: string, by = 1): void {
  const known = counts[name];
  counts[name] = (known ?? 0) + by;
  if (known !== undefined) return;
  const names = Object.keys(counts);
  if (names.length <= 2 * MOST_KEYS) return;
  for (const rare of names
    .filter((key) => key !== REST)
    .sort((left, right) => (counts[right] ?? 0) - (counts[left] ?? 0))
    .slice(MOST_KEYS)) {
    counts[REST] = (counts[REST] ?? 0) + (counts[rare] ?? 0);
    delete counts[rare];
  }
}

export const totalOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** The commonest name with its count and its share of all. */
export function topOf(counts: Counts): { name: string; count: number; share: number } | undefined {
  const [first] = Object.entries(counts)
    .filter(([name]) => name !== REST)
    .sort(([, left], [, right]) => right - left);
  return first && { name: first[0], count: first[1], share: first[1] / totalOf(counts) };
}

export function emptyDay(creatorId: string, day: string): TrafficDay {
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, 0]));
  const counts = Object.fromEntries(COUNTS.map((name) => [name, {}]));
  return { _id: `${creatorId}:${day}`, creatorId, day, ...numbers, ...counts } as unknown as TrafficDay;
}

/** Adds one day to another, or to the sum of a time. */
export function addDay(sum: TrafficDay, more: TrafficDay): void {
  for (const name of NUMBERS) sum[name] += more[name] ?? 0;
  for (const name of COUNTS)
    for (const [key, count] of Object.entries(more[name] ?? {})) addCount(sum[name], key, count);
}
