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
 * decides. Money stays where it is: time alone never releases it. A suspension keeps it, too: when the creator may not object any more,
 * or was told no, its case comes back for a last word about the money, unless another case about her is looked at.
 * @returns how many were escalated; 0 when none is due
 */
export async function escalateCases(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const due = await cases(tx)
      .find({ escalateAt: { $lte: now } }, { creatorId: 1, isOpen: 1, escalated: 1, assignedTo: 1, state: 1 })
      .sort({ escalateAt: 1 })
      .limit(BATCH)
      .session(tx.session ?? null)
      .lean();
    const { escalateAfterDays } = (await currentSettings(tx)).trust;
    for (const { _id, creatorId, isOpen, escalated, assignedTo, state } of due) {
      const waits = !isOpen && state !== 'appealed' && (await hasOpenCase(tx, creatorId));
      const comesBack = waits || state === 'appealed' ? {} : { state: 'open' as const, isOpen: true };
      await cases(tx)
        .updateOne(
          { _id, escalateAt: { $lte: now } },
          {
            // What was only held on goes back among the open ones: that is where reviewers look.
            $set: {
              escalateAt: addDays(now, escalateAfterDays),
              assignedTo: null,
              ...comesBack,
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

/** One case of a creator is looked at at a time. */
const hasOpenCase = async (tx: Context, creatorId: string): Promise<boolean> =>
  (await cases(tx)
    .exists({ creatorId, isOpen: true })
    .session(tx.session ?? null)) !== null;
