import type { Tier, TierStep } from '../settings/index.ts';

export interface HeldTier {
  tier: Tier;
  /** Month (`YYYY-MM`) at whose end the last step down was taken; null when there was none. */
  steppedDownFor: string | null;
}

export const LOWEST: HeldTier = { tier: 'bronze', steppedDownFor: null };

export const rankOf = (table: TierStep[], tier: Tier): number => table.findIndex((step) => step.tier === tier);

/** The tier that a net GMV reaches: the last step of the table that it does not fall short of. */
export function reachedTier(netGmvMinor: number, table: TierStep[]): Tier {
  const reached = table.findLast((step) => netGmvMinor >= step.fromMinor) ?? table[0];
  if (!reached) throw new RangeError('a tier table has at least one step');
  return reached.tier;
}

/** The month that ends at this instant, as `YYYY-MM`; undefined when none does. Months end at midnight UTC. */
export function monthEndingAt(at: Date): string | undefined {
  const atMidnight = at.getTime() % 86_400_000 === 0;
  return atMidnight && at.getUTCDate() === 1 ? new Date(at.getTime() - 1).toISOString().slice(0, 7) : undefined;
}

/**
 * The tier after an evaluation: up at once and as far as it goes; down only at a month's end, one step a month. Evaluating
 * again at the same instant changes nothing.
 */
export function nextTier(held: HeldTier, reached: Tier, table: TierStep[], at: Date): HeldTier {
  const [from, to] = [rankOf(table, held.tier), rankOf(table, reached)];
  const { tier, steppedDownFor } = held;
  if (to >= from) return { tier: reached, steppedDownFor };
  const month = monthEndingAt(at);
  if (month === undefined || steppedDownFor === month) return { tier, steppedDownFor };
  return { tier: (table[from - 1] as TierStep).tier, steppedDownFor: month };
}

/** A move in the history of a creator's tier. */
export interface TierChange {
  /** The start of the day whose evaluation moved it. */
  at: Date;
  to: Tier;
}

/**
 * The tier in force at an instant, that of a move included; before the first move she is at the start. Later moves make no
 * difference, so that whoever asks after the instant's own daily evaluation is told the same.
 * @param changes oldest first
 */
export const tierAt = (changes: readonly TierChange[], at: Date): Tier =>
  changes.findLast((change) => change.at <= at)?.to ?? LOWEST.tier;

/** What the next tier takes and what is missing to it; null at the top. */
export function nextStep(
  tier: Tier,
  netGmvMinor: number,
  table: TierStep[],
): { tier: Tier; fromMinor: number; missingMinor: number; bonusBps: number } | null {
  const step = table[rankOf(table, tier) + 1];
  if (!step) return null;
  return { ...step, missingMinor: Math.max(0, step.fromMinor - netGmvMinor) };
}
