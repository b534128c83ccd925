import { audit } from '../audit/index.ts';
import { unwatchCampaign } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../kit/transaction.ts';
import { pushReliability } from './collaborations/reliability.ts';
import { isOver } from './collaborations/transitions.ts';
import { campaigns, collaborations } from './model.ts';
import type { CampaignState } from './schemas.ts';

const BATCH = 100;

const overBy = (now: Date) => ({
  state: { $in: ['published', 'paused'] as CampaignState[] },
  endsAt: { $lte: now },
});
const lateBy = (now: Date) => ({ inTime: null, deadlineAt: { $lt: now } });

/** Whether a campaign has come to its end, or a deadline has passed. */
export async function closingDue(ctx: Context): Promise<boolean> {
  const now = ctx.clock.now();
  const found = await Promise.all([campaigns(ctx).exists(overBy(now)), collaborations(ctx).exists(lateBy(now))]);
  return found.some((each) => each !== null);
}

/**
 * What time alone does: campaigns end, and a brief whose first content did not come by its deadline counts as not kept. The
 * collaboration goes on; late content is still content. @returns how many were closed
 */
export async function closeDue(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const over = await campaigns(ctx).find(overBy(now), { state: 1 }).limit(BATCH).lean();
  for (const { _id, state } of over)
    await inTransaction(ctx, async (tx) => {
      const { matchedCount } = await campaigns(tx)
        .updateOne({ _id, state, endsAt: { $lte: now } }, { $set: { state: 'ended' }, $inc: { version: 1 } })
        .session(tx.session ?? null);
      if (matchedCount === 0) return;
      await unwatchCampaign(tx, _id);
      await audit(tx, { action: 'campaign.ended', subject: _id, before: { state } });
    });
  const late = await collaborations(ctx).find(lateBy(now), { creatorId: 1, state: 1 }).limit(BATCH).lean();
  for (const { _id, creatorId, state } of late)
    await inTransaction(ctx, async (tx) => {
      // A collaboration that was called off owes nothing any more.
      const change = isOver(state) ? { deadlineAt: null } : { inTime: false };
      const { matchedCount } = await collaborations(tx)
        .updateOne({ _id, state, inTime: null }, { $set: change })
        .session(tx.session ?? null);
      if (matchedCount > 0 && !isOver(state)) await pushReliability(tx, creatorId);
    });
  return over.length + late.length;
}
