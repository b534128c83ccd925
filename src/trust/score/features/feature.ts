import type { Account } from '../account.ts';

/** Which way a feature may move the suspicion as it grows. `either` leaves the shape to the data. */
export type Direction = 'raises' | 'lowers' | 'either';

/** What was found of one feature. The portals have the words: `form` says which of a feature's sentences it is. */
export interface Found {
  form: 'count' | 'yes' | 'no';
  figures: Record<string, number>;
}

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
  /** The finding as a code with its figures, for an account of which the feature is known. */
  found(account: Account): Found;
}

export const logCount = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.log1p(value);
export const logRatio = (top: number | undefined, bottom: number | undefined): number | undefined =>
  top === undefined || bottom === undefined ? undefined : Math.log((top + 1) / (bottom + 1));
export const counts = (...values: number[]): number[] => values.map(Math.log1p);

/** The unit of counts on a curve. */
export const COUNT = 'ln(1 + count)';
/** Figures of a finding, in whole numbers. */
export const counted = (figures: Record<string, number | undefined>): Found => ({
  form: 'count',
  figures: Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value ?? 0)])),
});
export const percentage = (share: number | undefined): Found => counted({ percent: (share ?? 0) * 100 });
export const either = (value: number | undefined): Found => ({ form: value ? 'yes' : 'no', figures: {} });
