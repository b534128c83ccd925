import type { Context } from '../context.ts';
import { identities, type SnapshotRecord, snapshots, users } from './model.ts';
import type { Network, Reactions } from './schemas.ts';

export interface PastSnapshot extends Pick<SnapshotRecord, 'at' | 'followers' | 'following' | 'posts' | 'verified'> {
  network: Network;
  username: string | null;
  reactions: Reactions | null;
}

const MOST = 400;

/** The dated figures of a user's linked networks, the oldest first; of each network the newest 400. */
export async function snapshotHistory(ctx: Context, userId: string): Promise<PastSnapshot[]> {
  const linked = await identities(ctx).find({ userId }).limit(10).lean();
  const histories: PastSnapshot[] = [];
  for (const { _id, network, username } of linked) {
    const rows = await snapshots(ctx).find({ identityId: _id }).sort({ at: -1 }).limit(MOST).lean<SnapshotRecord[]>();
    for (const { at, followers, following, posts, verified, reactions = null } of rows.reverse())
      histories.push({ network, username, at, followers, following, posts, verified, reactions });
  }
  return histories;
}

/** Names of users, for lists. At most 1,000. */
export async function namesOf(ctx: Context, userIds: string[]): Promise<Map<string, string>> {
  const rows = await users(ctx)
    .find({ _id: { $in: userIds.slice(0, 1_000) } }, { displayName: 1 })
    .lean();
  return new Map(rows.map((row) => [row._id, row.displayName]));
}
