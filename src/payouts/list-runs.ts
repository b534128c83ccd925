import { findUser, requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../kit/pagination.ts';
import { CANCELLABLE, PAUSABLE, RESUMABLE } from './control-run.ts';
import { type PayoutRecord, payoutRuns, payouts, type RunRecord } from './model.ts';
import { PayoutState, type RunAction, type RunView } from './schemas.ts';
import { submittedLongAgo } from './submit-transfer.ts';

/** Payout runs, newest first. */
export async function listRuns(ctx: Context, query: PageQuery): Promise<Page<RunView>> {
  requireManager(ctx, ['finance']);
  const rows = await payoutRuns(ctx)
    .find(afterCursor(query.cursor))
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<RunRecord[]>();
  const describe = await describer(ctx, rows);
  return toPage(rows, query.limit, describe);
}

/** One payout run. */
export async function findRun(ctx: Context, id: string): Promise<RunView> {
  requireManager(ctx, ['finance']);
  const row = await payoutRuns(ctx).findById(id).lean<RunRecord>();
  if (!row) throw missing();
  return (await describer(ctx, [row]))(row);
}

async function describer(ctx: Context, rows: RunRecord[]): Promise<(row: RunRecord) => RunView> {
  const people = rows.flatMap((row) => [row.createdBy, row.approval?.by, row.pausedBy, row.cancelledBy]);
  const ids = rows.map((row) => row._id);
  const [figures, unclear, names] = await Promise.all([figuresOf(ctx, ids), unclearOf(ctx, ids), namesOf(ctx, people)]);
  const nameOf = (id?: string) => (id === undefined ? null : (names.get(id) ?? null));
  return (row) => ({ ...describe(ctx, row, figures.get(row._id), nameOf), unclear: unclear.get(row._id) ?? 0 });
}

/** What people are called; the programme itself, and who is gone, have no name. */
async function namesOf(ctx: Context, ids: (string | null | undefined)[]): Promise<Map<string, string>> {
  const users = [...new Set(ids)].filter((id): id is string => typeof id === 'string' && id !== 'programme');
  const found = await Promise.all(users.map(async (id) => [id, (await findUser(ctx, id))?.displayName] as const));
  return new Map(found.flatMap(([id, name]) => (name ? [[id, name]] : [])));
}

interface RunFigures {
  counts: RunView['counts'];
  totals: RunView['totals'];
}

async function figuresOf(ctx: Context, runIds: string[]): Promise<Map<string, RunFigures>> {
  const rows = await payouts(ctx).aggregate<{
    _id: { runId: string; state: PayoutRecord['state']; currency: string };
    count: number;
    amountMinor: number;
  }>([
    { $match: { runId: { $in: runIds } } },
    {
      $group: {
        _id: { runId: '$runId', state: '$state', currency: '$currency' },
        count: { $sum: 1 },
        amountMinor: { $sum: '$amountMinor' },
      },
    },
  ]);
  const figures = new Map<string, RunFigures>();
  for (const { _id, count, amountMinor } of rows) {
    const run = figures.get(_id.runId) ?? { counts: noPayouts(), totals: [] };
    run.counts[_id.state] += count;
    const total = run.totals.find(({ currency }) => currency === _id.currency);
    if (!total) run.totals.push({ currency: _id.currency, count, amountMinor });
    else Object.assign(total, { count: total.count + count, amountMinor: total.amountMinor + amountMinor });
    figures.set(_id.runId, run);
  }
  return figures;
}

/** How many payouts of each run Stripe did not say for long whether it sent. */
async function unclearOf(ctx: Context, runIds: string[]): Promise<Map<string, number>> {
  const rows = await payouts(ctx).aggregate<{ _id: string; count: number }>([
    { $match: { runId: { $in: runIds }, state: 'sending', firstSubmittedAt: submittedLongAgo() } },
    { $group: { _id: '$runId', count: { $sum: 1 } } },
  ]);
  return new Map(rows.map(({ _id, count }) => [_id, count]));
}

const noPayouts = (): RunView['counts'] =>
  Object.fromEntries(PayoutState.options.map((state) => [state, 0])) as RunView['counts'];

function describe(
  ctx: Context,
  row: RunRecord,
  figures: RunFigures | undefined,
  nameOf: (id?: string) => string | null,
): Omit<RunView, 'unclear'> {
  const { approval, shortfalls = [] } = row;
  return {
    id: row._id,
    state: row.state,
    createdAt: row.createdAt.toISOString(),
    startedBy: nameOf(row.createdBy),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    counts: figures?.counts ?? noPayouts(),
    totals: figures?.totals ?? [],
    approval: approval
      ? {
          amount:
            approval.amountMinor === null ? null : { amountMinor: approval.amountMinor, currency: approval.currency },
          above: { amountMinor: approval.aboveMinor, currency: approval.currency },
          by: nameOf(approval.by ?? undefined),
          at: approval.at?.toISOString() ?? null,
        }
      : null,
    shortfalls: shortfalls.map(({ currency, missingMinor }) => ({ currency, amountMinor: missingMinor })),
    pausedBy: nameOf(row.pausedBy),
    cancelledBy: nameOf(row.cancelledBy),
    actions: actionsOf(ctx, row),
  };
}

function actionsOf(ctx: Context, { state, createdBy }: RunRecord): RunAction[] {
  const mine = ctx.actor.kind === 'user' && ctx.actor.userId === createdBy;
  return [
    ...(state === 'awaiting_approval' && !mine ? (['approve'] as const) : []),
    ...(PAUSABLE.includes(state) ? (['pause'] as const) : []),
    ...(RESUMABLE.includes(state) ? (['resume'] as const) : []),
    ...(CANCELLABLE.includes(state) ? (['cancel'] as const) : []),
  ];
}
