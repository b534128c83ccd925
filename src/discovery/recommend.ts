import type { CardRecord } from './model.ts';

/** What a brand looks for creators for: a product, or a campaign's brief. */
export interface Subject {
  brandId: string;
  categories: string[];
  /** Empty: anywhere. */
  countries: string[];
  niches: string[];
  priceLevel: CardRecord['priceLevel'];
}

export const REASONS = [
  'sold_category',
  'sold_brand',
  'sells_now',
  'niche_fits',
  'country_fits',
  'price_fits',
  'converts',
  'authentic',
  'promising',
] as const;
export type Reason = (typeof REASONS)[number];

export interface Recommendation {
  score: number;
  /** What speaks for her, the strongest first, each with its figure where there is one. */
  reasons: { reason: Reason; points: number; figure: number | null }[];
}

const AUTHENTIC_FROM = 70;
/** Conversion rates of affiliate traffic lie around one to three per cent; above counts fully. */
const GOOD_CVR_BPS = 300;
/** Reach class nano: below it an audience says little. */
const PROMISING_FROM = 1_000;
const MOST_PROMISE = 12;

/**
 * How well a creator fits, as a sum of named points. What she sold in these categories counts most, on a logarithmic scale: the step from
 * none to a few orders says more than that from a hundred to two hundred. Pure.
 */
export function recommend(card: CardRecord, subject: Subject): Recommendation {
  const inCategories = ordersIn(card, subject.categories);
  const atBrand = card.brands.find(({ brandId }) => brandId === subject.brandId)?.orders ?? 0;
  const candidates: Recommendation['reasons'] = [
    { reason: 'sold_category', points: 20 * Math.log2(1 + inCategories), figure: inCategories },
    { reason: 'sold_brand', points: 12 * Math.log2(1 + atBrand), figure: atBrand },
    { reason: 'sells_now', points: 6 * Math.log2(1 + card.orders), figure: card.orders },
    { reason: 'niche_fits', points: shares(card.niches, subject.niches) ? 15 : 0, figure: null },
    { reason: 'country_fits', points: subject.countries.includes(card.country) ? 10 : 0, figure: null },
    { reason: 'price_fits', points: card.priceLevel && card.priceLevel === subject.priceLevel ? 8 : 0, figure: null },
    {
      reason: 'converts',
      points: card.cvrBps === null ? 0 : 10 * Math.min(1, card.cvrBps / GOOD_CVR_BPS),
      figure: card.cvrBps,
    },
    {
      reason: 'authentic',
      points: (card.authenticity ?? 0) >= AUTHENTIC_FROM ? 5 : 0,
      figure: card.authenticity,
    },
    { reason: 'promising', points: promiseOf(card), figure: card.followers },
  ];
  const reasons = candidates.filter(({ points }) => points > 0).toSorted((left, right) => right.points - left.points);
  return { score: reasons.reduce((sum, { points }) => sum + points, 0), reasons };
}

/** Of who has sold nothing lately, and whose audience looks real: its size, on a logarithmic scale, full at a hundred thousand. */
function promiseOf({ orders, followers, authenticity }: CardRecord): number {
  if (orders > 0 || (authenticity ?? 0) < AUTHENTIC_FROM || (followers ?? 0) < PROMISING_FROM) return 0;
  return Math.min(MOST_PROMISE, 4 * Math.log10((followers ?? 0) / 100));
}

const ordersIn = (card: CardRecord, categories: string[]): number =>
  card.categories.filter(({ category }) => categories.includes(category)).reduce((sum, { orders }) => sum + orders, 0);

const shares = (left: string[], right: string[]): boolean => left.some((value) => right.includes(value));
