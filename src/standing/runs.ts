import { requireManager } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../kit/pagination.ts';
import { inTransaction } from '../kit/transaction.ts';
import { openRun } from './evaluate-due.ts';
import { type RunRecord, standingRuns, standingState } from './model.ts';
import type { StandingRun } from './schemas.ts';

/** Asks for everybody to be counted again from their commissions, as of the last evaluated day: what is kept should not differ. */
export async function startFullRun(ctx: Context): Promise<StandingRun> {
  requireManager(ctx, []);
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const state = await standingState(tx).findById('state').session(session).lean();
    if (!state?.lastAt)
      throw conflict('not_evaluated', 'Nobody was evaluated yet; the first evaluation is of everybody.');
    if (
      await standingRuns(tx)
        .exists({ state: { $ne: 'done' } })
        .session(session)
    )
      throw conflict('run_under_way', 'An evaluation is under way. Wait for its end.');
    const run = await openRun(tx, 'full', state.lastAt);
    await audit(tx, { action: 'standing.recount', subject: run._id });
    return viewOf(run);
  });
}

/** Evaluations, newest first. */
export async function listStandingRuns(ctx: Context, query: PageQuery): Promise<Page<StandingRun>> {
  requireManager(ctx, ['reviewer', 'finance']);
  const rows = await standingRuns(ctx)
    .find(afterCursor(query.cursor))
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<RunRecord[]>();
  return toPage(rows, query.limit, viewOf);
}

const viewOf = ({ _id, kind, at, state, evaluated, changed, held, finishedAt }: RunRecord): StandingRun => ({
  id: _id,
  kind,
  at: at.toISOString(),
  state,
  evaluated,
  changed,
  held,
  finishedAt: finishedAt?.toISOString() ?? null,
});
