import type { Bench } from './open-bench.ts';

/** What one side did in one round. */
export interface Measurement {
  /** In the entry's unit. */
  value: number;
  /** 99th percentile of the time to an answer, in milliseconds; left out where nobody waits for answers. */
  p99Ms?: number;
  /** Processor time of the measured process for each answer, in microseconds: what is left to compare on a busy machine. */
  microsEach?: number;
  /** What was found true of this round, in a sentence each; a side that finds otherwise throws a BrokenRound. */
  checks?: string[];
}

export interface Side {
  /** @param seconds about how long to measure */
  measure(seconds: number): Promise<Measurement>;
}

/** How the two sides of a round compare: subject over ceiling, their p99 likewise, the subject's p99 alone, or subject less ceiling. */
export type Figure = 'ratio' | 'p99Ratio' | 'p99Ms' | 'differenceMs';

export interface Goal {
  figure: Figure;
  bound: 'at least' | 'at most';
  value: number;
}

/** One line of the performance table: what is measured, against what in the same run, and how near it has to come. */
export interface Entry {
  name: string;
  title: string;
  unit: 'requests/s' | 'orders/s' | 'events/s' | 'creators/s' | 'payouts/s' | 'products/s' | 'ms';
  ceiling: string;
  subject: string;
  goals: Goal[];
  open(bench: Bench): Promise<{ ceiling: Side; subject: Side }>;
}

/** The subject did something wrong while it was measured: its speed means nothing. */
export class BrokenRound extends Error {}
