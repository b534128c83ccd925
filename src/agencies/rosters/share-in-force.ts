/** A row of the roster terms: a share agreed to from a time on, or the end of a creator's time in an agency. */
export interface RosterTerms {
  rosterId: string;
  agencyId: string;
  creatorId: string;
  kind: 'agreed' | 'ended';
  /** The agency's part of each commission, in basis points of the commission; 0 on an end. */
  shareBps: number;
  from: Date;
  /** End of the agreed term; null: until one side unlinks. */
  until: Date | null;
  /** Version of the terms that the creator agreed to. */
  termsVersion: string;
  recordedAt: Date;
}

export interface Suspension {
  from: Date;
  until: Date | null;
}

/** What an agency earns of a creator's commissions at one moment. */
export interface ShareInForce {
  agencyId: string;
  rosterId: string;
  shareBps: number;
  termsVersion: string;
}

const covers = ({ from, until }: { from: Date; until: Date | null }, at: Date): boolean =>
  from.getTime() <= at.getTime() && (until === null || at.getTime() < until.getTime());

/** Newest last; of rows from the same moment the one that was recorded later. */
const byAge = (left: RosterTerms, right: RosterTerms): number =>
  left.from.getTime() - right.from.getTime() || left.recordedAt.getTime() - right.recordedAt.getTime();

/**
 * The agency share of one creator's commissions at a moment: of an order, when it was placed. What was agreed later or ended
 * later changes nothing about it. While its agency is suspended a creator keeps her whole commission.
 * @param rows all roster terms of one creator, in any order
 * @param suspensionsOf times in which an agency was suspended
 */
export function shareInForce(
  rows: readonly RosterTerms[],
  at: Date,
  suspensionsOf: (agencyId: string) => readonly Suspension[] = () => [],
): ShareInForce | undefined {
  const known = rows.filter((row) => row.from.getTime() <= at.getTime());
  const ended = new Set(known.filter((row) => row.kind === 'ended').map((row) => row.rosterId));
  const newest = known
    .filter((row) => row.kind === 'agreed' && !ended.has(row.rosterId))
    .toSorted(byAge)
    .at(-1);
  if (!newest || !covers(newest, at)) return undefined;
  const { agencyId, rosterId, shareBps, termsVersion } = newest;
  if (suspensionsOf(agencyId).some((suspension) => covers(suspension, at))) return undefined;
  return { agencyId, rosterId, shareBps, termsVersion };
}
