import { findCampaign } from '../campaigns/index.ts';
import { findProducts } from '../catalogue/index.ts';
import type { Context } from '../context.ts';
import { convert, ratesOn } from '../fx/index.ts';
import { missing } from '../kit/errors.ts';
import type { Money } from '../kit/money.ts';
import { currentSettings } from '../settings/index.ts';
import type { CardRecord } from './model.ts';
import { priceLevelOf } from './price-level.ts';
import type { Subject } from './recommend.ts';
import type { RecommendationQuery } from './schemas.ts';

/** What creators are to fit: a product, a campaign's brief with its products, or what was named of it. */
export async function subjectOf(ctx: Context, brandId: string, query: RecommendationQuery): Promise<Subject> {
  const { sku, campaignId, category = [], niche = [], country = [] } = query;
  const campaign = campaignId === undefined ? undefined : await findCampaign(ctx, campaignId, brandId);
  const skus = sku === undefined ? (campaign?.skus ?? []) : [sku];
  const products = [...(await findProducts(ctx, brandId, skus)).values()];
  if (sku !== undefined && products.length === 0) throw missing();
  const own = products.flatMap((product) => (product.category ? [product.category] : []));
  const categories = [...new Set([...category, ...own])];
  return {
    brandId,
    categories,
    niches: [...new Set([...niche, ...(campaign?.niches ?? []), ...categories])],
    countries: [...new Set([...country, ...(campaign?.countries ?? [])])],
    priceLevel: await priceLevelOfAll(ctx, products),
  };
}

/** Of their average price; null without one, or where a rate is missing. */
async function priceLevelOfAll(ctx: Context, products: { price: Money }[]): Promise<CardRecord['priceLevel']> {
  if (products.length === 0) return null;
  const { programmeCurrency } = await currentSettings(ctx);
  const rates = await ratesOn(ctx, ctx.clock.now());
  const converted = products.map(({ price }) => convert(price, programmeCurrency, rates));
  const known = converted.flatMap((price) => (price.state === 'converted' ? [price.amountMinor] : []));
  if (known.length < products.length) return null;
  return priceLevelOf(known.reduce((sum, price) => sum + price, 0) / known.length);
}
