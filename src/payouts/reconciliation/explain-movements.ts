import type { Context } from '../../context.ts';
import { movementsIn, type Window } from './read-stripe.ts';
import type { Difference } from './schemas.ts';

/**
 * Kinds of movements that have a name here: transfers and their reversals are compared one by one, brands' payments are booked by
 * their invoices, and the rest is the programme's own money on its way in or out.
 */
const NAMED = new Set([
  'transfer',
  'transfer_refund',
  'charge',
  'payment',
  'topup',
  'topup_reversal',
  'payout',
  'payout_cancel',
  'payout_failure',
]);

/** Every movement of the platform's balance has a name; those without are differences. @returns how many were looked at */
export async function explainMovements(ctx: Context, window: Window, differences: Difference[]): Promise<number> {
  let count = 0;
  for await (const page of movementsIn(ctx, window)) {
    count += page.length;
    for (const { id, type, amount, currency, created } of page) {
      if (NAMED.has(type)) continue;
      differences.push({
        kind: 'money_unexplained',
        ref: id,
        amount: { amountMinor: amount, currency: currency.toUpperCase() },
        expected: null,
        at: new Date(created * 1_000).toISOString(),
      });
    }
  }
  return count;
}
