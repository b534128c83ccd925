import type { z } from 'zod';
import { requireBrand } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { type Page, type PageQuery, readCursor } from '../kit/pagination.ts';
import { codes, sourceCounters } from './model.ts';
import type { BrandCode } from './schemas.ts';

/** The codes that creators took at a brand, in their own order: what its shop has to grant, to whom it belongs, what it brought. */
export async function listBrandCodes(
  ctx: Context,
  brandId: string,
  query: PageQuery,
): Promise<Page<z.infer<typeof BrandCode>>> {
  requireBrand(ctx, brandId, 'look');
  const after = readCursor(query.cursor);
  const rows = await codes(ctx)
    .find({ brandId, ...(after === undefined ? {} : { code: { $gt: after } }) })
    .sort({ code: 1 })
    .limit(query.limit + 1)
    .lean();
  const shown = rows.slice(0, query.limit);
  const ids = shown.map((row) => row._id);
  const counters = await sourceCounters(ctx)
    .find({ _id: { $in: ids } })
    .lean();
  const orders = new Map(counters.map((counter) => [counter._id, counter.orders]));
  const creators = await findCreators(ctx, [...new Set(shown.map((row) => row.creatorId))]);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(({ _id, code, creatorId, discount, createdAt }) => ({
      id: _id,
      code,
      creator: { id: creatorId, name: creators.get(creatorId)?.displayName ?? '' },
      discount: discount ?? null,
      orders: orders.get(_id) ?? 0,
      createdAt: createdAt.toISOString(),
    })),
    next: last ? Buffer.from(last.code).toString('base64url') : null,
  };
}
