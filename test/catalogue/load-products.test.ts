import { beforeAll, describe, expect, test } from 'vitest';
import { listProducts, loadProducts } from '../../src/catalogue/index.ts';
import { retireProducts } from '../../src/catalogue/load-products.ts';
import { products } from '../../src/catalogue/model.ts';
import { NewProduct, ProductQuery } from '../../src/catalogue/schemas.ts';
import { someCreator, someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const product = (domain: string, overrides: object = {}) => ({
  sku: 'LAMP',
  name: 'Linen table lamp',
  priceMinor: 8_900,
  currency: 'EUR',
  url: `https://${domain}/lamp`,
  ...overrides,
});

const found = async (brandId: string, query: object = {}) =>
  (await listProducts(ctx, brandId, ProductQuery.parse(query))).data.map(({ sku }) => sku);

describe('products', () => {
  test('loaded again are brought up to date, by SKU and brand', async () => {
    const [one, other] = [await someShop(ctx), await someShop(ctx)];
    const mug = product(one.domain, { sku: 'MUG' });
    await loadProducts(ctx, { brandId: one.brand._id, products: [product(one.domain), mug] });
    await loadProducts(ctx, { brandId: one.brand._id, products: [product(one.domain, { priceMinor: 7_900 })] });
    await loadProducts(ctx, { brandId: other.brand._id, products: [product(other.domain, { priceMinor: 1 })] });
    const prices = await products(ctx).find({ brandId: one.brand._id }).sort({ sku: 1 }).lean();
    expect(prices.map(({ sku, priceMinor }) => [sku, priceMinor])).toEqual([
      ['LAMP', 7_900],
      ['MUG', 8_900],
    ]);
  });

  test('are found by the beginnings of words of their name, SKU and category, in any script', async () => {
    const { brand, domain } = await someShop(ctx);
    const names = { 'LAMP-01': 'Linen table lamp', 'KRUZHKA-2': 'Кружка керамическая', 'MUG.4': 'Mug (set of 4)' };
    const list = Object.entries(names).map(([sku, name]) => product(domain, { sku, name, category: 'Home > Décor' }));
    await loadProducts(ctx, { brandId: brand._id, products: list });
    expect(await found(brand._id, { q: 'lin lam' })).toEqual(['LAMP-01']);
    expect(await found(brand._id, { q: 'КРУЖ' })).toEqual(['KRUZHKA-2']);
    expect(await found(brand._id, { q: 'mug.4' })).toEqual(['MUG.4']);
    expect(await found(brand._id, { q: 'déc' })).toHaveLength(3);
    expect(await found(brand._id, { q: '.*' })).toHaveLength(3);
    expect(await found(brand._id, { q: 'inen' })).toEqual([]);
  });

  test('that are retired are shown to their brand only, and come back when they are loaded again', async () => {
    const { brand, domain } = await someShop(ctx);
    await loadProducts(ctx, { brandId: brand._id, products: [product(domain)] });
    expect(await retireProducts(ctx, { brandId: brand._id, skus: ['LAMP', 'NONE'] })).toEqual({ retired: 1 });
    expect(await found(brand._id)).toEqual([]);
    expect(await found(brand._id, { state: 'retired' })).toEqual(['LAMP']);
    const { as } = await someCreator(ctx);
    await expect(listProducts(as, brand._id, ProductQuery.parse({ state: 'retired' }))).rejects.toMatchObject({
      kind: 'missing',
    });
    await loadProducts(ctx, { brandId: brand._id, products: [product(domain)] });
    expect(await found(brand._id)).toEqual(['LAMP']);
  });

  test('on another domain than the brand’s are refused, and with them the whole batch', async () => {
    const { brand, domain } = await someShop(ctx);
    const elsewhere = product(`not-${domain}`, { sku: 'FAR' });
    const batch = loadProducts(ctx, { brandId: brand._id, products: [product(domain), elsewhere] });
    await expect(batch).rejects.toMatchObject({
      code: 'product_address_invalid',
      fields: [{ path: 'products.1.url' }],
    });
    expect(await found(brand._id)).toEqual([]);
    await loadProducts(ctx, { brandId: brand._id, products: [product(`shop.${domain}`)] });
    expect(await found(brand._id)).toEqual(['LAMP']);
  });

  test('of a brand that does not exist, or of somebody else’s, are refused', async () => {
    const { brand, domain } = await someShop(ctx);
    const { as } = await someCreator(ctx);
    for (const [caller, brandId] of [
      [ctx, 'brd_nobody'],
      [as, brand._id],
    ] as const)
      await expect(loadProducts(caller, { brandId, products: [product(domain)] })).rejects.toMatchObject({
        kind: 'missing',
      });
  });

  test.for([
    { priceMinor: -1 },
    { priceMinor: 0.5 },
    { currency: 'EURO' },
    { url: 'javascript:alert(1)' },
    { url: '/lamp' },
    { sku: '' },
    { name: ' ' },
    { imageUrl: 'data:image/png;base64,AAAA' },
    { availability: 'maybe' },
  ])('with %j are refused', (flaw) => {
    expect(NewProduct.safeParse(product('a.example', flaw)).success).toBe(false);
  });
});
