import type { Context } from '../../context.ts';
import { type IdentityRecord, identities, type SnapshotRecord, snapshots } from '../model.ts';
import { SIGN_IN } from '../networks/index.ts';
import { requireUser } from '../policies.ts';
import type { OwnIdentity } from '../schemas.ts';

/** The accounts that the signed-in person can sign in with, and what each says about her. */
export async function listOwnIdentities(ctx: Context): Promise<OwnIdentity[]> {
  const userId = requireUser(ctx);
  const own = await identities(ctx).find({ userId }).sort({ linkedAt: 1 }).limit(20).lean<IdentityRecord[]>();
  return Promise.all(own.map((identity) => view(ctx, identity, own.length > 1)));
}

async function view(ctx: Context, identity: IdentityRecord, canUnlink: boolean): Promise<OwnIdentity> {
  const { _id, network, username, profileUrl, linkedAt, lastSignInAt, refreshedAt, accessLostAt } = identity;
  const newest = await snapshots(ctx).findOne({ identityId: _id }).sort({ at: -1 }).lean<SnapshotRecord>();
  return {
    id: _id,
    network,
    title: SIGN_IN[network].title,
    username,
    profileUrl,
    followers: newest?.followers ?? null,
    following: newest?.following ?? null,
    posts: newest?.posts ?? null,
    verified: newest?.verified ?? null,
    linkedAt: linkedAt.toISOString(),
    lastSignInAt: lastSignInAt.toISOString(),
    refreshedAt: (refreshedAt ?? newest?.at ?? lastSignInAt).toISOString(),
    accessLost: Boolean(accessLostAt),
    canUnlink,
  };
}
