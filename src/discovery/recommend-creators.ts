import { requireBrand } from '../accounts/index.ts';
import { findProducts } from '../catalogue/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { type CardRecord, cards } from './model.ts';
import { type Recommendation, recommend, type Subject } from './recommend.ts';
import type { RecommendationQuery, RecommendedCreator } from './schemas.ts';
import { viewCard } from './view-card.ts';

const SHOWN = 20;
/** Of each way in; whoever fits best is among the best of at least one. */
const CANDIDATES = 200;

/** The creators that fit a product or a brief best, each with what speaks for her. */
export async function recommendCreators(
  ctx: Context,
  brandId: string,
  query: RecommendationQuery,
): Promise<{ data: RecommendedCreator[] }> {
  requireBrand(ctx, brandId, 'look');
  const subject = await subjectOf(ctx, brandId, query);
  const judged = (await candidates(ctx, subject))
    .map((card) => ({ card, ...recommend(card, subject) }))
    .filter(({ score }) => score > 0)
    .toSorted((left, right) => right.score - left.score || (left.card._id < right.card._id ? -1 : 1))
    .slice(0, SHOWN);
  return {
    data: judged.map(({ card, score, reasons }) => ({
      creator: viewCard(card, brandId),
      score: Math.round(score * 10) / 10,
      reasons: reasons.map((reason) => ({
        ...reason,
        points: Math.round(reason.points * 10) / 10,
        sentence: say(reason),
      })),
    })),
  };
}

async function subjectOf(ctx: Context, brandId: string, query: RecommendationQuery): Promise<Subject> {
  const { sku, category = [], niche = [], country = [] } = query;
  const product = sku === undefined ? undefined : (await findProducts(ctx, brandId, [sku])).get(sku);
  if (sku !== undefined && !product) throw missing();
  const own = product?.category ? [product.category] : [];
  const categories = [...category, ...own];
  return { brandId, categories, niches: [...niche, ...categories], countries: country, priceLevel: null };
}

/** The best by GMV among who sold in the categories, for the brand, in the niches and countries; and the best at all. */
async function candidates(ctx: Context, { brandId, categories, niches, countries }: Subject): Promise<CardRecord[]> {
  const ways = [
    { traits: `brand:${brandId}` },
    ...(niches.length > 0 ? [{ traits: { $in: niches.map((niche) => `niche:${niche}`) } }] : []),
    ...(countries.length > 0 ? [{ traits: { $in: countries.map((country) => `country:${country}`) } }] : []),
    ...(categories.length > 0 ? [{ traits: { $in: categories.map((category) => `category:${category}`) } }] : []),
    {},
  ];
  const found = await Promise.all(
    ways.map((way) => cards(ctx).find(way).sort({ 'sort.gmv': -1, _id: 1 }).limit(CANDIDATES).lean()),
  );
  return [...new Map(found.flat().map((card) => [card._id, card])).values()];
}

function say({ reason, figure }: Recommendation['reasons'][number]): string {
  switch (reason) {
    case 'sold_category':
      return `Sold ${figure} orders of this kind in the last 90 days.`;
    case 'sold_brand':
      return `Sold ${figure} orders of your brand in the last 90 days.`;
    case 'sells_now':
      return `Sold ${figure} orders in all in the last 90 days.`;
    case 'niche_fits':
      return 'Makes content about this.';
    case 'country_fits':
      return 'Lives where you sell.';
    case 'price_fits':
      return 'Sells products of this price.';
    case 'converts':
      return `${(figure ?? 0) / 100} % of the clicks on her links become orders.`;
    case 'authentic':
      return `Her audience looks real: ${figure} of 100.`;
  }
}
