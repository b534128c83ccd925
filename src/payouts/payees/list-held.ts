import { requireManager } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../../kit/pagination.ts';
import { balancesOf } from '../../ledger/index.ts';
import type { HeldPayee } from '../reversals/schemas.ts';
import { describePayees } from './acting-payee.ts';
import { payeeHolds } from './holds.ts';

/** Payees who are held, with who holds each and what waits for her. */
export async function listHeldPayees(ctx: Context, query: PageQuery): Promise<Page<HeldPayee>> {
  requireManager(ctx, ['finance']);
  const rows = await payeeHolds(ctx)
    .find({ 'holders.0': { $exists: true }, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const ids = rows.map(({ _id }) => _id);
  const described = await describePayees(ctx, ids);
  const balances = await Promise.all(ids.map((id) => balancesOf(ctx, id)));
  const payable = new Map(ids.map((id, index) => [id, balances[index] ?? []]));
  return toPage(rows, query.limit, ({ _id, holders }) => ({
    payeeId: _id,
    name: described.get(_id)?.name ?? '',
    payable: (payable.get(_id) ?? [])
      .filter(({ account, amountMinor }) => account.endsWith(':payable') && amountMinor !== 0)
      .map(({ currency, amountMinor }) => ({ currency, amountMinor })),
    holders: holders.map((holder) => ({
      holder,
      kind: holder.startsWith('reversal:') ? ('reversal' as const) : ('case' as const),
    })),
  }));
}
