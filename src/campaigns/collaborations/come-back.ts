import type { Context } from '../../context.ts';
import { conflict } from '../../kit/errors.ts';
import type { CampaignRecord, CollaborationRecord } from '../model.ts';
import type { Party } from '../schemas.ts';
import { moveOn } from './move.ts';
import { partingsOf, wayBack } from './way-back.ts';

/** What one side asks the other. */
export interface Proposal {
  party: Party;
  note: string;
  /** Terms of her own, in a targeted campaign. */
  own: Partial<CollaborationRecord['terms']>;
}

/** What a campaign offers now, with terms of her own where there are some. */
export const termsOf = (campaign: CampaignRecord, { own }: Pick<Proposal, 'own'>): CollaborationRecord['terms'] => {
  const { rateBps, contentFeeMinor, currency, pieces, contentDays } = campaign;
  return { rateBps, feeMinor: contentFeeMinor, currency, pieces, contentDays, ...own };
};

/**
 * Somebody asks again where it came to nothing: the same collaboration, its history and messages kept, on the terms of today. What
 * was late or not approved at first before stays so. Inside the caller's transaction.
 */
export async function comeBack(
  tx: Context,
  campaign: CampaignRecord,
  before: CollaborationRecord,
  proposal: Proposal,
): Promise<CollaborationRecord> {
  const { party, note } = proposal;
  const partings = await partingsOf(tx, [before._id]);
  const back = wayBack(before, partings.get(before._id), campaign, party, tx.clock.now());
  if (back === 'never')
    throw conflict('already_in_campaign', 'There is a collaboration of this creator in the campaign already.');
  if (back instanceof Date)
    throw conflict('asked_too_soon', `The answer was no. Ask again from ${back.toISOString().slice(0, 10)} on.`);
  const change = {
    terms: termsOf(campaign, proposal),
    note,
    sample: null,
    deadlineAt: null,
    remindedAt: null,
    ruleId: null,
    rateUntil: null,
  };
  return moveOn(tx, before, party, party === 'brand' ? 'invite_again' : 'apply_again', { note, change });
}
