import type { Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import { type CampaignRecord, type CollaborationRecord, collaborationEvents } from '../model.ts';
import type { Party } from '../schemas.ts';

/** Who was refused asks again after so many days at the earliest; who refused may come back at once. */
export const AGAIN_AFTER_DAYS = 7;
/** Applications and invitations of one creator in one campaign, all together. */
export const MAX_PROPOSALS = 5;

/** How a collaboration ended that did not come about. */
export interface Parting {
  party: Party;
  at: Date;
  /** How often one of the two asked the other so far. */
  proposals: number;
}

/** Whether a side may propose again: now, from a day on, or not at all. */
export type WayBack = 'now' | 'never' | Date;

type Parted = Pick<CollaborationRecord, 'state' | 'approvedPieces'>;

/**
 * Declined, withdrawn or called off before anything was approved is no last word: the campaign has to run still, applying takes an open
 * one, and who was told no waits, so that nobody is pestered. Pure.
 */
export function wayBack(
  { state, approvedPieces }: Parted,
  parting: Parting | undefined,
  campaign: Pick<CampaignRecord, 'kind' | 'state' | 'endsAt'>,
  party: Party,
  now: Date,
): WayBack {
  const isParted = state === 'declined' || state === 'cancelled';
  if (!parting || !isParted || approvedPieces > 0 || parting.proposals >= MAX_PROPOSALS) return 'never';
  if (campaign.state !== 'published' || campaign.endsAt <= now) return 'never';
  if (party === 'creator' && campaign.kind !== 'open') return 'never';
  const from = parting.party === party ? parting.at : addDays(parting.at, AGAIN_AFTER_DAYS);
  if (from <= now) return 'now';
  return from < campaign.endsAt ? from : 'never';
}

/** How each of some collaborations ended, by their history. */
export async function partingsOf(ctx: Context, collaborationIds: string[]): Promise<Map<string, Parting>> {
  if (collaborationIds.length === 0) return new Map();
  const rows = await collaborationEvents(ctx)
    .aggregate<Parting & { _id: string }>([
      { $match: { collaborationId: { $in: collaborationIds } } },
      { $sort: { collaborationId: 1, _id: 1 } },
      {
        $group: {
          _id: '$collaborationId',
          party: { $last: '$party' },
          at: { $last: '$at' },
          proposals: { $sum: { $cond: [{ $in: ['$action', PROPOSALS] }, 1, 0] } },
        },
      },
    ])
    .session(ctx.session ?? null);
  return new Map(rows.map(({ _id, ...parting }) => [_id, parting]));
}

const PROPOSALS = ['apply', 'invite', 'apply_again', 'invite_again'];
