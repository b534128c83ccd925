import { requireManager } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import { tellFinance } from '../telling/tell.ts';
import { compareLedger } from './compare-ledger.ts';
import { explainMovements } from './explain-movements.ts';
import { type ReconciliationRecord, reconciliations } from './model.ts';
import { reconcilePayouts, reconcileTransfers } from './reconcile-transfers.ts';
import type { Difference } from './schemas.ts';

/** A window reaches this far back beyond the last one: Stripe's webhooks may be three days late. */
const OVERLAP_DAYS = 4;
const FIRST_WINDOW_DAYS = 40;
const MAX_KEPT = 1_000;
const DAY_MS = 86_400_000;

/**
 * Compares what is here with what Stripe has: transfers, their reversals, movements of the balance, and the ledger's sums. What Stripe
 * only failed to tell is booked on the way; what remains is listed and raises an alarm.
 */
export async function reconcile(ctx: Context): Promise<ReconciliationRecord> {
  requireManager(ctx, ['finance']);
  const through = ctx.clock.now();
  const last = await reconciliations(ctx).findOne().sort({ at: -1 }).lean<ReconciliationRecord>();
  const window = { from: addDays(last?.through ?? through, last ? -OVERLAP_DAYS : -FIRST_WINDOW_DAYS), through };
  const differences: Difference[] = [];
  const listed = await reconcileTransfers(ctx, window, differences);
  const payouts = await reconcilePayouts(ctx, window, listed, differences);
  const balanceTransactions = await explainMovements(ctx, window, differences);
  const totals = await compareLedger(ctx, differences);
  const record: ReconciliationRecord = {
    _id: ctx.ids.next('rec'),
    at: new Date(),
    ...window,
    transfers: listed.size,
    payouts,
    balanceTransactions,
    totals,
    differences: differences.slice(0, MAX_KEPT),
    differenceCount: differences.length,
  };
  await reconciliations(ctx).create([record]);
  const alarm = { reconciliation: record._id, count: differences.length, first: differences[0] };
  if (differences.length > 0) {
    ctx.logger.error(alarm, 'the ledger and Stripe differ');
    await tellFinance(ctx, { template: 'books-differ', values: { count: differences.length }, key: record._id });
  }
  return record;
}

/** Whether the last comparison was a day ago, by the wall clock. */
export const reconciliationIsDue = async (ctx: Context): Promise<boolean> =>
  (await reconciliations(ctx).exists({ at: { $gt: new Date(Date.now() - DAY_MS) } })) === null;

/** Once a day. */
export async function reconcileWhenDue(ctx: Context): Promise<void> {
  if (await reconciliationIsDue(ctx)) await reconcile(ctx);
}
