import { findUser, requireManager } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../../kit/pagination.ts';
import { describePayees } from '../payees/acting-payee.ts';
import { payoutReversals, type ReversalRecord } from './model.ts';
import type { ReversalRow } from './schemas.ts';

/** Money of payouts that was taken back, or was asked for, newest first. */
export async function listReversals(ctx: Context, query: PageQuery): Promise<Page<ReversalRow>> {
  requireManager(ctx, ['finance']);
  const rows = await payoutReversals(ctx)
    .find(afterCursor(query.cursor))
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<ReversalRecord[]>();
  const described = await describePayees(
    ctx,
    rows.map(({ payeeId }) => payeeId),
  );
  const people = [...new Set(rows.map(({ by }) => by))];
  const names = new Map(
    await Promise.all(people.map(async (id) => [id, (await findUser(ctx, id))?.displayName] as const)),
  );
  return toPage(rows, query.limit, (row) => ({
    ...viewReversal(row),
    payeeId: row.payeeId,
    name: described.get(row.payeeId)?.name ?? '',
    by: names.get(row.by) ?? null,
    fromDashboard: row.by === 'stripe',
    at: row.createdAt.toISOString(),
  }));
}

export const viewReversal = ({ _id, payoutId, amountMinor, currency, state, reason, failure }: ReversalRecord) => ({
  id: _id,
  payoutId,
  amount: { amountMinor, currency },
  state,
  reason,
  failure: failure?.message ?? null,
});
