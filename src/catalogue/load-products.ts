import { requireBrand } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { type FieldProblem, invalid, missing } from '../kit/errors.ts';
import { products } from './model.ts';
import { contentOf, productId } from './product-record.ts';
import { NewProduct } from './schemas.ts';
import { addressProblem } from './to-product.ts';

export const MAX_PRODUCTS = 5_000;

/** Adds products of a brand or brings them up to date, by SKU. Repeatable. All of them, or none where one is not right. */
export async function loadProducts(
  ctx: Context,
  input: { brandId: string; products: unknown[] },
): Promise<{ loaded: number }> {
  const { brandId } = input;
  requireBrand(ctx, brandId, 'edit');
  const brand = (await findBrands(ctx, [brandId])).get(brandId);
  if (!brand) throw missing();
  const parsed = input.products.slice(0, MAX_PRODUCTS).map((product) => NewProduct.parse(product));
  const elsewhere: FieldProblem[] = parsed.flatMap(({ url }, index) => {
    const wrong = addressProblem(url, brand.domains, !ctx.config.production);
    return wrong ? [{ path: `products.${index}.url`, message: wrong.message }] : [];
  });
  if (elsewhere.length > 0)
    throw invalid('product_address_invalid', 'Some products are not on a domain of this brand.', elsewhere);
  const updatedAt = ctx.clock.now();
  const updates = parsed.map((product) => ({
    updateOne: {
      filter: { _id: productId(brandId, product.sku) },
      update: {
        $set: { ...contentOf(brandId, product), importId: null, importLine: null, change: null, updatedAt },
      },
      upsert: true,
    },
  }));
  if (updates.length > 0) await products(ctx).bulkWrite(updates, { ordered: false });
  await audit(ctx, { action: 'products.loaded', subject: brandId, after: { count: parsed.length } });
  return { loaded: parsed.length };
}

/** Takes products out of what creators are shown; links and orders of the past stay as they are. */
export async function retireProducts(
  ctx: Context,
  input: { brandId: string; skus: string[] },
): Promise<{ retired: number }> {
  requireBrand(ctx, input.brandId, 'edit');
  const { modifiedCount } = await products(ctx).updateMany(
    { _id: { $in: input.skus.map((sku) => productId(input.brandId, sku)) }, state: { $ne: 'retired' } },
    { $set: { state: 'retired', retiredAt: ctx.clock.now(), updatedAt: ctx.clock.now() } },
  );
  await audit(ctx, { action: 'products.retired', subject: input.brandId, after: { skus: input.skus.slice(0, 100) } });
  return { retired: modifiedCount };
}
