import type { Context } from '../../context.ts';
import { collaborations } from '../model.ts';

const MAX_BRANDS = 200;

/** Brands for which a creator finished what was agreed, the latest first. */
export async function finishedBrandsOf(ctx: Context, creatorId: string): Promise<string[]> {
  const rows = await collaborations(ctx)
    .find({ creatorId, state: 'done' }, { brandId: 1 })
    .sort({ _id: -1 })
    .limit(MAX_BRANDS)
    .lean();
  return [...new Set(rows.map(({ brandId }) => brandId))];
}
