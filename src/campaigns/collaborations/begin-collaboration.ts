import { requireBrand, requireCreator } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import { findBrands } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { findCampaign } from '../find-campaign.ts';
import { type CampaignRecord, type CollaborationRecord, collaborations } from '../model.ts';
import type { Party } from '../schemas.ts';
import { writeEvent } from './move.ts';

const MAX_OPEN_INVITATIONS = 5_000;

/** A creator applies to an open campaign. */
export async function applyToCampaign(
  ctx: Context,
  input: { campaignId: string; note: string },
): Promise<CollaborationRecord> {
  const creatorId = requireCreator(ctx);
  return inTransaction(ctx, async (tx) => {
    const campaign = await findCampaign(tx, input.campaignId);
    const brand = (await findBrands(tx, [campaign.brandId])).get(campaign.brandId);
    const isOpen = campaign.kind === 'open' && campaign.state === 'published' && brand?.state === 'verified';
    if (!isOpen) throw missing();
    if (campaign.endsAt <= tx.clock.now()) throw conflict('campaign_over', 'This campaign is over.');
    return begin(tx, campaign, creatorId, 'creator', input.note, {});
  });
}

/** A brand invites a creator, into either kind of campaign; in a targeted one with a rate and a fee of her own. */
export async function inviteCreator(
  ctx: Context,
  input: {
    brandId: string;
    campaignId: string;
    creatorId: string;
    note: string;
    rateBps?: number | undefined;
    feeMinor?: number | undefined;
  },
): Promise<CollaborationRecord> {
  requireBrand(ctx, input.brandId, 'edit');
  return inTransaction(ctx, async (tx) => {
    const campaign = await findCampaign(tx, input.campaignId, input.brandId);
    if (campaign.state !== 'published' || campaign.endsAt <= tx.clock.now())
      throw conflict('campaign_not_running', 'Publish the campaign before you invite to it.');
    const creator = (await findCreators(tx, [input.creatorId])).get(input.creatorId);
    if (creator?.state !== 'active') throw missing();
    const invited = await collaborations(tx)
      .countDocuments({ campaignId: campaign._id, state: 'invited' })
      .session(tx.session ?? null);
    if (invited >= MAX_OPEN_INVITATIONS)
      throw conflict('too_many_open_invitations', 'Too many invitations are open already.');
    const own = {
      ...(input.rateBps === undefined ? {} : { rateBps: input.rateBps }),
      ...(input.feeMinor === undefined ? {} : { feeMinor: input.feeMinor }),
    };
    if (campaign.kind === 'open' && Object.keys(own).length > 0)
      throw conflict(
        'open_rate_is_one',
        'An open campaign pays everybody the same. Make a targeted one for a rate of her own.',
      );
    return begin(tx, campaign, creator._id, 'brand', input.note, own);
  });
}

async function begin(
  tx: Context,
  campaign: CampaignRecord,
  creatorId: string,
  by: Party,
  note: string,
  own: Partial<CollaborationRecord['terms']>,
): Promise<CollaborationRecord> {
  const taken = await collaborations(tx)
    .exists({ campaignId: campaign._id, creatorId })
    .session(tx.session ?? null);
  if (taken) throw conflict('already_in_campaign', 'There is a collaboration of this creator in the campaign already.');
  const { rateBps, contentFeeMinor, currency, pieces, contentDays } = campaign;
  const state = by === 'brand' ? 'invited' : 'applied';
  const record: CollaborationRecord = {
    _id: tx.ids.next('clb'),
    campaignId: campaign._id,
    brandId: campaign.brandId,
    creatorId,
    state,
    terms: { rateBps, feeMinor: contentFeeMinor, currency, pieces, contentDays, ...own },
    approvedPieces: 0,
    reservedMinor: 0,
    ruleId: null,
    rateUntil: null,
    note,
    sample: null,
    deadlineAt: null,
    remindedAt: null,
    inTime: null,
    approvedAtFirst: null,
    unread: { brand: by === 'creator' ? 1 : 0, creator: by === 'brand' ? 1 : 0 },
    messages: 0,
    createdAt: tx.clock.now(),
    updatedAt: tx.clock.now(),
  };
  await collaborations(tx).create([record], { session: tx.session ?? null });
  const action = by === 'brand' ? 'invite' : 'apply';
  await writeEvent(tx, record, { party: by, action, to: state, note });
  await audit(tx, {
    action: `collaboration.${action}`,
    subject: record._id,
    after: { campaignId: campaign._id, creatorId },
  });
  return record;
}
