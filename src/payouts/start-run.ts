import { requireManager } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { currentSettings } from '../settings/index.ts';
import { payoutRuns, type RunRecord } from './model.ts';

/** Starts a payout run; the worker plans and sends it. At most one run is under way. */
export async function startRun(ctx: Context, schedule?: string): Promise<RunRecord> {
  requireManager(ctx, ['finance']);
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    if (await payoutRuns(tx).exists({ active: true }).session(session)) throw underWay();
    const run: RunRecord = {
      _id: tx.ids.next('run'),
      state: 'planning',
      active: true,
      ...(schedule ? { schedule } : {}),
      plannedThrough: null,
      createdBy: tx.actor.kind === 'user' ? tx.actor.userId : 'programme',
      createdAt: tx.clock.now(),
      finishedAt: null,
    };
    await payoutRuns(tx).create([run], { session }).catch(refuseSecond);
    await audit(tx, { action: 'payout_run.started', subject: run._id, after: { schedule: schedule ?? null } });
    return run;
  });
}

const underWay = () => conflict('run_under_way', 'A payout run is under way. Wait until it is finished.');

/** The database allows one active run; who comes second is told so. */
export function refuseSecond(error: unknown): never {
  throw error instanceof Error && 'code' in error && error.code === 11_000 ? underWay() : error;
}

/** Starts the month's scheduled run when its day has come and it was not started yet. */
export async function startDueRun(ctx: Context): Promise<RunRecord | undefined> {
  const { automatic, dayOfMonth } = (await currentSettings(ctx)).payouts;
  const now = ctx.clock.now();
  if (!automatic || now.getUTCDate() < dayOfMonth) return undefined;
  const schedule = `monthly:${now.toISOString().slice(0, 7)}`;
  if (await payoutRuns(ctx).exists({ $or: [{ schedule }, { active: true }] })) return undefined;
  return startRun(ctx, schedule);
}
