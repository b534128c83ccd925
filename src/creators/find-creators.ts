import type { Context } from '../context.ts';
import { type CreatorRecord, creators } from './model.ts';

/** Creators by id, for other folders' verbs. At most 1,000. */
export async function findCreators(ctx: Context, ids: string[]): Promise<Map<string, CreatorRecord>> {
  if (ids.length > 1_000) throw new RangeError('at most 1,000 creators at once');
  const rows = await creators(ctx)
    .find({ _id: { $in: ids } })
    .session(ctx.session ?? null)
    .lean();
  return new Map(rows.map((row) => [row._id, row]));
}

/** The creator that a user is, if any. */
export const findCreatorOfUser = (ctx: Context, userId: string): Promise<CreatorRecord | null> =>
  creators(ctx).findOne({ userId }).lean();

/** How many creators are in each state. */
export async function countCreators(ctx: Context): Promise<{ applied: number; active: number }> {
  const [applied, active] = await Promise.all([
    creators(ctx).countDocuments({ state: 'applied' }),
    creators(ctx).countDocuments({ state: 'active' }),
  ]);
  return { applied, active };
}
