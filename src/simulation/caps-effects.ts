import { type CommissionRecord, findSettling, grossOf } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { namesOfCreators } from '../creators/index.ts';
import { convert, ratesLookup, ratesOn } from '../fx/index.ts';
import { chunks } from '../kit/chunks.ts';
import { newestOrders } from '../orders/index.ts';
import type { Settings } from '../settings/index.ts';
import { PastCaps } from './past-caps.ts';
import type { SettingsEffects } from './schemas.ts';

const MOST_ORDERS = 5_000;
const ORDERS_AT_ONCE = 500;
const EXAMPLES = 5;

/**
 * What other caps would have left of what was earned since the beginning of the last month, order after order as they were placed, with
 * the simulation's own caps. Of more than 5,000 orders the newest are looked at.
 */
export async function capsEffects(ctx: Context, before: Settings, after: Settings): Promise<SettingsEffects['caps']> {
  const now = ctx.clock.now();
  const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  const currency = before.programmeCurrency;
  const rates = await ratesOn(ctx, now);
  const sold = (await newestOrders(ctx, since, MOST_ORDERS)).reverse();
  const lookup = await ratesLookup(ctx, [since, now]);
  const [was, would] = [before, after].map(
    ({ commission }) => new PastCaps({ ...commission, programmeCurrency: currency }, lookup),
  );
  const creators = new Map<string, number>();
  const orders = new Set<string>();
  for (const some of chunks(sold, ORDERS_AT_ONCE))
    for (const row of await lines(ctx, some)) {
      const differenceMinor = leftBy(would, row) - leftBy(was, row);
      const told = convert({ amountMinor: differenceMinor, currency: row.currency }, currency, rates);
      if (told.state === 'missing' || differenceMinor === 0) continue;
      orders.add(row.orderId);
      creators.set(row.creatorId, (creators.get(row.creatorId) ?? 0) + told.amountMinor);
    }
  const largest = [...creators].toSorted(([, left], [, right]) => Math.abs(right) - Math.abs(left)).slice(0, EXAMPLES);
  const names = await namesOfCreators(
    ctx,
    largest.map(([id]) => id),
  );
  const moneyOf = (id: string) => ({ amountMinor: creators.get(id) ?? 0, currency });
  return {
    since: (sold.length < MOST_ORDERS ? since : (sold[0]?.placedAt ?? since)).toISOString(),
    looked: sold.length,
    orders: orders.size,
    creators: creators.size,
    difference: { amountMinor: [...creators.values()].reduce((sum, each) => sum + each, 0), currency },
    examples: names.map(({ id, name }) => ({ id, name, difference: moneyOf(id) })),
  };
}

/** What creators earned on these orders, in the order of the orders. */
async function lines(ctx: Context, sold: { id: string }[]): Promise<CommissionRecord[]> {
  const ids = sold.map(({ id }) => id);
  const place = new Map(ids.map((id, index) => [id, index]));
  const rows = (await findSettling(ctx, ids)).filter(({ kind, role }) => kind === 'sale' && role === 'creator');
  return rows.toSorted((left, right) => (place.get(left.orderId) ?? 0) - (place.get(right.orderId) ?? 0));
}

/** What caps leave of what a line earned. */
const leftBy = (caps: PastCaps | undefined, row: CommissionRecord): number =>
  grossOf(
    { ...row.receipt, caps: caps?.take(row, row.receipt) ?? row.receipt.caps },
    row.receipt.baseMinor,
    row.receipt.quantity,
  );
