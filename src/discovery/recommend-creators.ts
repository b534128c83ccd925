import { requireBrand } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { type CardRecord, cards } from './model.ts';
import { type Recommendation, recommend, type Subject } from './recommend.ts';
import type { RecommendationQuery, RecommendedCreator } from './schemas.ts';
import { subjectOf } from './subject.ts';
import { viewCard } from './view-card.ts';

const SHOWN = 20;
/** So many of these places are kept for those who have sold nothing lately: by what is sold alone nobody would ever begin. */
const FOR_NEWCOMERS = 4;
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
    .toSorted((left, right) => right.score - left.score || (left.card._id < right.card._id ? -1 : 1));
  return {
    data: withNewcomers(judged).map(({ card, score, reasons }) => ({
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

/** The best, with the best newcomers in the last places if there are not as many among them already. */
function withNewcomers<Judged extends { card: CardRecord; reasons: Recommendation['reasons'] }>(
  judged: Judged[],
): Judged[] {
  const isNewcomer = ({ reasons }: Judged) => reasons.some(({ reason }) => reason === 'promising');
  const newcomers = judged.filter(isNewcomer).slice(0, FOR_NEWCOMERS);
  const chosen = new Set([
    ...judged.filter((each) => !newcomers.includes(each)).slice(0, SHOWN - newcomers.length),
    ...newcomers,
  ]);
  return judged.filter((each) => chosen.has(each));
}

/** The best by GMV among who sold in the categories, for the brand, in the niches and countries, and at all; and the largest audiences that look real. */
async function candidates(ctx: Context, { brandId, categories, niches, countries }: Subject): Promise<CardRecord[]> {
  const ways = [
    { traits: `brand:${brandId}` },
    ...(niches.length > 0 ? [{ traits: { $in: niches.map((niche) => `niche:${niche}`) } }] : []),
    ...(countries.length > 0 ? [{ traits: { $in: countries.map((country) => `country:${country}`) } }] : []),
    ...(categories.length > 0 ? [{ traits: { $in: categories.map((category) => `category:${category}`) } }] : []),
    {},
  ];
  const best = (way: object, measure: 'gmv' | 'followers') =>
    cards(ctx)
      .find(way)
      .sort({ [`sort.${measure}`]: -1, _id: 1 })
      .limit(CANDIDATES)
      .lean();
  const found = await Promise.all([
    ...ways.map((way) => best(way, 'gmv')),
    ...ways.slice(1).map((way) => best(way, 'followers')),
  ]);
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
    case 'promising':
      return `Has not sold here lately, and has ${figure} followers to begin with.`;
  }
}
