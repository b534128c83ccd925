import { requireBrand } from '../../accounts/index.ts';
import { earnContentFee } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { conflict, invalid, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { collaborations } from '../model.ts';
import { type ContentRecord, contents } from './content-model.ts';
import { moveOn } from './move.ts';
import { userOf } from './party.ts';
import { pushReliability } from './reliability.ts';

/**
 * A brand approves a piece of content or says what has to change. Approval pays the agreed fee, once: the fee's key is the
 * piece of content, and the piece leaves `submitted` in the same transaction.
 */
export async function reviewContent(
  ctx: Context,
  input: { collaborationId: string; contentId: string; approve: boolean; reasons: string },
): Promise<ContentRecord> {
  const { collaborationId, contentId, approve, reasons } = input;
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const collaboration = await collaborations(tx).findById(collaborationId).session(session).lean();
    if (!collaboration) throw missing();
    requireBrand(tx, collaboration.brandId, 'edit');
    if (!approve && reasons === '')
      throw invalid('reasons_missing', 'Say what has to change.', [{ path: 'reasons', message: 'is missing' }]);
    const feeMinor = approve ? collaboration.terms.feeMinor : null;
    const review = {
      state: approve ? ('approved' as const) : ('changes_requested' as const),
      reasons,
      paidMinor: feeMinor,
      reviewedAt: tx.clock.now(),
      reviewedBy: userOf(tx),
    };
    const reviewed = await contents(tx)
      .findOneAndUpdate(
        { _id: contentId, collaborationId, state: 'submitted' },
        { $set: review },
        { returnDocument: 'after' },
      )
      .session(session)
      .lean();
    if (!reviewed) throw conflict('content_reviewed', 'This content is not waiting for a review.');
    const { approvedPieces, terms, reservedMinor } = collaboration;
    const isFirst = collaboration.approvedAtFirst === null;
    const pieces = approvedPieces + (approve ? 1 : 0);
    const action = approve ? 'approve_content' : 'request_changes';
    await moveOn(tx, collaboration, 'brand', action, {
      note: reasons,
      ...(pieces >= terms.pieces ? { to: 'done' as const } : {}),
      change: {
        approvedPieces: pieces,
        reservedMinor: reservedMinor - (feeMinor ?? 0),
        approvedAtFirst: isFirst ? approve : collaboration.approvedAtFirst,
      },
    });
    if (feeMinor)
      await earnContentFee(tx, {
        contentId,
        campaignId: collaboration.campaignId,
        brandId: collaboration.brandId,
        creatorId: collaboration.creatorId,
        amountMinor: feeMinor,
        currency: terms.currency,
      });
    if (isFirst) await pushReliability(tx, collaboration.creatorId);
    return reviewed;
  });
}
