import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { findOwnLink } from './list-links.ts';
import { type LinkRecord, links } from './model.ts';
import type { LinkChange } from './schemas.ts';

/**
 * A creator pauses or resumes a link of hers, or says until when it leads anywhere. Where it leads never changes: clicks and
 * orders belong to a destination, and another one is another link.
 */
export async function changeLink(ctx: Context, id: string, change: LinkChange): Promise<LinkRecord> {
  return inTransaction(ctx, async (tx) => {
    const before = await findOwnLink(tx, id);
    if (change.state && before.pausedBy?.length)
      throw conflict('link_in_question', 'A reviewer paused this link: answer the question about your account first.');
    const state = change.state ?? before.state;
    const expiresAt = change.expiresAt === undefined ? (before.expiresAt ?? null) : change.expiresAt;
    const { matchedCount } = await links(tx)
      .updateOne({ _id: id, creatorId: before.creatorId }, { $set: { state, expiresAt } })
      .session(tx.session ?? null);
    if (matchedCount === 0) throw missing();
    await audit(tx, {
      action: 'link.changed',
      subject: id,
      before: { state: before.state, expiresAt: before.expiresAt ?? null },
      after: { state, expiresAt },
    });
    return { ...before, state, expiresAt };
  });
}
