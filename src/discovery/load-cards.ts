import { identitiesOf } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { convert, type DayRates, ratesOn } from '../fx/index.ts';
import { addDays } from '../kit/clock.ts';
import { clicksOf } from '../links/index.ts';
import { salesOf } from '../orders/index.ts';
import { currentSettings } from '../settings/index.ts';
import { standingsOf } from '../standing/index.ts';
import { type CategoryRow, makeCard, type SalesRow } from './make-card.ts';
import type { CardRecord } from './model.ts';

/** Sales of these days make a card's figures. */
export const CARD_DAYS = 90;
const REFRESH_DAYS = 1;

/** Fresh cards of active creators, in a fixed number of queries; who is not active has none. At most 500. */
export async function loadCards(ctx: Context, creatorIds: string[]): Promise<CardRecord[]> {
  const now = ctx.clock.now();
  const since = addDays(now, -CARD_DAYS);
  const found = await findCreators(ctx, creatorIds);
  const creators = [...found.values()].filter((creator) => creator.state === 'active');
  const ids = creators.map((creator) => creator._id);
  const [identities, standings, clicks, sales, rates, settings] = await Promise.all([
    identitiesOf(
      ctx,
      creators.map((creator) => creator.userId),
    ),
    standingsOf(ctx, ids),
    clicksOf(ctx, ids, since),
    salesOf(ctx, ids, since),
    ratesOn(ctx, now),
    currentSettings(ctx),
  ]);
  const currency = settings.programmeCurrency;
  const byBrand = Map.groupBy(sales.byBrand, (row) => row.creatorId);
  const byCategory = Map.groupBy(sales.byCategory, (row) => row.creatorId);
  return creators.flatMap((creator) => {
    const standing = standings.get(creator._id);
    if (!standing) return [];
    const facts = {
      creator,
      networks: (identities.get(creator.userId) ?? []).map(({ network, username, profileUrl, followers }) => ({
        network,
        username,
        profileUrl,
        followers,
      })),
      standing,
      clicks: clicks.get(creator._id) ?? 0,
      sales: salesIn(byBrand.get(creator._id) ?? [], currency, rates),
      categories: categoriesIn(byCategory.get(creator._id) ?? [], currency, rates),
      currency,
    };
    return [makeCard(facts, now, addDays(now, REFRESH_DAYS))];
  });
}

type Sold = { currency: string; orders: number };

/** Adds up rows of several currencies; one that cannot be converted leaves the sum unknown. */
function addUp<Row extends Sold>(rows: Row[], minorOf: (row: Row) => number, to: string, rates: DayRates | undefined) {
  let amountMinor: number | null = 0;
  for (const row of rows) {
    const converted = convert({ amountMinor: minorOf(row), currency: row.currency }, to, rates);
    if (converted.state === 'missing') amountMinor = null;
    else if (amountMinor !== null) amountMinor += converted.amountMinor;
  }
  return { orders: rows.reduce((sum, row) => sum + row.orders, 0), amountMinor };
}

function salesIn(
  rows: { brandId: string; currency: string; orders: number; gmvMinor: number }[],
  currency: string,
  rates: DayRates | undefined,
): SalesRow[] {
  return [...Map.groupBy(rows, (row) => row.brandId)].map(([brandId, sold]) => {
    const { orders, amountMinor } = addUp(sold, (row) => row.gmvMinor, currency, rates);
    return { brandId, orders, gmvMinor: amountMinor };
  });
}

function categoriesIn(
  rows: { category: string; currency: string; orders: number; quantity: number; baseMinor: number }[],
  currency: string,
  rates: DayRates | undefined,
): CategoryRow[] {
  return [...Map.groupBy(rows, (row) => row.category)].map(([category, sold]) => {
    const { orders, amountMinor } = addUp(sold, (row) => row.baseMinor, currency, rates);
    const quantity = sold.reduce((sum, row) => sum + row.quantity, 0);
    return { category, orders, quantity, baseMinor: amountMinor };
  });
}
