import type { Context } from '../../context.ts';
import { sumsOf } from '../../ledger/index.ts';
import { payouts } from '../model.ts';
import type { Difference, ReconciliationTotal } from './schemas.ts';

/** What was paid by the payouts against what was paid by the ledger, in each currency. */
export async function compareLedger(ctx: Context, differences: Difference[]): Promise<ReconciliationTotal[]> {
  const net = { $subtract: ['$amountMinor', { $ifNull: ['$reversedMinor', 0] }] };
  const [sent, booked] = await Promise.all([
    payouts(ctx).aggregate<{ _id: string; amountMinor: number }>([
      { $match: { state: 'sent' } },
      { $group: { _id: '$currency', amountMinor: { $sum: net } } },
    ]),
    sumsOf(ctx, ['creator:paid', 'agency:paid']),
  ]);
  const byPayouts = new Map(sent.map((row) => [row._id, row.amountMinor]));
  return [...new Set([...byPayouts.keys(), ...booked.keys()])].sort().map((currency) => {
    const payoutsMinor = byPayouts.get(currency) ?? 0;
    const ledgerMinor = booked.get(currency) ?? 0;
    const [amount, expected] = [ledgerMinor, payoutsMinor].map((amountMinor) => ({ amountMinor, currency }));
    if (amount && expected && payoutsMinor !== ledgerMinor)
      differences.push({ kind: 'ledger_differs', ref: currency, amount, expected, at: null });
    return { currency, payoutsMinor, ledgerMinor };
  });
}
