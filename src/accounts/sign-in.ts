import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { encrypt } from '../kit/keyring.ts';
import { inTransaction } from '../kit/transaction.ts';
import { setMembership } from './memberships.ts';
import { identities, snapshots, users } from './model.ts';
import { NetworkProfile } from './schemas.ts';

export interface NetworkTokens {
  accessToken: string;
  refreshToken: string | null;
}

/**
 * Finds the account of a network profile, or makes one, and keeps a snapshot of the profile's counts.
 * Found by (network, subject) only: an equal e-mail address never joins accounts.
 * @returns the user's id
 */
export async function signIn(ctx: Context, input: { profile: unknown; tokens: NetworkTokens }): Promise<string> {
  const profile = NetworkProfile.parse(input.profile);
  const sealedTokens = encrypt(ctx.keyring, 'network-tokens', JSON.stringify(input.tokens));
  return inTransaction(ctx, async (tx) => {
    const identityId = `${profile.network}:${profile.subject}`;
    const now = tx.clock.now();
    const seen = { username: profile.username, profileUrl: profile.profileUrl, sealedTokens, lastSignInAt: now };
    const known = await identities(tx)
      .findOneAndUpdate({ _id: identityId }, { $set: seen }, { session: tx.session ?? null })
      .lean();
    const userId = known?.userId ?? (await makeUser(tx, profile, { _id: identityId, linkedAt: now, ...seen }));
    await keepSnapshot(tx, identityId, profile);
    return userId;
  });
}

type FirstSight = {
  _id: string;
  linkedAt: Date;
  username: string | null;
  profileUrl: string | null;
  sealedTokens: string;
  lastSignInAt: Date;
};

async function makeUser(tx: Context, profile: NetworkProfile, seen: FirstSight): Promise<string> {
  const userId = tx.ids.next('usr');
  const vouched = profile.email !== null && profile.emailVerified;
  const user = {
    _id: userId,
    displayName: profile.displayName,
    email: profile.email,
    emailVerifiedBy: vouched ? profile.network : null,
    avatarUrl: profile.avatarUrl,
    language: 'en',
    createdAt: tx.clock.now(),
  };
  const options = { session: tx.session ?? null };
  await users(tx).create([user], options);
  await identities(tx).create([{ ...seen, network: profile.network, subject: profile.subject, userId }], options);
  const role = tx.founders[seen._id];
  if (role) await setMembership(tx, { userId, kind: 'manager', ref: 'programme', state: 'active', role });
  await audit(tx, { action: 'user.joined', subject: userId, after: { identity: seen._id } });
  return userId;
}

async function keepSnapshot(tx: Context, identityId: string, profile: NetworkProfile): Promise<void> {
  const { followers, following, posts, verified } = profile;
  const snapshot = { _id: tx.ids.next('snp'), identityId, at: tx.clock.now(), followers, following, posts, verified };
  await snapshots(tx).create([snapshot], { session: tx.session ?? null });
}
