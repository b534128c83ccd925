import type { Context } from '../../context.ts';
import { type RosterRecord, type RosterTermsRecord, rosterTerms } from './model.ts';
import type { RosterEntry } from './schemas.ts';

/** Filter for rosters that are not over at a moment. */
export const inForceAt = (at: Date) => ({
  $and: [{ $or: [{ endsAt: null }, { endsAt: { $gt: at } }] }, { $or: [{ until: null }, { until: { $gt: at } }] }],
});

const isOver = ({ endsAt, until }: RosterRecord, now: Date): boolean =>
  [endsAt, until].some((end) => end !== null && end.getTime() <= now.getTime());

/** The terms of several rosters, by roster, as they were agreed. */
export async function termsOf(ctx: Context, rosterIds: string[]): Promise<Map<string, RosterTermsRecord[]>> {
  const rows = await rosterTerms(ctx)
    .find({ rosterId: { $in: rosterIds } })
    .sort({ rosterId: 1, _id: 1 })
    .lean();
  return Map.groupBy(rows, (row) => row.rosterId);
}

/** What both sides see of a creator's time in an agency. */
export const viewFacts = (row: RosterRecord, terms: RosterTermsRecord[], now: Date) => ({
  id: row._id,
  shareBps: row.shareBps,
  joinedAt: row.joinedAt.toISOString(),
  until: row.until?.toISOString() ?? null,
  endsAt: row.endsAt?.toISOString() ?? null,
  over: isOver(row, now),
  endRequestedBy: row.endRequest?.by ?? null,
  reason: row.endRequest?.reason ?? null,
  proposedShareBps: row.proposal?.shareBps ?? null,
  handlesOffers: row.handlesOffers,
  history: terms.map(({ kind, shareBps, from, until, termsVersion }): RosterEntry['history'][number] => ({
    kind,
    shareBps: kind === 'ended' ? null : shareBps,
    from: from.toISOString(),
    until: until?.toISOString() ?? null,
    termsVersion,
  })),
});
