import { proportionOf } from '../kit/money.ts';
import type { RefundedEvent } from './schemas.ts';

export interface RefundableLine {
  lineId: string;
  quantity: number;
  /** What can come back at most. */
  baseMinor: number;
}

/**
 * How much of each line was refunded, as a function of the set of refunds: their order and repetition make no difference.
 * Money returned for no line in particular is spread over what the lines have left.
 * @returns amounts in the lines' order, none over its line's base
 */
export function refundedOfLines(lines: RefundableLine[], refunds: RefundedEvent[]): number[] {
  const ofLines = lines.map((line) => refundedOf(line, refunds));
  const returnedMinor = wholeOrderMinor(refunds);
  if (returnedMinor === 0) return ofLines;
  const left = lines.map((line, index) => line.baseMinor - (ofLines[index] ?? 0));
  return spread(returnedMinor, left).map((shareMinor, index) => (ofLines[index] ?? 0) + shareMinor);
}

/** Quantities add up and are valued together, so that three refunds of one piece equal one refund of three. */
function refundedOf({ lineId, quantity, baseMinor }: RefundableLine, refunds: RefundedEvent[]): number {
  const parts = refundParts(lineId, refunds);
  const pieces = Math.min(
    quantity,
    parts.reduce((sum, part) => sum + part.quantity, 0),
  );
  const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0);
  return Math.min(baseMinor, proportionOf(baseMinor, pieces, quantity) + amountMinor);
}

/** One part a refund id; where a shop reports the same refund with other figures, the largest stands: refunds only grow. */
function refundParts(lineId: string, refunds: RefundedEvent[]): { quantity: number; amountMinor: number }[] {
  const parts = new Map<string, { quantity: number; amountMinor: number }>();
  for (const { data } of refunds) {
    const lines = data.lines.filter((line) => line.lineId === lineId);
    const known = parts.get(data.refundId) ?? { quantity: 0, amountMinor: 0 };
    const total = (pick: (line: (typeof lines)[number]) => number | undefined) =>
      lines.reduce((sum, line) => sum + (pick(line) ?? 0), 0);
    parts.set(data.refundId, {
      quantity: Math.max(
        known.quantity,
        total((line) => line.quantity),
      ),
      amountMinor: Math.max(
        known.amountMinor,
        total((line) => line.amountMinor),
      ),
    });
  }
  return [...parts.values()];
}

function wholeOrderMinor(refunds: RefundedEvent[]): number {
  const byId = new Map<string, number>();
  for (const { data } of refunds)
    byId.set(data.refundId, Math.max(byId.get(data.refundId) ?? 0, data.amountMinor ?? 0));
  return [...byId.values()].reduce((sum, amountMinor) => sum + amountMinor, 0);
}

/** Splits an amount in proportion to the weights, none over its weight; the parts add up to the amount or to all weights. */
export function spread(amountMinor: number, weights: number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const spent = Math.min(amountMinor, whole);
  let weightSoFar = 0;
  let spentSoFar = 0;
  return weights.map((weight) => {
    weightSoFar += weight;
    const share = whole === 0 ? 0 : proportionOf(spent, weightSoFar, whole) - spentSoFar;
    spentSoFar += share;
    return share;
  });
}
