import type { Context } from '../context.ts';
import { identities, snapshots, type UserRecord, users } from './model.ts';
import type { IdentityView } from './schemas.ts';

/** The linked networks of many users at once, with the newest follower count of each. */
export async function identitiesOf(ctx: Context, userIds: string[]): Promise<Map<string, IdentityView[]>> {
  const linked = await identities(ctx)
    .find({ userId: { $in: userIds } })
    .limit(userIds.length * 10)
    .lean();
  const newest = await snapshots(ctx).aggregate<{ _id: string; followers: number | null }>([
    { $match: { identityId: { $in: linked.map((identity) => identity._id) } } },
    { $sort: { identityId: 1, at: -1 } },
    { $group: { _id: '$identityId', followers: { $first: '$followers' } } },
  ]);
  const followers = new Map(newest.map((snapshot) => [snapshot._id, snapshot.followers]));
  const views = new Map<string, IdentityView[]>(userIds.map((id) => [id, []]));
  for (const { _id, userId, network, username, profileUrl } of linked) {
    views.get(userId)?.push({ network, username, profileUrl, followers: followers.get(_id) ?? null });
  }
  return views;
}

/** One user, or null when there is none. */
export const findUser = (ctx: Context, userId: string): Promise<UserRecord | null> =>
  users(ctx)
    .findById(userId)
    .session(ctx.session ?? null)
    .lean();
