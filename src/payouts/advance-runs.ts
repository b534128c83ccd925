import type { Context } from '../context.ts';
import { withLease } from '../kit/lease.ts';
import { cancelUnsent } from './cancel-unsent.ts';
import { resumeShortRuns } from './finish-run.ts';
import { payoutRuns, type RunRecord } from './model.ts';
import { planRun } from './plan-run.ts';
import { sendRun } from './send-run.ts';
import { isStripeAway } from './stripe-trouble.ts';

const MOVING: RunRecord['state'][] = ['planning', 'sending', 'cancelling'];

/**
 * Takes the runs that are under way one pass further: plan, then send, or give back what was cancelled. Safe to be killed at any instant
 * and run again. One process at a time does it, by lease.
 */
export async function advanceRuns(ctx: Context, processId: string, stop?: AbortSignal): Promise<void> {
  if (!(await payoutRuns(ctx).exists({ state: { $in: [...MOVING, 'short'] } }))) return;
  const work = async (signal: AbortSignal) => {
    await unlessStripeIsAway(ctx, () => resumeShortRuns(ctx));
    const moving = await payoutRuns(ctx)
      .find({ state: { $in: MOVING } })
      .sort({ _id: 1 })
      .limit(50)
      .lean<RunRecord[]>();
    for (const run of moving) if (!signal.aborted) await unlessStripeIsAway(ctx, () => advance(ctx, run, signal));
  };
  await withLease(ctx, 'payout-run', processId, work, stop);
}

async function advance(ctx: Context, run: RunRecord, signal: AbortSignal): Promise<void> {
  if (run.state === 'planning') await planRun(ctx, run, signal);
  const now = await payoutRuns(ctx).findById(run._id).lean<RunRecord>();
  if (now?.state === 'sending') await sendRun(ctx, now, signal);
  if (now?.state === 'cancelling') await cancelUnsent(ctx, now, signal);
}

/** While Stripe cannot be reached, runs stay as they are and go on with a later pass. */
async function unlessStripeIsAway(ctx: Context, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isStripeAway(error)) throw error;
    ctx.logger.warn({ err: error }, 'Stripe is away; the payout runs go on later');
  }
}
