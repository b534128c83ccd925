// Second opinion on standings: from the decided commissions and the published rules alone, day by day from the first. It imports
// nothing of Kolect, so that a mistake would have to be made twice to stay unseen. Amounts are centavos.

import type { MonthRate } from './month-rates.ts';
import { netBefore, PUBLISHED_TIERS, sayMove, type TierRules, tierMoves } from './recompute-tiers.ts';

export interface DecidedLine {
  creatorId: string;
  decidedAt: number;
  kind: string;
  state: string;
  reason: string | undefined;
  amount: number;
  net: number;
}

export interface RecomputedStanding {
  tier: string;
  /** What moved, oldest first: `2017-05-02 bronze > silver`. */
  moves: string[];
  netGmv: number;
  earnedUsd: number;
  lines: number;
  returned: number;
}

const DAY = 86_400_000;

/** Standing of one creator as of the last day's start, and how she came to it. */
export function recomputeStanding(
  lines: DecidedLine[],
  rates: MonthRate[],
  lastDay: number,
  rules: TierRules = PUBLISHED_TIERS,
): RecomputedStanding {
  const standing = lines.filter((line) => line.state === 'approved' || line.state === 'paid');
  const moves = tierMoves(standing, rules, lastDay);
  const year = lines.filter((line) => line.decidedAt >= lastDay - 365 * DAY && line.decidedAt < lastDay);
  return {
    tier: moves.at(-1)?.to ?? 'bronze',
    moves: moves.map(sayMove),
    netGmv: netBefore(standing, lastDay, rules.windowDays),
    earnedUsd: dollars(
      year.filter((line) => standing.includes(line)),
      rates,
    ),
    lines: year.filter((line) => line.kind === 'sale').length,
    returned: year.filter((line) => line.reason === 'item_returned').length,
  };
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Each month in one sum at its first day's rates; half goes to the even neighbour. */
function dollars(lines: DecidedLine[], rates: MonthRate[]): number {
  const months = Map.groupBy(lines, (line) => dayOf(line.decidedAt).slice(0, 7));
  let total = 0;
  for (const [month, rows] of months) {
    const rate = rates.find((each) => each.month === month);
    if (!rate) return Number.NaN;
    const sum = rows.reduce((amount, row) => amount + row.amount, 0);
    total += divided(sum * whole(rate.usd), whole(rate.brl));
  }
  return total;
}

const whole = (rate: string): number => Math.round(Number(rate) * 10_000);

function divided(numerator: number, denominator: number): number {
  const floor = Math.floor(numerator / denominator);
  const twice = 2 * (numerator - floor * denominator);
  const isUp = twice > denominator || (twice === denominator && floor % 2 !== 0);
  return isUp ? floor + 1 : floor;
}
