import type { Context } from '../../context.ts';
import { rosters } from './model.ts';

export interface RosterSpan {
  creatorId: string;
  from: Date;
  /** When it ended or will end; null: nobody knows yet. */
  until: Date | null;
}

const MAX_ROSTERS = 1_000;

/** From when until when which creators are, or were, on an agency's roster; those who were after a day. At most 1,000, newest first. */
export async function rosterSpans(ctx: Context, agencyId: string, since: Date): Promise<RosterSpan[]> {
  const notOver = { $and: ['endsAt', 'until'].map((end) => ({ $or: [{ [end]: null }, { [end]: { $gt: since } }] })) };
  const rows = await rosters(ctx)
    .find({ agencyId, ...notOver }, { creatorId: 1, joinedAt: 1, endsAt: 1, until: 1 })
    .sort({ _id: -1 })
    .limit(MAX_ROSTERS)
    .lean();
  return rows.map(({ creatorId, joinedAt, endsAt, until }) => {
    const ends = [endsAt, until].filter((end) => end !== null).map((end) => end.getTime());
    return { creatorId, from: joinedAt, until: ends.length > 0 ? new Date(Math.min(...ends)) : null };
  });
}
