import type { Account } from '../account.ts';

/** Which way a feature may move the suspicion as it grows. `either` leaves the shape to the data. */
export type Direction = 'raises' | 'lowers' | 'either';

/** One thing the score looks at, with the curve it starts from before any data is seen. */
export interface Feature {
  name: string;
  /** The feature of an account in the unit of `knots`, or undefined where something it needs is unknown. */
  measure(account: Account): number | undefined;
  unit: string;
  direction: Direction;
  /** Where the curve may bend, ascending. */
  knots: readonly number[];
  /** Log-odds of being fake at each knot, set by hand (docs/trust-score.md); all zero where absent. */
  handSet?: readonly number[];
  /** The finding in words, for an account of which the feature is known. */
  words(account: Account): string;
}

export const logCount = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.log1p(value);
export const logRatio = (top: number | undefined, bottom: number | undefined): number | undefined =>
  top === undefined || bottom === undefined ? undefined : Math.log((top + 1) / (bottom + 1));
export const counts = (...values: number[]): number[] => values.map(Math.log1p);

/** The unit of counts on a curve. */
export const COUNT = 'ln(1 + count)';
export const whole = (value: number | undefined): string => Math.round(value ?? 0).toLocaleString('en-GB');
export const percent = (value: number | undefined): string => `${Math.round((value ?? 0) * 100)} %`;
export const times = (value: number | undefined, one: string, many: string): string =>
  `${whole(value)} ${Math.round(value ?? 0) === 1 ? one : many}`;
