import type { z } from 'zod';
import { requireCreator, requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { missing } from '../kit/errors.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../kit/pagination.ts';
import { type PayoutRecord, payoutRuns, payouts, type RunRecord } from './model.ts';
import type { PayoutView, RunPayoutView, RunView } from './schemas.ts';

/** Payout runs, newest first. */
export async function listRuns(ctx: Context, query: PageQuery): Promise<Page<RunView>> {
  requireManager(ctx, ['finance']);
  const rows = await payoutRuns(ctx)
    .find(afterCursor(query.cursor))
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<RunRecord[]>();
  const figures = await figuresOf(
    ctx,
    rows.map((row) => row._id),
  );
  return toPage(rows, query.limit, (row) => describe(row, figures.get(row._id)));
}

/** One payout run. */
export async function findRun(ctx: Context, id: string): Promise<RunView> {
  requireManager(ctx, ['finance']);
  const row = await payoutRuns(ctx).findById(id).lean<RunRecord>();
  if (!row) throw missing();
  return describe(row, (await figuresOf(ctx, [id])).get(id));
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
    const run = figures.get(_id.runId) ?? { counts: { reserved: 0, sending: 0, sent: 0, failed: 0 }, totals: [] };
    run.counts[_id.state] += count;
    const total = run.totals.find(({ currency }) => currency === _id.currency);
    if (!total) run.totals.push({ currency: _id.currency, count, amountMinor });
    else Object.assign(total, { count: total.count + count, amountMinor: total.amountMinor + amountMinor });
    figures.set(_id.runId, run);
  }
  return figures;
}

const describe = (row: RunRecord, figures: RunFigures | undefined): RunView => ({
  id: row._id,
  state: row.state,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  counts: figures?.counts ?? { reserved: 0, sending: 0, sent: 0, failed: 0 },
  totals: figures?.totals ?? [],
});

/** The payouts of a run, with whom they go to. */
export async function listRunPayouts(
  ctx: Context,
  runId: string,
  query: PageQuery,
): Promise<Page<z.infer<typeof RunPayoutView>>> {
  requireManager(ctx, ['finance']);
  const rows = await payouts(ctx)
    .find({ runId, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<PayoutRecord[]>();
  const creators = await findCreators(
    ctx,
    rows.map((row) => row.payeeId),
  );
  return toPage(rows, query.limit, (row) => ({
    ...viewPayout(row),
    payeeId: row.payeeId,
    name: creators.get(row.payeeId)?.displayName ?? '',
  }));
}

/** The acting creator's payouts, newest first. */
export async function listOwnPayouts(ctx: Context, query: PageQuery): Promise<Page<z.infer<typeof PayoutView>>> {
  const payeeId = requireCreator(ctx);
  const rows = await payouts(ctx)
    .find({ payeeId, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<PayoutRecord[]>();
  return toPage(rows, query.limit, viewPayout);
}

const SENTENCES: Record<PayoutRecord['state'], string> = {
  reserved: 'This money is set aside and about to be sent.',
  sending: 'This money is on its way; we are waiting for the confirmation.',
  sent: 'Sent to the payout account; the bank usually takes one to three working days.',
  failed: 'It could not be sent. The money is back in the balance and goes out with the next run.',
};

const viewPayout = (row: PayoutRecord): z.infer<typeof PayoutView> => ({
  id: row._id,
  amount: { amountMinor: row.amountMinor, currency: row.currency },
  state: row.state,
  sentence: SENTENCES[row.state],
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
  transferId: row.transferId,
});
