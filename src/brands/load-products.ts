import { requireManager } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { brands, products } from './model.ts';
import { NewProduct } from './schemas.ts';

export const MAX_PRODUCTS = 5_000;

/** Adds products of a brand or brings them up to date, by SKU. Repeatable. */
export async function loadProducts(
  ctx: Context,
  input: { brandId: string; products: unknown[] },
): Promise<{ loaded: number }> {
  requireManager(ctx, ['reviewer']);
  if (!(await brands(ctx).exists({ _id: input.brandId }))) throw missing();
  const parsed = input.products.slice(0, MAX_PRODUCTS).map((product) => NewProduct.parse(product));
  const updates = parsed.map((product) => ({
    updateOne: {
      filter: { _id: `${input.brandId}:${product.sku}` },
      update: { $set: { ...product, brandId: input.brandId } },
      upsert: true,
    },
  }));
  if (updates.length > 0) await products(ctx).bulkWrite(updates, { ordered: false });
  await audit(ctx, { action: 'products.loaded', subject: input.brandId, after: { count: parsed.length } });
  return { loaded: parsed.length };
}
