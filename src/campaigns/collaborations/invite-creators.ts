import { requireBrand } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { DomainError } from '../../kit/errors.ts';
import { findCampaign } from '../find-campaign.ts';
import { collaborations } from '../model.ts';
import { inviteCreator } from './begin-collaboration.ts';
import type { Invited, InvitedState } from './schemas.ts';
import { isOver } from './transitions.ts';
import { partingsOf, wayBack } from './way-back.ts';

export interface Invitations {
  brandId: string;
  campaignId: string;
  creatorIds: string[];
  note: string;
  rateBps?: number | undefined;
  feeMinor?: number | undefined;
}

/** What keeps one creator from being invited and says nothing about the others. */
const HER_OWN: Record<string, Invited['refused']> = {
  already_in_campaign: 'already_in_campaign',
  asked_too_soon: 'asked_too_soon',
  not_found: 'unknown_creator',
};

/**
 * A brand invites several creators with the same words and terms, each on her own: who cannot be invited is named and holds up nobody.
 * Sent again it invites those who are left.
 */
export async function inviteCreators(
  ctx: Context,
  { creatorIds, ...invitation }: Invitations,
): Promise<{ data: Invited[] }> {
  requireBrand(ctx, invitation.brandId, 'edit');
  await findCampaign(ctx, invitation.campaignId, invitation.brandId);
  const data: Invited[] = [];
  for (const creatorId of new Set(creatorIds)) {
    try {
      const { _id } = await inviteCreator(ctx, { ...invitation, creatorId });
      data.push({ creatorId, collaborationId: _id, refused: null });
    } catch (error) {
      const refused = error instanceof DomainError ? HER_OWN[error.code] : undefined;
      if (!refused) throw error;
      data.push({ creatorId, collaborationId: null, refused });
    }
  }
  return { data };
}

/** How far some creators are in a campaign; those who are not in it are left out. */
export async function invitedStates(
  ctx: Context,
  { brandId, campaignId, creatorIds }: Pick<Invitations, 'brandId' | 'campaignId' | 'creatorIds'>,
): Promise<{ data: InvitedState[] }> {
  requireBrand(ctx, brandId, 'look');
  const campaign = await findCampaign(ctx, campaignId, brandId);
  const rows = await collaborations(ctx)
    .find({ campaignId, creatorId: { $in: creatorIds } }, { creatorId: 1, state: 1, approvedPieces: 1 })
    .lean();
  const over = rows.filter(({ state }) => isOver(state)).map(({ _id }) => _id);
  const partings = await partingsOf(ctx, over);
  const data = rows.map((row) => ({
    creatorId: row.creatorId,
    collaborationId: row._id,
    state: row.state,
    mayInvite: wayBack(row, partings.get(row._id), campaign, 'brand', ctx.clock.now()) === 'now',
  }));
  return { data };
}
