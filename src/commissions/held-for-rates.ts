import type { Context } from '../context.ts';
import { ratesLookup } from '../fx/index.ts';
import { type CommissionRecord, commissions } from './model.ts';

const MAX_LOOKED_AT = 5_000;
/** Also one that was approved before another report of its order made it wait; for the index of few. */
const WAITING = { 'receipt.fx.missing': { $gt: '' }, 'receipt.fx.missing.0': { $exists: true }, kind: 'sale' as const };

/** Orders whose commissions wait for a reference rate that is published by now. Looks at 5,000 commissions at most. */
export async function heldForRates(ctx: Context): Promise<string[]> {
  const rows = await commissions(ctx)
    .find(WAITING, { orderId: 1, placedAt: 1, 'receipt.fx.missing': 1 })
    .limit(MAX_LOOKED_AT)
    .lean<Pick<CommissionRecord, '_id' | 'orderId' | 'placedAt' | 'receipt'>[]>();
  if (rows.length === 0) return [];
  const ratesOn = await ratesLookup(
    ctx,
    rows.map((row) => row.placedAt),
  );
  const known = ({ placedAt, receipt }: (typeof rows)[number]) => {
    const rates = ratesOn(placedAt)?.rates ?? {};
    return (receipt.fx?.missing ?? []).every((currency) => currency === 'EUR' || Object.hasOwn(rates, currency));
  };
  return [
    ...new Set(rows.filter((row) => row.receipt.fx && ratesOn(row.placedAt) && known(row)).map((row) => row.orderId)),
  ];
}

/** Whether anything waits for a rate at all. */
export const ratesAwaited = async (ctx: Context): Promise<boolean> => (await commissions(ctx).exists(WAITING)) !== null;
