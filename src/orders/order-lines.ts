import { proportionOf } from '../kit/money.ts';
import type { Placement } from './placement.ts';
import type { PlacedEvent } from './schemas.ts';

type ReportedLine = PlacedEvent['data']['lines'][number];

export interface OrderLine {
  /** The shop's; pieces that were added to a line later are a line of their own, `1~2` beside `1`. */
  lineId: string;
  sku: string;
  category: string | null;
  quantity: number;
  unitPriceMinor: number;
  discountMinor: number;
  /** Unit price × quantity − discount − tax included: what commission is computed on. */
  baseMinor: number;
  /** Never more than the base. */
  refundedMinor: number;
  /** When it was added to the order; absent on what was placed with it. */
  addedAt?: Date;
}

export interface SoldLine {
  line: OrderLine;
  shopLineId: string;
  /** In its price or on top of it. */
  taxMinor: number;
}

export interface SoldLines {
  sold: SoldLine[];
  /** Pieces of the shop's lines that the order does not consist of any more. */
  gone: ReadonlyMap<string, number>;
}

/** A line of a report that tells the order as it stands, where it has more pieces than any report before had. */
export interface Sighting {
  report: Placement;
  line: ReportedLine;
  asOf: Date;
}

/**
 * What an order consists of: the lines of the placement that counts; what later reports of the order as it stands have more (an
 * exchange, an edit) was added; what the last of them has no more is gone.
 */
export function soldLines(first: Placement, placements: Placement[]): SoldLines {
  const { currency, lines } = first.event.data;
  const reports = placements.filter(({ event }) => event.data.currency === currency);
  const pieces = new Map(lines.map((line) => [line.lineId, line.quantity]));
  const times = new Map(lines.map((line) => [line.lineId, 1]));
  const sold = lines.map((line) => soldLine(line.lineId, line));
  for (const { line, asOf } of sightings(reports)) {
    const known = pieces.get(line.lineId) ?? 0;
    if (line.quantity <= known) continue;
    const time = (times.get(line.lineId) ?? 0) + 1;
    const id = time === 1 ? line.lineId : `${line.lineId}~${time}`;
    sold.push(soldLine(id, partOf(line, line.quantity - known), asOf));
    pieces.set(line.lineId, line.quantity);
    times.set(line.lineId, time);
  }
  return { sold, gone: goneOf(pieces, lastReports(reports)) };
}

/** In the order in which pieces were added, the same whichever report came first or under which id. */
export function sightings(reports: Placement[]): Sighting[] {
  const seen = reports.flatMap((report) => {
    const { linesAsOf: asOf, lines } = report.event.data;
    return asOf ? lines.map((line) => ({ report, line, asOf, text: JSON.stringify(line) })) : [];
  });
  seen.sort(
    (left, right) =>
      left.asOf.getTime() - right.asOf.getTime() ||
      right.line.quantity - left.line.quantity ||
      (left.text === right.text ? (left.report.id < right.report.id ? -1 : 1) : left.text < right.text ? -1 : 1),
  );
  const most = new Map<string, number>();
  return seen.filter(({ line }) => {
    const isMore = line.quantity > (most.get(line.lineId) ?? 0);
    if (isMore) most.set(line.lineId, line.quantity);
    return isMore;
  });
}

/** Those that tell the order as it stands and are the latest, more than one when they say so of the same moment. */
export function lastReports(reports: Placement[]): Placement[] {
  const times = reports.flatMap(({ event }) => event.data.linesAsOf?.getTime() ?? []);
  const last = times.reduce((latest, time) => Math.max(latest, time), Number.NEGATIVE_INFINITY);
  return reports.filter(({ event }) => event.data.linesAsOf?.getTime() === last);
}

function goneOf(pieces: ReadonlyMap<string, number>, last: Placement[]): Map<string, number> {
  const gone = new Map<string, number>();
  if (last.length === 0) return gone;
  const standing = new Map<string, number>();
  for (const { event } of last)
    for (const { lineId, quantity } of event.data.lines)
      standing.set(lineId, Math.max(standing.get(lineId) ?? 0, quantity));
  for (const [lineId, quantity] of pieces) {
    const left = standing.get(lineId) ?? 0;
    if (left < quantity) gone.set(lineId, quantity - left);
  }
  return gone;
}

/** Some pieces of a reported line, with their part of what is said of all. */
function partOf(line: ReportedLine, quantity: number): ReportedLine {
  if (quantity === line.quantity) return line;
  const part = (amountMinor: number) => proportionOf(amountMinor, quantity, line.quantity);
  const discountMinor = part(line.discountMinor);
  const restMinor = line.unitPriceMinor * quantity - discountMinor;
  return {
    ...line,
    quantity,
    discountMinor,
    includedTaxMinor: Math.min(restMinor, part(line.includedTaxMinor ?? 0)),
    addedTaxMinor: part(line.addedTaxMinor ?? 0),
  };
}

function soldLine(lineId: string, reported: ReportedLine, addedAt?: Date): SoldLine {
  const { sku, category, quantity, unitPriceMinor, discountMinor, includedTaxMinor = 0, addedTaxMinor = 0 } = reported;
  const line: OrderLine = {
    lineId,
    sku,
    category: category ?? null,
    quantity,
    unitPriceMinor,
    discountMinor,
    baseMinor: unitPriceMinor * quantity - discountMinor - includedTaxMinor,
    refundedMinor: 0,
    ...(addedAt ? { addedAt } : {}),
  };
  return { line, shopLineId: reported.lineId, taxMinor: includedTaxMinor + addedTaxMinor };
}

/** Whether lines are those of before, in their order, with at most some more at the end. */
export const continues = (before: OrderLine[], after: OrderLine[]): boolean =>
  before.every((line, index) => wordsOf(line) === wordsOf(after[index]));

const wordsOf = (line: OrderLine | undefined): string =>
  JSON.stringify([line?.lineId, line?.sku, line?.category, line?.quantity, line?.baseMinor, line?.addedAt ?? null]);
