import { requireBrand } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { afterCursor, toPage } from '../kit/pagination.ts';
import { type ProductRecord, products } from './model.ts';
import { productId, wordsOf } from './product-record.ts';
import type { Product, ProductQuery } from './schemas.ts';

const MAX_SEARCH_WORDS = 6;
const SEARCH_MS = 5_000;

/** Products of a brand whose name, SKU or category has words beginning with each word looked for. */
export async function listProducts(ctx: Context, brandId: string, query: ProductQuery) {
  if (query.state === 'retired') requireBrand(ctx, brandId, 'look');
  const beginnings = wordsOf(query.q ?? '').slice(0, MAX_SEARCH_WORDS);
  const rows = await products(ctx)
    .find({
      brandId,
      state: query.state,
      ...afterCursor(query.cursor),
      // Only letters and digits are left of a word: nothing in it means something to a regular expression.
      ...(beginnings.length > 0 ? { $and: beginnings.map((word) => ({ words: new RegExp(`^${word}`) })) } : {}),
    })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .maxTimeMS(SEARCH_MS)
    .lean();
  return toPage(rows, query.limit, viewProduct);
}

/** Products by SKU, for other folders' verbs; those that are not there are left out. At most 1,000. */
export async function findProducts(ctx: Context, brandId: string, skus: string[]): Promise<Map<string, Product>> {
  if (skus.length > 1_000) throw new RangeError('at most 1,000 products at once');
  const rows = await products(ctx)
    .find({ _id: { $in: skus.map((sku) => productId(brandId, sku)) } })
    .session(ctx.session ?? null)
    .lean();
  return new Map(rows.map((row) => [row.sku, viewProduct(row)]));
}

const viewProduct = (row: ProductRecord): Product => ({
  sku: row.sku,
  name: row.name,
  category: row.category,
  price: { amountMinor: row.priceMinor, currency: row.currency },
  url: row.url,
  imageUrl: row.imageUrl,
  availability: row.availability,
  state: row.state,
});
