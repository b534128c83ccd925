import type { PastSnapshot } from '../../accounts/index.ts';
import type { Finding } from '../signals/index.ts';
import type { SignalName } from '../signals/schemas.ts';

export interface HistoryFacts {
  /** Snapshots of one account, the oldest first. */
  history: PastSnapshot[];
  /** Clicks of the last four weeks. */
  clicks: number;
  now: Date;
}

/** A signal about an account itself: it is a question to a reviewer, and holds no money. */
export interface HistorySignal {
  name: SignalName;
  source: string;
  judge: (facts: HistoryFacts) => Finding | undefined;
}

export interface Step {
  from: PastSnapshot;
  to: PastSnapshot;
  days: number;
}

const DAY_MS = 86_400_000;

/** Neighbouring snapshots that both know a figure and lie at most two weeks apart. */
export function stepsOf(history: PastSnapshot[], figure: 'followers' | 'following' | 'posts'): Step[] {
  const known = history.filter((snapshot) => snapshot[figure] !== null);
  return known.slice(1).flatMap((to, index) => {
    const from = known[index] as PastSnapshot;
    const days = Math.max(1, (to.at.getTime() - from.at.getTime()) / DAY_MS);
    return days <= 14 ? [{ from, to, days }] : [];
  });
}
