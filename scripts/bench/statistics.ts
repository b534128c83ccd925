import type { Figure, Measurement } from './entry.ts';

export interface Spread {
  median: number;
  min: number;
  max: number;
}

/** The value below which `share` (0 to 1) of the values lie, by the nearest rank. NaN of nothing. */
export function percentile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function spreadOf(values: number[]): Spread {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  const lower = sorted[sorted.length % 2 === 1 ? middle : middle - 1] ?? Number.NaN;
  return { median: (lower + upper) / 2, min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN };
}

/** How subject and ceiling of the same round compare. */
export function compare(figure: Figure, ceiling: Measurement, subject: Measurement): number {
  if (figure === 'ratio') return subject.value / ceiling.value;
  if (figure === 'p99Ms') return subject.p99Ms ?? Number.NaN;
  if (figure === 'differenceMs') return subject.value - ceiling.value;
  return (subject.p99Ms ?? Number.NaN) / (ceiling.p99Ms ?? Number.NaN);
}
