import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { currentSettings } from '../../settings/index.ts';
import { cases } from './model.ts';

const BATCH = 100;

/** Whether any is due. */
export const escalationsDue = async (ctx: Context): Promise<boolean> =>
  (await cases(ctx).exists({ escalateAt: { $lte: ctx.clock.now() } })) !== null;

/**
 * Puts cases and appeals that nobody looked at in time first in the queue, free for any reviewer, again and again until somebody
 * decides. Money stays where it is: time alone never releases it.
 * @returns how many were escalated; 0 when none is due
 */
export async function escalateCases(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const due = await cases(tx)
      .find({ escalateAt: { $lte: now } }, { escalated: 1, assignedTo: 1, state: 1 })
      .sort({ escalateAt: 1 })
      .limit(BATCH)
      .session(tx.session ?? null)
      .lean();
    const { escalateAfterDays } = (await currentSettings(tx)).trust;
    for (const { _id, escalated, assignedTo, state } of due) {
      await cases(tx)
        .updateOne(
          { _id, escalateAt: { $lte: now } },
          {
            // What was only held on goes back among the open ones: that is where reviewers look.
            $set: {
              escalateAt: addDays(now, escalateAfterDays),
              assignedTo: null,
              ...(state === 'decided' ? { state: 'open' as const } : {}),
            },
            $inc: { escalated: 1, revision: 1 },
          },
        )
        .session(tx.session ?? null);
      await audit(tx, {
        action: 'case.escalated',
        subject: _id,
        before: { escalated, assignedTo },
        after: { escalated: escalated + 1 },
      });
    }
    return due.length;
  });
}
