import { beforeAll, expect, test } from 'vitest';
import { loadProducts } from '../../src/catalogue/index.ts';
import { countFacets } from '../../src/discovery/count-facets.ts';
import { makeCard } from '../../src/discovery/make-card.ts';
import { cards } from '../../src/discovery/model.ts';
import { recommendCreators } from '../../src/discovery/recommend-creators.ts';
import { countTraits } from '../../src/discovery/refresh-cards.ts';
import { RecommendationQuery } from '../../src/discovery/schemas.ts';
import { subjectOf } from '../../src/discovery/subject.ts';
import { type Brand, someBrand, someCampaign } from '../support/campaigns.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let brand: Brand;
beforeAll(async () => {
  ctx = await testContext();
  brand = await someBrand(ctx);
  const products = [
    {
      sku: 'MUG',
      name: 'Mug',
      category: 'kitchen',
      priceMinor: 900,
      currency: 'EUR',
      url: `https://${brand.domain}/m`,
    },
    { sku: 'PIANO', name: 'Piano', priceMinor: 900_000, currency: 'PLN', url: `https://${brand.domain}/p` },
  ];
  await loadProducts(brand.as, { brandId: brand.brandId, products });
});

const subject = (query: object) => subjectOf(brand.as, brand.brandId, RecommendationQuery.parse(query));

test('a product is asked for by its kind and its price; without a rate the price is unknown, never guessed', async () => {
  expect(await subject({ sku: 'MUG' })).toMatchObject({
    categories: ['kitchen'],
    niches: ['kitchen'],
    priceLevel: 'low',
  });
  expect(await subject({ sku: 'LAMP' })).toMatchObject({ categories: [], priceLevel: 'mid' });
  expect(await subject({ sku: 'PIANO' })).toMatchObject({ priceLevel: null });
  await expect(subject({ sku: 'HARP' })).rejects.toMatchObject({ kind: 'missing' });
  expect(RecommendationQuery.safeParse({}).success).toBe(false);
});

test('a campaign is asked for by its products, topics and countries; another brand’s is not there', async () => {
  const brief = { skus: ['MUG', 'LAMP'], niches: ['home'], countries: ['PT'], budgetMinor: 100_000 };
  const { _id: campaignId } = await someCampaign(ctx, brand, brief);
  expect(await subject({ campaignId })).toEqual({
    brandId: brand.brandId,
    categories: ['kitchen'],
    niches: ['home', 'kitchen'],
    countries: ['PT'],
    priceLevel: 'mid',
  });
  const other = await someBrand(ctx);
  await expect(recommendCreators(other.as, other.brandId, { campaignId })).rejects.toMatchObject({ kind: 'missing' });
});

test('who sells at the price of a product is told so, and facets name the brands that creators sold for', async () => {
  const now = ctx.clock.now();
  const card = makeCard(
    {
      creator: { _id: 'crt_price', displayName: 'Ana', country: 'PT', languages: ['pt'], niches: ['home'] },
      networks: [],
      standing: { tier: 'bronze', reachClass: null, kol: 'creator', authenticity: null },
      clicks: 0,
      sales: [{ brandId: brand.brandId, orders: 2, gmvMinor: 18_000 }],
      categories: [{ category: 'lamps', orders: 2, quantity: 2, baseMinor: 18_000 }],
      currency: 'EUR',
    },
    now,
    now,
  );
  await cards(ctx).collection.insertOne(card as never);
  const { data } = await recommendCreators(brand.as, brand.brandId, { sku: 'LAMP' });
  expect(data[0]?.reasons.map(({ reason }) => reason)).toContain('price_fits');
  const { data: ofMugs } = await recommendCreators(brand.as, brand.brandId, { sku: 'MUG' });
  expect(ofMugs[0]?.reasons.map(({ reason }) => reason)).not.toContain('price_fits');
  await countTraits(ctx);
  for (const filter of [{}, { country: ['PT'] }]) {
    const { facets } = await countFacets(brand.as, brand.brandId, filter);
    expect(facets.find(({ facet }) => facet === 'brand')?.values).toEqual([
      { value: brand.brandId, count: 1, name: brand.shop.brand.name },
    ]);
  }
});
