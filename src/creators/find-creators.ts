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
  creators(ctx)
    .findOne({ userId })
    .session(ctx.session ?? null)
    .lean();

/** Creators by the user they are. At most 1,000. */
export async function findCreatorsOfUsers(ctx: Context, userIds: string[]): Promise<Map<string, CreatorRecord>> {
  if (userIds.length > 1_000) throw new RangeError('at most 1,000 creators at once');
  const rows =
    userIds.length === 0
      ? []
      : await creators(ctx)
          .find({ userId: { $in: userIds } })
          .lean();
  return new Map(rows.map((row) => [row.userId, row]));
}

const MAX_REFERRED = 200;

/** Whom a creator brought in, newest first. */
export const listReferred = (ctx: Context, creatorId: string): Promise<CreatorRecord[]> =>
  creators(ctx).find({ 'referredBy.creatorId': creatorId }).sort({ _id: -1 }).limit(MAX_REFERRED).lean();

/** How many creators are in each state. */
export async function countCreators(ctx: Context): Promise<{ applied: number; active: number }> {
  const [applied, active] = await Promise.all([
    creators(ctx).countDocuments({ state: 'applied' }),
    creators(ctx).countDocuments({ state: 'active' }),
  ]);
  return { applied, active };
}
