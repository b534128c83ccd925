import type { Context } from '../context.ts';
import { type PayoutRecord, payoutRuns, payouts, type RunRecord } from './model.ts';
import { runTotals } from './run-totals.ts';
import { markCommissions } from './settle-payout.ts';
import { reach } from './steps.ts';
import { availableAtStripe } from './stripe-balance.ts';
import { tellFinance } from './telling/tell.ts';

const STAND_ASIDE_MS = 300_000;
const END = { $unset: { active: 1, shortfalls: 1 } };

/** Ends a run that has nothing left to send, or parks it where only a top-up helps, so that another may start meanwhile. */
export async function finishRun(ctx: Context, run: RunRecord, short: ReadonlySet<string>): Promise<void> {
  for await (const payout of payouts(ctx)
    .find({ runId: run._id, state: 'sent', commissionsMarked: false })
    .lean<PayoutRecord>()
    .cursor()) {
    await markCommissions(ctx, [payout]);
  }
  if (!(await payouts(ctx).exists({ runId: run._id, state: { $in: ['reserved', 'sending'] } }))) {
    reach(ctx, 'finish:all-ended');
    await payoutRuns(ctx).updateOne(
      { _id: run._id, state: { $in: ['sending', 'cancelling'] } },
      { $set: { state: 'finished', finishedAt: ctx.clock.now() }, ...END },
    );
    reach(ctx, 'finish:noted');
    return;
  }
  await standAside(ctx, run, short);
  if (short.size === 0) return;
  const goesOn = await payouts(ctx).exists({
    runId: run._id,
    $or: [{ state: 'sending' }, { state: 'reserved', currency: { $nin: [...short] } }],
  });
  if (!goesOn) await park(ctx, run);
}

/** Only payouts of which Stripe does not say whether they were sent are left, for hours perhaps: another run may start meanwhile. */
async function standAside(ctx: Context, run: RunRecord, short: ReadonlySet<string>): Promise<void> {
  const fresh = new Date(Date.now() - STAND_ASIDE_MS);
  const goesOn = await payouts(ctx).exists({
    runId: run._id,
    $or: [
      { state: 'sending', firstSubmittedAt: { $gt: fresh } },
      { state: 'reserved', currency: { $nin: [...short] } },
    ],
  });
  if (!goesOn) await payoutRuns(ctx).updateOne({ _id: run._id, state: 'sending' }, { $unset: { active: 1 } });
}

async function park(ctx: Context, run: RunRecord): Promise<void> {
  const shortfalls = await shortfallsOf(ctx, run._id);
  const { modifiedCount } = await payoutRuns(ctx).updateOne(
    { _id: run._id, state: 'sending' },
    { $set: { state: 'short', shortfalls, balanceCheckedAt: new Date() }, $unset: { active: 1 } },
  );
  if (modifiedCount !== 1) return;
  ctx.logger.error({ runId: run._id, shortfalls }, 'the balance at Stripe is short; these payouts wait for a top-up');
  const missing = shortfalls.map(({ currency, missingMinor }) => ({ currency, amountMinor: missingMinor }));
  const key = `${run._id}:${missing.map(({ currency, amountMinor }) => `${currency}${amountMinor}`).join(',')}`;
  const values = { missing, path: `/manager/payouts/${run._id}` };
  await tellFinance(ctx, { template: 'stripe-balance-short', values, key });
}

async function shortfallsOf(ctx: Context, runId: string) {
  const [totals, available] = await Promise.all([runTotals(ctx, runId, ['reserved']), availableAtStripe(ctx)]);
  return totals.flatMap(({ currency, amountMinor }) => {
    const missingMinor = amountMinor - (available.get(currency) ?? 0);
    return missingMinor > 0 ? [{ currency, missingMinor }] : [];
  });
}

const CHECK_EVERY_MS = 60_000;

/** Resumes runs that wait for a top-up once the balance reaches for all of what they wait for; looks once a minute, or when told. */
export async function resumeShortRuns(ctx: Context): Promise<void> {
  const due = {
    $or: [{ balanceCheckedAt: null }, { balanceCheckedAt: { $lt: new Date(Date.now() - CHECK_EVERY_MS) } }],
  };
  const waiting = await payoutRuns(ctx)
    .find({ state: 'short', ...due })
    .sort({ _id: 1 })
    .limit(20)
    .lean<RunRecord[]>();
  for (const run of waiting) {
    const shortfalls = await shortfallsOf(ctx, run._id);
    if (shortfalls.length > 0) {
      await payoutRuns(ctx).updateOne(
        { _id: run._id, state: 'short' },
        { $set: { shortfalls, balanceCheckedAt: new Date() } },
      );
      continue;
    }
    // Another run may be under way: then this one waits for its end.
    await payoutRuns(ctx)
      .updateOne(
        { _id: run._id, state: 'short' },
        { $set: { state: 'sending', active: true }, $unset: { shortfalls: 1 } },
      )
      .catch((error: unknown) => {
        if (!(error instanceof Error && 'code' in error && error.code === 11_000)) throw error;
      });
  }
}

/** Stripe told of new money: whoever waits for it looks at once. */
export const noteNewBalance = (ctx: Context) =>
  payoutRuns(ctx).updateMany({ state: 'short' }, { $unset: { balanceCheckedAt: 1 } });
