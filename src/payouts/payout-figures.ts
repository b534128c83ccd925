import type { Context } from '../context.ts';
import { currentSettings } from '../settings/index.ts';
import type { PayoutRules } from './eligibility.ts';
import type { PayeeRecord } from './model.ts';
import { payees, payouts } from './model.ts';

/** The next day on which the scheduled run pays, from today on. */
export function nextPayoutDay(now: Date, dayOfMonth: number): Date {
  const thisMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), dayOfMonth));
  return now.getUTCDate() <= dayOfMonth
    ? thisMonth
    : new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, dayOfMonth));
}

/** When the next scheduled run is, and whether this payee is ready for it. */
export async function nextPayoutOf(
  ctx: Context,
  creatorId: string,
): Promise<{ at: Date; payee: PayeeRecord | null; rules: PayoutRules }> {
  const rules = (await currentSettings(ctx)).payouts;
  const payee = await payees(ctx).findById(creatorId).lean<PayeeRecord>();
  return { at: nextPayoutDay(ctx.clock.now(), rules.dayOfMonth), payee, rules };
}

/** Sent payouts of the programme by currency. */
export async function payoutFigures(ctx: Context): Promise<{ currency: string; count: number; amountMinor: number }[]> {
  const rows = await payouts(ctx).aggregate<{ _id: string; count: number; amountMinor: number }>([
    { $match: { state: 'sent' } },
    { $group: { _id: '$currency', count: { $sum: 1 }, amountMinor: { $sum: '$amountMinor' } } },
    { $sort: { _id: 1 } },
  ]);
  return rows.map(({ _id, count, amountMinor }) => ({ currency: _id, count, amountMinor }));
}
