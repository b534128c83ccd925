import type { Context } from '../context.ts';
import { currentSettings } from '../settings/index.ts';
import { exclusionOf } from './eligibility.ts';
import { payouts } from './model.ts';
import { payeeFacts } from './payees/payee-facts.ts';
import type { ExclusionReason } from './schemas.ts';

/** The next day on which the scheduled run pays, from today on. */
export function nextPayoutDay(now: Date, dayOfMonth: number): Date {
  const thisMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), dayOfMonth));
  return now.getUTCDate() <= dayOfMonth
    ? thisMonth
    : new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, dayOfMonth));
}

/** When the next scheduled run is, and what stands in the way of these balances. */
export async function nextPayoutOf(
  ctx: Context,
  payeeId: string,
  payable: { currency: string; amountMinor: number }[],
): Promise<{ at: Date; blockedBy: ExclusionReason[] }> {
  const rules = (await currentSettings(ctx)).payouts;
  const facts = (await payeeFacts(ctx, [payeeId]))(payeeId);
  const blocks = payable.map((balance) => exclusionOf(facts, balance, rules)).filter((reason) => reason !== undefined);
  const none = payable.length === 0 && !facts.payee ? (['no_account'] as const) : [];
  return { at: nextPayoutDay(ctx.clock.now(), rules.dayOfMonth), blockedBy: [...new Set([...blocks, ...none])] };
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
