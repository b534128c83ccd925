import { proportionOf } from '../kit/money.ts';
import { spread } from '../kit/spread.ts';
import type { RefundedEvent } from './schemas.ts';

export interface RefundableLine {
  /** The shop's: pieces that were added later have the id of their line. */
  lineId: string;
  quantity: number;
  /** What can come back at most. */
  baseMinor: number;
  /** In the price or on top of it; absent: none. */
  taxMinor?: number;
}

export interface AboutRefunds {
  /** Pieces that the order does not consist of any more, by the shop's line. */
  gone?: ReadonlyMap<string, number>;
  /** Tax on top and shipping of the whole order, where its lines do not tell their tax. */
  taxMinor?: number;
  shippingMinor?: number;
}

/**
 * How much of each line was refunded, as a function of the set of refunds: their order and repetition make no difference.
 * Money returned for no line in particular is spread over what the lines have left.
 * @returns amounts in the lines' order, none over its line's base
 */
export function refundedOfLines(lines: RefundableLine[], refunds: RefundedEvent[], about: AboutRefunds = {}): number[] {
  const ofLines = new Map<RefundableLine, number>();
  for (const [lineId, parts] of Map.groupBy(lines, (line) => line.lineId))
    for (const [line, amountMinor] of refundedOf(parts, refunds, about.gone?.get(lineId) ?? 0))
      ofLines.set(line, amountMinor);
  const left = lines.map((line) => line.baseMinor - (ofLines.get(line) ?? 0));
  const shares = spread(wholeOrderMinor(lines, refunds, about), left);
  return lines.map((line, index) => (ofLines.get(line) ?? 0) + (shares[index] ?? 0));
}

/** Quantities add up and are valued together, so that three refunds of one piece equal one refund of three. */
function refundedOf(parts: RefundableLine[], refunds: RefundedEvent[], gonePieces: number): [RefundableLine, number][] {
  const returned = returnedOf(parts, refunds);
  let pieces = returned.reduce((sum, one) => sum + one.quantity, gonePieces);
  const byPieces = parts.map((line) => {
    const own = Math.min(line.quantity, pieces);
    pieces -= own;
    return proportionOf(line.baseMinor, own, line.quantity);
  });
  let amountMinor = returned.reduce((sum, one) => sum + one.amountMinor, 0);
  return parts.map((line, index) => {
    const ownMinor = byPieces[index] ?? 0;
    const moneyMinor = Math.min(line.baseMinor - ownMinor, amountMinor);
    amountMinor -= moneyMinor;
    return [line, ownMinor + moneyMinor];
  });
}

interface Returned {
  quantity: number;
  amountMinor: number;
}

/** One a refund id; where a shop reports the same refund with other figures, the largest stands: refunds only grow. */
function returnedOf(parts: RefundableLine[], refunds: RefundedEvent[]): Returned[] {
  const byId = new Map<string, Returned>();
  for (const { data } of refunds) {
    const told = data.lines.filter((line) => line.lineId === parts[0]?.lineId);
    const known = byId.get(data.refundId) ?? { quantity: 0, amountMinor: 0 };
    const pieces = told.reduce((sum, line) => sum + (line.keptMinor === undefined ? (line.quantity ?? 0) : 0), 0);
    const money = told.reduce((sum, line) => sum + (line.amountMinor ?? lessKept(parts, line)), 0);
    byId.set(data.refundId, {
      quantity: Math.max(known.quantity, pieces),
      amountMinor: Math.max(known.amountMinor, money),
    });
  }
  return [...byId.values()];
}

/** What was given back for pieces of whose price the shop kept a part, without tax. */
function lessKept(
  parts: RefundableLine[],
  { quantity = 0, keptMinor }: RefundedEvent['data']['lines'][number],
): number {
  if (keptMinor === undefined) return 0;
  const { baseMinor, taxMinor, pieces } = together(parts);
  const paidMinor = proportionOf(baseMinor + taxMinor, Math.min(quantity, pieces), pieces);
  return withoutTax(Math.max(0, paidMinor - keptMinor), baseMinor, taxMinor);
}

const together = (lines: RefundableLine[]) => ({
  baseMinor: lines.reduce((sum, line) => sum + line.baseMinor, 0),
  taxMinor: lines.reduce((sum, line) => sum + (line.taxMinor ?? 0), 0),
  pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
});

const withoutTax = (amountMinor: number, baseMinor: number, taxMinor: number): number =>
  taxMinor === 0 ? amountMinor : proportionOf(amountMinor, baseMinor, baseMinor + taxMinor);

function wholeOrderMinor(lines: RefundableLine[], refunds: RefundedEvent[], about: AboutRefunds): number {
  const withTaxMinor = sumByRefund(refunds, ({ amountWithTaxMinor }) => amountWithTaxMinor);
  const netMinor = sumByRefund(refunds, ({ amountMinor }) => amountMinor);
  if (withTaxMinor === 0) return netMinor;
  const { baseMinor, taxMinor } = together(lines);
  const { taxMinor: onTopMinor = 0, shippingMinor = 0 } = about;
  const known = taxMinor > 0 || onTopMinor === 0;
  // Where only the order's tax is known, shipping has its part of it.
  return (
    netMinor + withoutTax(withTaxMinor, known ? baseMinor : baseMinor + shippingMinor, known ? taxMinor : onTopMinor)
  );
}

function sumByRefund(refunds: RefundedEvent[], pick: (data: RefundedEvent['data']) => number | undefined): number {
  const byId = new Map<string, number>();
  for (const { data } of refunds) byId.set(data.refundId, Math.max(byId.get(data.refundId) ?? 0, pick(data) ?? 0));
  return [...byId.values()].reduce((sum, amountMinor) => sum + amountMinor, 0);
}
