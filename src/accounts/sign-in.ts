import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { decrypt, encrypt } from '../kit/keyring.ts';
import { inTransaction } from '../kit/transaction.ts';
import { wordsOf } from '../kit/words.ts';
import { setMembership } from './memberships.ts';
import { type IdentityRecord, identities, snapshots, type UserRecord, users } from './model.ts';
import { NetworkProfile } from './schemas.ts';
import { markSnapshot } from './snapshot-news.ts';

export interface NetworkTokens {
  accessToken: string;
  refreshToken: string | null;
  /** When the access token ends, ISO 8601; null or missing where the network does not say. */
  expiresAt?: string | null;
  /** What the person granted, where the network says. */
  scopes?: string[];
}

/**
 * Finds the account of a network profile, or makes one, and keeps a snapshot of the profile's counts.
 * Found by (network, subject) only: an equal e-mail address never joins accounts.
 * @returns the user's id
 */
export async function signIn(
  ctx: Context,
  input: { profile: unknown; tokens: NetworkTokens; language?: string },
): Promise<string> {
  const profile = NetworkProfile.parse(input.profile);
  return inTransaction(ctx, async (tx) => {
    const { _id, ...seen } = identityOf(tx, profile, await sealTokens(tx, profile, input.tokens));
    const known = await identities(tx)
      .findOneAndUpdate({ _id }, { $set: seen }, { session: tx.session ?? null })
      .lean();
    const userId = known?.userId ?? (await makeUser(tx, profile, { _id, ...seen }, input.language ?? 'en'));
    await keepSnapshot(tx, _id, profile);
    await markSnapshot(tx, userId);
    return userId;
  });
}

/** Tokens as they are kept. Google gives a refresh token at the first consent only: the one we have stays. */
export async function sealTokens(tx: Context, profile: NetworkProfile, tokens: NetworkTokens): Promise<string> {
  const known = tokens.refreshToken
    ? null
    : await identities(tx)
        .findById(`${profile.network}:${profile.subject}`)
        .session(tx.session ?? null)
        .lean();
  const before = known?.sealedTokens ? unsealTokens(tx, known.sealedTokens) : null;
  return encryptTokens(tx, { ...tokens, refreshToken: tokens.refreshToken ?? before?.refreshToken ?? null });
}

export const encryptTokens = (ctx: Context, tokens: NetworkTokens): string =>
  encrypt(ctx.keyring, 'network-tokens', JSON.stringify(tokens));

/** The tokens, or null when the key they were kept under is gone: the person signs in again. */
export function unsealTokens(ctx: Context, sealed: string): NetworkTokens | null {
  try {
    return JSON.parse(decrypt(ctx.keyring, 'network-tokens', sealed));
  } catch {
    return null;
  }
}

type SeenIdentity = Omit<IdentityRecord, 'userId' | 'linkedAt'>;

/** What is known of an identity whose person has just agreed at the network. */
export function identityOf(tx: Context, profile: NetworkProfile, sealedTokens: string): SeenIdentity {
  const now = tx.clock.now();
  return {
    _id: `${profile.network}:${profile.subject}`,
    network: profile.network,
    subject: profile.subject,
    scopedSubject: profile.scopedSubject ?? null,
    username: profile.username,
    profileUrl: profile.profileUrl,
    sealedTokens,
    lastSignInAt: now,
    refreshedAt: now,
    accessLostAt: null,
    refreshFailures: 0,
    refreshDueAt: nextRefresh(now),
  };
}

const REFRESH_DAYS = 1;
export const nextRefresh = (now: Date): Date => new Date(now.getTime() + REFRESH_DAYS * 86_400_000);

async function makeUser(
  tx: Context,
  profile: NetworkProfile,
  identity: SeenIdentity,
  language: string,
): Promise<string> {
  const userId = tx.ids.next('usr');
  const vouched = profile.email !== null && profile.emailVerified;
  const now = tx.clock.now();
  const user = {
    _id: userId,
    displayName: profile.displayName,
    email: profile.email,
    emailVerifiedBy: vouched ? profile.network : null,
    avatarUrl: profile.avatarUrl,
    language,
    createdAt: now,
    identitiesChanged: 0,
    words: wordsOf([profile.displayName, profile.username ?? '']),
  };
  const options = { session: tx.session ?? null };
  await users(tx).create([user], options);
  await identities(tx).create([{ ...identity, userId, linkedAt: now }], options);
  const role = tx.founders[identity._id];
  if (role) await setMembership(tx, { userId, kind: 'manager', ref: 'programme', state: 'active', role });
  await audit(tx, { action: 'user.joined', subject: userId, after: { identity: identity._id } });
  return userId;
}

/** Writes the user's record, so that two changes of her identities at once cannot both go by what they saw before. */
export const touchUser = (tx: Context, userId: string): Promise<UserRecord | null> =>
  users(tx)
    .findOneAndUpdate({ _id: userId }, { $inc: { identitiesChanged: 1 } }, { session: tx.session ?? null })
    .lean<UserRecord>()
    .exec();

export async function keepSnapshot(tx: Context, identityId: string, profile: NetworkProfile): Promise<void> {
  const { followers, following, posts, verified, reactions = null } = profile;
  const counts = { followers, following, posts, verified, reactions };
  const snapshot = { _id: tx.ids.next('snp'), identityId, at: tx.clock.now(), ...counts };
  await snapshots(tx).create([snapshot], { session: tx.session ?? null });
}
