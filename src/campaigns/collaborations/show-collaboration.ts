import { findProducts } from '../../catalogue/index.ts';
import { feeStates, usedOfCampaigns } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { decrypt } from '../../kit/keyring.ts';
import { findCampaign } from '../find-campaign.ts';
import { collaborationEvents, messages } from '../model.ts';
import { type ContentRecord, contents } from './content-model.ts';
import { showRows } from './list-collaborations.ts';
import { MAX_MESSAGES } from './messages.ts';
import { enterCollaboration } from './party.ts';
import type { Collaboration, SubmittedContent } from './schemas.ts';
import { actionsIn, isOver } from './transitions.ts';
import { partingsOf, wayBack } from './way-back.ts';

const MAX_SHOWN = 500;

/** Everything of one collaboration for one of its sides, with what that side may do now. */
export async function showCollaboration(ctx: Context, id: string): Promise<Collaboration> {
  const { collaboration, party } = await enterCollaboration(ctx, id, 'look');
  const campaign = await findCampaign(ctx, collaboration.campaignId);
  const [rows, events, said, submitted, products, used, partings] = await Promise.all([
    showRows(ctx, [collaboration], party),
    collaborationEvents(ctx).find({ collaborationId: id }).sort({ _id: 1 }).limit(MAX_SHOWN).lean(),
    messages(ctx).find({ collaborationId: id }).sort({ _id: 1 }).limit(MAX_MESSAGES).lean(),
    contents(ctx).find({ collaborationId: id }).sort({ _id: 1 }).limit(MAX_SHOWN).lean(),
    findProducts(ctx, campaign.brandId, campaign.skus),
    usedOfCampaigns(ctx, [campaign._id]),
    partingsOf(ctx, isOver(collaboration.state) ? [id] : []),
  ]);
  const [row] = rows;
  if (!row) throw missing();
  const { sample, terms, approvedPieces, state, creatorId, reservedMinor } = collaboration;
  const approved = submitted.filter(({ paidMinor }) => paidMinor !== null).map(({ _id }) => _id);
  const fees = await feeStates(ctx, creatorId, approved);
  const piecesLeft = terms.pieces - approvedPieces;
  const samplesOffered = campaign.samples > campaign.samplesGiven;
  const back = wayBack(collaboration, partings.get(id), campaign, party, ctx.clock.now());
  return {
    ...row,
    party,
    actions: actionsIn(state, party, { samplesOffered, piecesLeft, mayComeBack: back === 'now' }),
    backFrom: back instanceof Date ? back.toISOString() : null,
    brief: campaign.brief,
    reserved: reservedMinor > 0 ? { amountMinor: reservedMinor, currency: terms.currency } : null,
    budgetSpent: campaign.budgetMinor !== null && (used.get(campaign._id) ?? 0) >= campaign.budgetMinor,
    products: campaign.skus.map((sku) => {
      const { name = sku, imageUrl = null, url = null } = products.get(sku) ?? {};
      return { sku, name, imageUrl, url };
    }),
    sample: sample && {
      sku: sample.sku,
      address: sample.sealedAddress && decrypt(ctx.keyring, 'sample-address', sample.sealedAddress),
      tracking: sample.tracking,
    },
    history: events.map(({ at, party: by, byAgency, action, to, note }) => ({
      at: at.toISOString(),
      party: by,
      byAgency,
      action,
      to,
      note,
    })),
    messages: said.map(({ _id, at, party: by, byAgency, text }) => ({
      id: _id,
      at: at.toISOString(),
      party: by,
      byAgency,
      text,
    })),
    contents: submitted.map((content) => ({
      ...showContent(content, terms.currency),
      feeState: fees.get(content._id) ?? null,
    })),
  };
}

const showContent = (content: ContentRecord, currency: string): Omit<SubmittedContent, 'feeState'> => ({
  id: content._id,
  piece: content.piece,
  attempt: content.attempt,
  url: content.url,
  text: content.text,
  imageId: content.imageId,
  state: content.state,
  check: content.check,
  reasons: content.reasons,
  paid: content.paidMinor === null ? null : { amountMinor: content.paidMinor, currency },
  submittedAt: content.submittedAt.toISOString(),
  reviewedAt: content.reviewedAt?.toISOString() ?? null,
});
