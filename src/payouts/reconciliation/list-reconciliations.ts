import { requireManager } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { type ReconciliationRecord, reconciliations } from './model.ts';
import type { ReconciliationView } from './schemas.ts';

const SHOWN = 30;

/** The last comparisons of the ledger with Stripe, newest first. */
export async function listReconciliations(ctx: Context): Promise<ReconciliationView[]> {
  requireManager(ctx, ['finance']);
  const rows = await reconciliations(ctx).find().sort({ at: -1 }).limit(SHOWN).lean<ReconciliationRecord[]>();
  return rows.map(viewReconciliation);
}

export function viewReconciliation(row: ReconciliationRecord): ReconciliationView {
  const { transfers, payouts, balanceTransactions, totals, differences, differenceCount } = row;
  return {
    id: row._id,
    at: row.at.toISOString(),
    from: row.from.toISOString(),
    through: row.through.toISOString(),
    compared: { transfers, payouts, balanceTransactions },
    totals,
    differences,
    differenceCount,
  };
}
