import { type CommissionRecord, findSettling } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { namesOfCreators } from '../creators/index.ts';
import { convert, ratesOn } from '../fx/index.ts';
import { chunks } from '../kit/chunks.ts';
import { newestOrders } from '../orders/index.ts';
import type { Settings } from '../settings/index.ts';
import type { SettingsEffects } from './schemas.ts';
import { SimulatedCaps } from './simulated-caps.ts';

const MOST_ORDERS = 5_000;
const ORDERS_AT_ONCE = 500;
const EXAMPLES = 5;

/**
 * What other caps would have left of what was earned since the beginning of the last month, order after order as they were placed, with
 * the pure book of the simulation. Of more than 5,000 orders the newest are looked at.
 */
export async function capsEffects(ctx: Context, before: Settings, after: Settings): Promise<SettingsEffects['caps']> {
  const now = ctx.clock.now();
  const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  const currency = before.programmeCurrency;
  const rates = await ratesOn(ctx, now);
  const sold = (await newestOrders(ctx, since, MOST_ORDERS)).reverse();
  const books = [before, after].map(({ commission }) => new SimulatedCaps(commission, currency));
  const [was, would] = books;
  const creators = new Map<string, number>();
  const orders = new Set<string>();
  for (const some of chunks(sold, ORDERS_AT_ONCE))
    for (const row of await lines(ctx, some)) {
      const earned = convert({ amountMinor: uncappedOf(row), currency: row.currency }, currency, rates);
      if (earned.state === 'missing' || !was || !would) continue;
      const { amountMinor } = earned;
      const differenceMinor = would.through(row, amountMinor, amountMinor) - was.through(row, amountMinor, amountMinor);
      if (differenceMinor === 0) continue;
      orders.add(row.orderId);
      creators.set(row.creatorId, (creators.get(row.creatorId) ?? 0) + differenceMinor);
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

/** What a line earned before the caps that are looked at, in its own currency. */
const uncappedOf = ({ receipt }: CommissionRecord): number =>
  receipt.caps
    .filter(({ kind }) => kind !== 'campaign_budget')
    .reduce((sum, { cutMinor }) => sum + cutMinor, receipt.grossMinor);
