import { BPS_SCALE, proportionOf } from '../kit/money.ts';
import { wordsOf } from '../kit/words.ts';
import type { KolStatus, ReachClass, Tier } from '../settings/index.ts';
import type { CardRecord } from './model.ts';
import { priceLevelOf } from './price-level.ts';

export interface SalesRow {
  brandId: string;
  orders: number;
  /** In the programme's currency; null where a rate is missing. */
  gmvMinor: number | null;
}

export interface CategoryRow {
  category: string;
  orders: number;
  quantity: number;
  /** In the programme's currency; null where a rate is missing. */
  baseMinor: number | null;
}

/** Everything that a card is made of. */
export interface CardFacts {
  creator: { _id: string; displayName: string; country: string; languages: string[]; niches: string[] };
  networks: CardRecord['networks'];
  standing: { tier: Tier; reachClass: ReachClass | null; kol: KolStatus; authenticity: number | null };
  clicks: number;
  sales: SalesRow[];
  categories: CategoryRow[];
  currency: string;
}

/** Below this many clicks a conversion rate says more about chance than about the creator. */
const FEWEST_CLICKS = 50;
const MOST_CATEGORIES = 10;
const MOST_BRANDS = 50;
const UNKNOWN = -1;
/** As people choose it in a filter. */
const AUTHENTICITY_STEPS = [50, 60, 70, 80, 90];

const sumOrNull = (values: (number | null)[]): number | null =>
  values.some((value) => value === null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** A creator's card from what is known of her; unknown stays unknown, and is never zero. Pure. */
export function makeCard(facts: CardFacts, now: Date, dueAt: Date): CardRecord {
  const { creator, networks, standing, clicks, sales, categories, currency } = facts;
  const orders = sales.reduce((sum, row) => sum + row.orders, 0);
  const gmvMinor = sumOrNull(sales.map((row) => row.gmvMinor));
  const known = networks.flatMap(({ followers }) => (followers === null ? [] : [followers]));
  const card = {
    _id: creator._id,
    displayName: creator.displayName,
    country: creator.country,
    languages: creator.languages,
    niches: creator.niches,
    networks,
    followers: known.length > 0 ? Math.max(...known) : null,
    ...standing,
    clicks,
    orders,
    cvrBps: clicks >= FEWEST_CLICKS ? Math.min(BPS_SCALE, Math.round((orders * BPS_SCALE) / clicks)) : null,
    gmvMinor,
    aovMinor: orders > 0 && gmvMinor !== null ? proportionOf(gmvMinor, 1, orders) : null,
    currency,
    categories: categories
      .toSorted((left, right) => right.orders - left.orders || (left.category < right.category ? -1 : 1))
      .slice(0, MOST_CATEGORIES)
      .map(({ category, orders: count }) => ({ category, orders: count })),
    brands: sales
      .toSorted((left, right) => right.orders - left.orders || (left.brandId < right.brandId ? -1 : 1))
      .slice(0, MOST_BRANDS)
      .map(({ brandId, orders: count }) => ({ brandId, orders: count })),
    priceLevel: priceLevelOfSales(categories),
    refreshedAt: now,
    dueAt,
  };
  const names = networks.flatMap(({ username }) => username ?? []);
  return {
    ...card,
    traits: traitsOf(card),
    words: wordsOf([creator.displayName, ...names, ...creator.niches]),
    sort: {
      gmv: gmvMinor ?? UNKNOWN,
      orders,
      followers: card.followers ?? UNKNOWN,
      authenticity: standing.authenticity ?? UNKNOWN,
      cvr: card.cvrBps ?? UNKNOWN,
      aov: card.aovMinor ?? UNKNOWN,
    },
  };
}

function priceLevelOfSales(categories: CategoryRow[]): CardRecord['priceLevel'] {
  const quantity = categories.reduce((sum, row) => sum + row.quantity, 0);
  const baseMinor = sumOrNull(categories.map((row) => row.baseMinor));
  if (quantity === 0 || baseMinor === null) return null;
  return priceLevelOf(baseMinor / quantity);
}

/** What a filter can ask of a card, each as one word. */
function traitsOf(card: Omit<CardRecord, 'traits' | 'words' | 'sort'>): string[] {
  const { authenticity } = card;
  return [
    `country:${card.country}`,
    `tier:${card.tier}`,
    `kol:${card.kol}`,
    ...(card.reachClass ? [`reach:${card.reachClass}`] : []),
    ...(card.priceLevel ? [`price:${card.priceLevel}`] : []),
    ...card.languages.map((language) => `language:${language}`),
    ...card.niches.map((niche) => `niche:${niche}`),
    ...card.networks.map(({ network }) => `network:${network}`),
    ...card.brands.map(({ brandId }) => `brand:${brandId}`),
    ...card.categories.map(({ category }) => `category:${category}`),
    ...(authenticity === null
      ? []
      : AUTHENTICITY_STEPS.filter((step) => authenticity >= step).map((step) => `authentic:${step}`)),
  ];
}
