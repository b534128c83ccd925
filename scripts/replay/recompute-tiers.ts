// Second opinion on tiers: from what sold and the published rules alone, day by day. It imports nothing of Kolect and nothing of the
// replay, so that a mistake would have to be made twice to stay unseen. Amounts are centavos.

export interface TierRules {
  windowDays: number;
  /** The lowest first; the bonus in basis points of what a line is worth. */
  steps: { tier: string; from: number; bonus: number }[];
}

export const PUBLISHED_TIERS: TierRules = {
  windowDays: 90,
  steps: [
    { tier: 'bronze', from: 0, bonus: 0 },
    { tier: 'silver', from: 5_000_00, bonus: 100 },
    { tier: 'gold', from: 25_000_00, bonus: 200 },
    { tier: 'platinum', from: 100_000_00, bonus: 350 },
    { tier: 'diamond', from: 500_000_00, bonus: 500 },
  ],
};

/** What counts for a tier: net value, on the day on which it was approved or taken back. */
export interface CountedSale {
  decidedAt: number;
  net: number;
}

export interface TierMove {
  /** The start of the day whose evaluation moved it. */
  day: number;
  from: string;
  to: string;
}

const DAY = 86_400_000;

/** Every move of one creator's tier, oldest first, by an evaluation at the start of each day. */
export function tierMoves(sales: CountedSale[], { steps, windowDays }: TierRules, lastDay: number): TierMove[] {
  const moves: TierMove[] = [];
  const first = Math.min(lastDay, ...sales.map((sale) => sale.decidedAt));
  let rank = 0;
  for (let day = Math.floor(first / DAY) * DAY; day <= lastDay; day += DAY) {
    const net = netBefore(sales, day, windowDays);
    const reached = steps.findLastIndex(({ from }) => net >= from);
    const after = nextRank(rank, Math.max(reached, 0), day);
    if (after !== rank) moves.push({ day, from: steps[rank]?.tier ?? 'none', to: steps[after]?.tier ?? 'none' });
    rank = after;
  }
  return moves;
}

/** The net value of the days before a day's start that the window holds. */
export const netBefore = (sales: CountedSale[], day: number, windowDays: number): number =>
  sales
    .filter((sale) => sale.decidedAt >= day - windowDays * DAY && sale.decidedAt < day)
    .reduce((sum, sale) => sum + sale.net, 0);

/** Up at once, as far as it goes; down one step, and only where a month has just ended. */
function nextRank(held: number, reached: number, day: number): number {
  if (reached >= held) return reached;
  return new Date(day).getUTCDate() === 1 ? held - 1 : held;
}

/** The step in force at an instant: that of the last move until then, and the first one before any. */
export function stepAt(moves: TierMove[], { steps }: TierRules, at: number): TierRules['steps'][number] {
  const held = moves.findLast((move) => move.day <= at)?.to;
  const step = steps.find((each) => each.tier === held) ?? steps[0];
  if (!step) throw new RangeError('a table of tiers has at least one step');
  return step;
}

/** `2017-05-02 bronze > silver` */
export const sayMove = ({ day, from, to }: TierMove): string =>
  `${new Date(day).toISOString().slice(0, 10)} ${from} > ${to}`;
