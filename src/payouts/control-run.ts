import { requireManager } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { payoutRuns, type RunRecord } from './model.ts';
import type { RunAction, RunState } from './schemas.ts';
import { refuseSecond } from './start-run.ts';

/** Runs in these states may be paused, resumed and cancelled; what has been sent stays sent. */
export const PAUSABLE: RunState[] = ['sending', 'short'];
export const RESUMABLE: RunState[] = ['paused', 'short'];
export const CANCELLABLE: RunState[] = ['planning', 'awaiting_approval', 'sending', 'paused', 'short'];

/** A second person of finance approves a run whose sum is above the setting. */
export async function approveRun(ctx: Context, runId: string): Promise<void> {
  const by = actingManager(ctx);
  await change(ctx, runId, 'approve', ['awaiting_approval'], {
    filter: { createdBy: { $ne: by } },
    update: { $set: { state: 'sending', 'approval.by': by, 'approval.at': ctx.clock.now() } },
    refusal: (run) =>
      run.createdBy === by
        ? conflict('second_person_needed', 'You started this run; somebody else of finance has to approve it.')
        : undefined,
  });
}

/** Nothing more of the run is sent until somebody resumes it; what is under way ends. */
export async function pauseRun(ctx: Context, runId: string): Promise<void> {
  const by = actingManager(ctx);
  await change(ctx, runId, 'pause', PAUSABLE, {
    update: { $set: { state: 'paused', pausedBy: by }, $unset: { active: 1 } },
  });
}

/** A paused run, or one that waited for a top-up, goes on. */
export async function resumeRun(ctx: Context, runId: string): Promise<void> {
  actingManager(ctx);
  await change(ctx, runId, 'resume', RESUMABLE, {
    update: { $set: { state: 'sending', active: true }, $unset: { pausedBy: 1, shortfalls: 1, balanceCheckedAt: 1 } },
  });
}

/** What has not been sent is not sent any more; the worker gives its money back to the balances. */
export async function cancelRun(ctx: Context, runId: string): Promise<void> {
  const by = actingManager(ctx);
  await change(ctx, runId, 'cancel', CANCELLABLE, {
    update: { $set: { state: 'cancelling', cancelledBy: by }, $unset: { active: 1, shortfalls: 1 } },
  });
}

function actingManager(ctx: Context): string {
  requireManager(ctx, ['finance']);
  return ctx.actor.kind === 'user' ? ctx.actor.userId : 'programme';
}

interface Change {
  filter?: object;
  update: object;
  refusal?: (run: RunRecord) => Error | undefined;
}

/** Re-asserts the run's state in the write; who comes too late is told so. */
async function change(ctx: Context, runId: string, action: RunAction, from: RunState[], how: Change): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const before = await payoutRuns(tx).findById(runId).session(session).lean<RunRecord>();
    if (!before) throw missing();
    const { modifiedCount } = await payoutRuns(tx)
      .updateOne({ _id: runId, state: { $in: from }, ...how.filter }, how.update)
      .session(session)
      .catch(refuseSecond);
    if (modifiedCount !== 1)
      throw how.refusal?.(before) ?? conflict('run_moved_on', 'The run has moved on since you looked at it.');
    await audit(tx, { action: `payout_run.${action}`, subject: runId, before: { state: before.state } });
  });
}
