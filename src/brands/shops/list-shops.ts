import { requireBrand } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { type ShopRecord, shops } from '../model.ts';
import type { Shop } from './schemas.ts';
import { viewShop } from './shop-secret.ts';

const MOST_LISTED = 100;

/** Shops of a brand, oldest first, for its members. */
export async function listShops(ctx: Context, brandId: string): Promise<Shop[]> {
  requireBrand(ctx, brandId, 'look');
  const rows = await shops(ctx).find({ brandId }).sort({ _id: 1 }).limit(MOST_LISTED).lean<ShopRecord[]>();
  return rows.map((row) => viewShop(ctx, row));
}

/** Whether a shop is a brand's, for other folders' verbs. */
export const shopBelongsTo = async (ctx: Context, { brandId, shopId }: { brandId: string; shopId: string }) =>
  (await shops(ctx).exists({ _id: shopId, brandId })) !== null;
