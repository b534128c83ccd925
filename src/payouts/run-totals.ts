import type { Context } from '../context.ts';
import { payouts } from './model.ts';
import type { PayoutState } from './schemas.ts';

export interface CurrencyTotal {
  currency: string;
  count: number;
  amountMinor: number;
}

/** Sums of a run's payouts that are in one of these states, by currency. */
export async function runTotals(ctx: Context, runId: string, states: PayoutState[]): Promise<CurrencyTotal[]> {
  const rows = await payouts(ctx).aggregate<{ _id: string; count: number; amountMinor: number }>([
    { $match: { runId, state: { $in: states } } },
    { $group: { _id: '$currency', count: { $sum: 1 }, amountMinor: { $sum: '$amountMinor' } } },
    { $sort: { _id: 1 } },
  ]);
  return rows.map(({ _id, count, amountMinor }) => ({ currency: _id, count, amountMinor }));
}
