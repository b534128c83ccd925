import type { Context } from '../context.ts';
import { addDays } from '../kit/clock.ts';
import { inTransaction } from '../kit/transaction.ts';
import { tellSide } from './collaborations/readers.ts';
import { namesOf } from './collaborations/tell-of-step.ts';
import { type CollaborationRecord, collaborations } from './model.ts';

const BATCH = 100;
const LEAD_DAYS = 2;

/** Her own move is next: she has what she needs for the first piece. */
const HER_MOVE: CollaborationRecord['state'][] = ['accepted', 'sample_delivered'];

const nearTo = (now: Date) => ({
  inTime: null,
  deadlineAt: { $gt: now, $lte: addDays(now, LEAD_DAYS) },
  remindedAt: null,
  state: { $in: HER_MOVE },
  'terms.contentDays': { $gt: LEAD_DAYS },
});

/** Whether anybody is to be reminded. */
export const remindersDue = async (ctx: Context): Promise<boolean> =>
  (await collaborations(ctx).exists(nearTo(ctx.clock.now()))) !== null;

/**
 * Reminds creators two days before their first piece is due, once for each deadline. Who was given no more days than that was told the
 * day when she was accepted. @returns how many were reminded
 */
export async function remindDue(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const near = await collaborations(ctx).find(nearTo(now)).limit(BATCH).lean();
  for (const collaboration of near)
    await inTransaction(ctx, async (tx) => {
      const { _id, state, deadlineAt } = collaboration;
      const { matchedCount } = await collaborations(tx)
        .updateOne({ _id, state, deadlineAt, remindedAt: null }, { $set: { remindedAt: now } })
        .session(tx.session ?? null);
      if (matchedCount === 0) return;
      const names = await namesOf(tx, collaboration);
      const values = { ...names, what: 'deadline_near' as const, note: '', fee: null, deadlineAt, tracking: null };
      const key = `${_id}:${deadlineAt?.toISOString()}`;
      await tellSide(tx, collaboration, { party: 'creator', template: 'campaign-creator', values, key });
    });
  return near.length;
}
