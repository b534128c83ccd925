import { requireBrand, requireCreator } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import { findBrands } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { findCampaign } from '../find-campaign.ts';
import { type CampaignRecord, type CollaborationRecord, collaborations } from '../model.ts';
import { comeBack, type Proposal, termsOf } from './come-back.ts';
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
    return propose(tx, campaign, creatorId, { party: 'creator', note: input.note, own: {} });
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
    await checkInvitable(tx, campaign, input.creatorId);
    const own = {
      ...(input.rateBps === undefined ? {} : { rateBps: input.rateBps }),
      ...(input.feeMinor === undefined ? {} : { feeMinor: input.feeMinor }),
    };
    if (campaign.kind === 'open' && Object.keys(own).length > 0)
      throw conflict(
        'open_rate_is_one',
        'An open campaign pays everybody the same. Make a targeted one for a rate of her own.',
      );
    return propose(tx, campaign, input.creatorId, { party: 'brand', note: input.note, own });
  });
}

/** Whether a brand may ask this creator at all. */
export async function checkInvitable(tx: Context, campaign: CampaignRecord, creatorId: string): Promise<void> {
  if (campaign.state !== 'published' || campaign.endsAt <= tx.clock.now())
    throw conflict('campaign_not_running', 'Publish the campaign before you invite to it.');
  if ((await findBrands(tx, [campaign.brandId])).get(campaign.brandId)?.state !== 'verified')
    throw conflict('brand_not_verified', 'Only a verified brand invites. Its papers are being looked at.');
  if ((await findCreators(tx, [creatorId])).get(creatorId)?.state !== 'active') throw missing();
  const invited = await collaborations(tx)
    .countDocuments({ campaignId: campaign._id, state: 'invited' })
    .session(tx.session ?? null);
  if (invited >= MAX_OPEN_INVITATIONS)
    throw conflict('too_many_open_invitations', 'Too many invitations are open already.');
}

/** Asks the other side: for the first time, or anew where it came to nothing. */
async function propose(
  tx: Context,
  campaign: CampaignRecord,
  creatorId: string,
  proposal: Proposal,
): Promise<CollaborationRecord> {
  const before = await collaborations(tx)
    .findOne({ campaignId: campaign._id, creatorId })
    .session(tx.session ?? null)
    .lean();
  if (before) return comeBack(tx, campaign, before, proposal);
  const { party, note } = proposal;
  const state = party === 'brand' ? 'invited' : 'applied';
  const record: CollaborationRecord = {
    _id: tx.ids.next('clb'),
    campaignId: campaign._id,
    brandId: campaign.brandId,
    creatorId,
    state,
    terms: termsOf(campaign, proposal),
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
    unread: { brand: party === 'creator' ? 1 : 0, creator: party === 'brand' ? 1 : 0 },
    messages: 0,
    createdAt: tx.clock.now(),
    updatedAt: tx.clock.now(),
  };
  await collaborations(tx).create([record], { session: tx.session ?? null });
  const action = party === 'brand' ? 'invite' : 'apply';
  await writeEvent(tx, record, { party, action, to: state, note });
  await audit(tx, {
    action: `collaboration.${action}`,
    subject: record._id,
    after: { campaignId: campaign._id, creatorId },
  });
  return record;
}
