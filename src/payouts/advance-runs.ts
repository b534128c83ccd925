import type { Context } from '../context.ts';
import { withLease } from '../kit/lease.ts';
import { payoutRuns, type RunRecord } from './model.ts';
import { planRun } from './plan-run.ts';
import { sendRun } from './send-run.ts';

/**
 * Takes the run that is under way one pass further: plan, then send. Safe to be killed at any instant and run again.
 * One process at a time does it, by lease, so that the limiter counts for all.
 */
export async function advanceRuns(ctx: Context, processId: string, stop?: AbortSignal): Promise<void> {
  if (!(await payoutRuns(ctx).exists({ active: true }))) return;
  const work = async (signal: AbortSignal) => {
    const run = await payoutRuns(ctx).findOne({ active: true }).lean<RunRecord>();
    if (run?.state === 'planning') await planRun(ctx, run, signal);
    const planned = run && (await payoutRuns(ctx).findById(run._id).lean<RunRecord>());
    if (planned?.state === 'sending') await sendRun(ctx, planned, signal);
  };
  await withLease(ctx, 'payout-run', processId, work, stop);
}
