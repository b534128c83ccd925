import { type ContentCheck, checkContent, noteFindings } from '../../content/index.ts';
import type { Context } from '../../context.ts';
import { conflict, invalid, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { findCampaign } from '../find-campaign.ts';
import type { CollaborationRecord } from '../model.ts';
import { type ContentRecord, contents } from './content-model.ts';
import { loadImage } from './images.ts';
import { moveOn } from './move.ts';
import { enterCollaboration } from './party.ts';
import { pushReliability } from './reliability.ts';
import type { ContentDraft } from './schemas.ts';

/** The checks as she types: the same that will be made at submission, under an id of the draft's own. */
export async function checkDraft(ctx: Context, id: string, draft: ContentDraft): Promise<ContentCheck> {
  const { collaboration, party } = await enterCollaboration(ctx, id, 'edit');
  if (party !== 'creator') throw missing();
  return check(ctx, collaboration, `${collaboration._id}:draft`, draft);
}

/**
 * A creator submits a piece of content. What the audience could not tell from an unpaid opinion, and what is not hers, does not
 * get to the brand; a likeness to others' content does, with the finding, because two people may film one lamp.
 */
export async function submitContent(ctx: Context, id: string, draft: ContentDraft): Promise<ContentRecord> {
  const { collaboration, party } = await enterCollaboration(ctx, id, 'edit');
  if (party !== 'creator') throw missing();
  const { approvedPieces, terms } = collaboration;
  if (approvedPieces >= terms.pieces)
    throw conflict('pieces_complete', 'Every piece that was agreed is approved already.');
  const contentId = ctx.ids.next('cnt');
  const found = await check(ctx, collaboration, contentId, draft);
  const bad = [found.ownership, found.disclosure].filter(({ state }) => state === 'failed');
  const { creatorId, brandId } = collaboration;
  const about = { contentId, creatorId, brandId, url: draft.url ?? null };
  if (bad.length > 0) {
    await noteFindings(ctx, { ...about, isSubmitted: false }, found);
    throw invalid('content_check_failed', bad.map(({ sentence }) => sentence).join(' '));
  }
  return inTransaction(ctx, async (tx) => {
    const attempt =
      1 +
      (await contents(tx)
        .countDocuments({ collaborationId: id, piece: approvedPieces + 1 })
        .session(tx.session ?? null));
    const record: ContentRecord = {
      _id: contentId,
      collaborationId: id,
      campaignId: collaboration.campaignId,
      brandId,
      creatorId,
      piece: approvedPieces + 1,
      attempt,
      url: draft.url ?? null,
      text: draft.text,
      imageId: draft.imageId ?? null,
      state: 'submitted',
      check: found,
      reasons: '',
      paidMinor: null,
      submittedAt: tx.clock.now(),
      reviewedAt: null,
      reviewedBy: null,
    };
    const isFirst = collaboration.inTime === null;
    const inTime = isFirst ? tx.clock.now() <= (collaboration.deadlineAt ?? tx.clock.now()) : collaboration.inTime;
    await moveOn(tx, collaboration, party, 'submit_content', { change: { inTime } });
    await contents(tx).create([record], { session: tx.session ?? null });
    await noteFindings(tx, { ...about, isSubmitted: true }, found);
    if (isFirst) await pushReliability(tx, collaboration.creatorId);
    return record;
  });
}

async function check(
  ctx: Context,
  collaboration: CollaborationRecord,
  contentId: string,
  draft: ContentDraft,
): Promise<ContentCheck> {
  const campaign = await findCampaign(ctx, collaboration.campaignId);
  const image = draft.imageId ? await loadImage(ctx, collaboration._id, draft.imageId) : undefined;
  if (draft.imageId && !image) throw invalid('image_unknown', 'This picture is not there any more. Upload it again.');
  const found = await checkContent(ctx, {
    contentId,
    creatorId: collaboration.creatorId,
    url: draft.url ?? '',
    text: draft.text,
    audienceLanguages: campaign.languages,
    image: image?.bytes,
  });
  if (draft.url) return found;
  // Not published yet: there is no address that could be hers or somebody else's.
  const ownership = {
    state: 'unknown' as const,
    code: 'not_published' as const,
    figures: {},
    network: null,
    sentence: 'It is not published yet: the brand has to look.',
  };
  const states = [found.originality.state, found.disclosure.state];
  return { ...found, ownership, state: states.includes('failed') ? 'failed' : 'unknown' };
}
