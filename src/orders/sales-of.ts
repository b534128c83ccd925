import type { Context } from '../context.ts';
import { orders } from './model.ts';

export interface BrandSales {
  creatorId: string;
  brandId: string;
  currency: string;
  orders: number;
  gmvMinor: number;
}

export interface CategorySales {
  creatorId: string;
  category: string;
  currency: string;
  orders: number;
  quantity: number;
  baseMinor: number;
}

/** What many creators sold since a time, cancelled orders apart: by brand, and by category. At most 1,000 creators. */
export async function salesOf(
  ctx: Context,
  creatorIds: string[],
  since: Date,
): Promise<{ byBrand: BrandSales[]; byCategory: CategorySales[] }> {
  if (creatorIds.length > 1_000) throw new RangeError('at most 1,000 creators at once');
  const sold = { $match: { creatorId: { $in: creatorIds }, placedAt: { $gte: since }, cancelledAt: null } };
  const byBrand = await orders(ctx).aggregate<BrandSales>([
    sold,
    {
      $group: {
        _id: { creatorId: '$creatorId', brandId: '$brandId', currency: '$currency' },
        orders: { $sum: 1 },
        gmvMinor: { $sum: '$gmvMinor' },
      },
    },
    { $replaceWith: { $mergeObjects: ['$_id', { orders: '$orders', gmvMinor: '$gmvMinor' }] } },
  ]);
  const byCategory = await orders(ctx).aggregate<CategorySales>([
    sold,
    { $unwind: '$lines' },
    { $match: { 'lines.category': { $ne: null } } },
    {
      $group: {
        _id: { creatorId: '$creatorId', category: '$lines.category', currency: '$currency' },
        orders: { $sum: 1 },
        quantity: { $sum: '$lines.quantity' },
        baseMinor: { $sum: '$lines.baseMinor' },
      },
    },
    {
      $replaceWith: {
        $mergeObjects: ['$_id', { orders: '$orders', quantity: '$quantity', baseMinor: '$baseMinor' }],
      },
    },
  ]);
  return { byBrand, byCategory };
}
