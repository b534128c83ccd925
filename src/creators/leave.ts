import { setMembership } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict, missing } from '../kit/errors.ts';
import { type CreatorRecord, creators } from './model.ts';

/** The signed-in creator leaves by herself, inside the caller's transaction. What she earned stays hers and is paid as before. */
export async function leaveAsCreator(tx: Context, userId: string, reason: string | null): Promise<CreatorRecord> {
  const session = tx.session ?? null;
  const now = tx.clock.now();
  const creator = await creators(tx)
    .findOneAndUpdate(
      { userId, state: { $in: ['applied', 'active'] } },
      { $set: { state: 'left', reason, decidedAt: now, decidedBy: userId } },
      { session, returnDocument: 'after' },
    )
    .lean();
  if (!creator) {
    if (!(await creators(tx).exists({ userId }).session(session))) throw missing();
    throw conflict('state_changed', 'Your account is not in a state in which you can leave.');
  }
  await setMembership(tx, { userId, kind: 'creator', ref: creator._id, state: creator.state });
  await audit(tx, { action: 'creator.left', subject: creator._id, after: { reason } });
  return creator;
}
