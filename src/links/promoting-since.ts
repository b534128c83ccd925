import type { Context } from '../context.ts';
import { codes, links } from './model.ts';

/** When a creator made her first link or code for a brand; null: she has none. */
export type PromotingSince = (creatorId: string, brandId: string) => Date | null;

/** Looks up since when creators promote brands, in two queries. At most 1,000 creators. */
export async function loadPromotingSince(ctx: Context, creatorIds: string[]): Promise<PromotingSince> {
  if (creatorIds.length > 1_000) throw new RangeError('at most 1,000 creators at once');
  const first = new Map<string, Date>();
  for (const collection of [links(ctx), codes(ctx)] as ReturnType<typeof links>[]) {
    const rows = await collection
      .aggregate<{ _id: { creatorId: string; brandId: string }; since: Date }>([
        { $match: { creatorId: { $in: creatorIds } } },
        { $group: { _id: { creatorId: '$creatorId', brandId: '$brandId' }, since: { $min: '$createdAt' } } },
      ])
      .session(ctx.session ?? null);
    for (const { _id, since } of rows) {
      const key = `${_id.creatorId} ${_id.brandId}`;
      const known = first.get(key);
      first.set(key, known && known < since ? known : since);
    }
  }
  return (creatorId, brandId) => first.get(`${creatorId} ${brandId}`) ?? null;
}

/**
 * Creators who promote a brand, or any when none is named, in the order of their ids; the page behind `after`.
 * @param before only those whose link or code was made before
 */
export async function promotersOf(
  ctx: Context,
  brandId: string | undefined,
  page: { after: string | null; before: Date; limit: number },
): Promise<string[]> {
  const which = {
    ...(brandId ? { brandId } : {}),
    creatorId: { $gt: page.after ?? '' },
    createdAt: { $lt: page.before },
  };
  const ids = new Set<string>();
  for (const collection of [links(ctx), codes(ctx)] as ReturnType<typeof links>[]) {
    const rows = await collection.aggregate<{ _id: string }>([
      { $match: which },
      { $sort: { creatorId: 1 } },
      { $group: { _id: '$creatorId' } },
      { $sort: { _id: 1 } },
      { $limit: page.limit },
    ]);
    for (const { _id } of rows) ids.add(_id);
  }
  return [...ids].toSorted().slice(0, page.limit);
}
