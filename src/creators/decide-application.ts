import { requireManager, setMembership, tellUsers } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type CreatorRecord, creators } from './model.ts';

/** A reviewer approves or rejects an application; only one that nobody decided yet. A rejection needs a reason. */
export async function decideApplication(
  ctx: Context,
  input: { creatorId: string; state: 'active' } | { creatorId: string; state: 'rejected'; reason: string },
): Promise<CreatorRecord> {
  requireManager(ctx, ['reviewer']);
  return inTransaction(ctx, async (tx) => {
    const decision = {
      state: input.state,
      reason: input.state === 'rejected' ? input.reason : null,
      decidedAt: tx.clock.now(),
      decidedBy: tx.actor.kind === 'user' ? tx.actor.userId : 'programme',
    };
    const options = { session: tx.session ?? null, returnDocument: 'after' as const };
    const after = await creators(tx)
      .findOneAndUpdate({ _id: input.creatorId, state: 'applied' }, { $set: decision }, options)
      .lean();
    if (!after) {
      if (await creators(tx).exists({ _id: input.creatorId }).session(options.session))
        throw conflict('already_decided', 'Somebody decided this application already.');
      throw missing();
    }
    await setMembership(tx, { userId: after.userId, kind: 'creator', ref: after._id, state: after.state });
    const to = input.state === 'active' ? 'approved' : 'rejected';
    await tellUsers(tx, [after.userId], { template: 'creator-state', values: { to, reason: after.reason } });
    await audit(tx, {
      action: `application.${to}`,
      subject: after._id,
      before: 'applied',
      after: decision,
    });
    return after;
  });
}
