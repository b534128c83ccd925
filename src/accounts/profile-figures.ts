import type { Context } from '../context.ts';
import { identities, snapshots } from './model.ts';
import type { Network } from './schemas.ts';

/** The newest counts of one linked network; null is unknown, never zero. */
export interface ProfileFigures {
  network: Network;
  username: string | null;
  followers: number | null;
  following: number | null;
  posts: number | null;
}

/** What the linked networks of a user say about her by their newest snapshots. */
export async function profileFiguresOf(ctx: Context, userId: string): Promise<ProfileFigures[]> {
  const session = ctx.session ?? null;
  const linked = await identities(ctx).find({ userId }).limit(20).session(session).lean();
  return Promise.all(
    linked.map(async ({ _id, network, username }) => {
      const newest = await snapshots(ctx).findOne({ identityId: _id }).sort({ at: -1 }).session(session).lean();
      const { followers = null, following = null, posts = null } = newest ?? {};
      return { network, username, followers, following, posts };
    }),
  );
}
