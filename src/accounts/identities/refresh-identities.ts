import type { Context } from '../../context.ts';
import { DAY_MS } from '../../kit/clock.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { currentSettings } from '../../settings/index.ts';
import { type IdentityRecord, identities } from '../model.ts';
import { NetworkAway, NetworkNonsense, NetworkRefused } from '../networks/call-network.ts';
import type { NetworkClient } from '../networks/network.ts';
import { type Network, NetworkProfile } from '../schemas.ts';
import { encryptTokens, keepSnapshot, type NetworkTokens, unsealTokens } from '../sign-in.ts';
import { markSnapshot } from '../snapshot-news.ts';
import { returnCall, takeCall } from './call-budget.ts';

const BATCH = 100;
const LANES = 5;
const HOUR_MS = 3_600_000;
const MAX_WAIT_HOURS = 24;
/** A token that ends sooner is refreshed before it is used. */
const MARGIN_MS = 600_000;

type Clients = Map<Network, { client: NetworkClient }>;

/**
 * Reads the counts that are due again, within each network's calls a day, and keeps them as dated snapshots. Tokens are refreshed
 * on the way, by one process at a time: what is written was still what was read. A network that refuses us is asked no more until
 * the person signs in with it again; one that is away is asked later and later.
 * @returns how many were tried
 */
export async function refreshIdentities(ctx: Context, clients: Clients): Promise<number> {
  const { networks } = await currentSettings(ctx);
  const tried = await Promise.all(
    [...clients].map(([network, { client }]) =>
      refreshNetwork(ctx, network, client, networks.callsADay[network], networks.refreshDays[network]),
    ),
  );
  return tried.reduce((sum, count) => sum + count, 0);
}

/** Whether any counts are due. */
export const refreshesDue = async (ctx: Context, clients: Clients): Promise<boolean> =>
  (await identities(ctx).exists({ network: { $in: [...clients.keys()] }, refreshDueAt: { $lte: ctx.clock.now() } })) !==
  null;

/** A few at once, so that one slow answer holds up no other: some twenty a second, two million a day. */
async function refreshNetwork(
  ctx: Context,
  network: Network,
  client: NetworkClient,
  callsADay: number,
  days: number,
): Promise<number> {
  let tried = 0;
  const lane = async () => {
    while (tried < BATCH) {
      const identity = await takeDue(ctx, network, callsADay);
      if (!identity) return;
      tried += 1;
      await refreshOne(ctx, client, identity, days);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return tried;
}

/** Takes one by moving its time on: should this process end half-way, it is tried again in an hour. */
async function takeDue(ctx: Context, network: Network, callsADay: number): Promise<IdentityRecord | null> {
  const due = { network, refreshDueAt: { $lte: ctx.clock.now() } };
  if (!(await identities(ctx).exists(due)) || !(await takeCall(ctx, network, callsADay))) return null;
  const later = new Date(ctx.clock.now().getTime() + HOUR_MS);
  const taken = await identities(ctx)
    .findOneAndUpdate(due, { $set: { refreshDueAt: later } }, { sort: { refreshDueAt: 1 }, returnDocument: 'after' })
    .lean<IdentityRecord>();
  // Another lane was quicker: the call was not made.
  if (!taken) await returnCall(ctx, network);
  return taken;
}

async function refreshOne(ctx: Context, client: NetworkClient, identity: IdentityRecord, days: number): Promise<void> {
  try {
    const tokens = identity.sealedTokens ? unsealTokens(ctx, identity.sealedTokens) : null;
    if (!tokens) throw new NetworkRefused('there are no tokens');
    const found = await readProfile(ctx, client, identity, tokens);
    if (!found) return;
    const profile = NetworkProfile.safeParse(found.profile);
    if (!profile.success || profile.data.subject !== identity.subject)
      throw new NetworkNonsense('the profile is of somebody else');
    await keepCounts(ctx, { ...identity, sealedTokens: found.sealed }, profile.data, days);
  } catch (error) {
    if (error instanceof NetworkRefused) await loseAccess(ctx, identity);
    else if (error instanceof NetworkAway || error instanceof NetworkNonsense) await tryLater(ctx, identity);
    else throw error;
  }
}

interface Found {
  profile: unknown;
  /** The tokens as they are kept now. */
  sealed: string | null;
}

/** The profile as it is now, with renewed tokens where these end or are refused; undefined when newer ones came meanwhile. */
async function readProfile(
  ctx: Context,
  client: NetworkClient,
  identity: IdentityRecord,
  tokens: NetworkTokens,
): Promise<Found | undefined> {
  const leftMs = tokens.expiresAt ? new Date(tokens.expiresAt).getTime() - Date.now() : Number.POSITIVE_INFINITY;
  const renewable = client.refresh !== undefined && (client.refreshesAccessToken || tokens.refreshToken !== null);
  if (leftMs > (client.refreshBeforeMs ?? MARGIN_MS) || (!renewable && leftMs > 0)) {
    try {
      return { profile: await client.read(tokens), sealed: identity.sealedTokens };
    } catch (error) {
      if (!renewable || !(error instanceof NetworkRefused)) throw error;
    }
  }
  const renewed = await renew(ctx, client, identity, tokens);
  return renewed && { profile: await client.read(renewed.tokens), sealed: renewed.sealed };
}

/** Spends the refresh token and keeps what came of it; undefined when the person signed in meanwhile and brought newer tokens. */
async function renew(
  ctx: Context,
  client: NetworkClient,
  { _id, sealedTokens }: IdentityRecord,
  tokens: NetworkTokens,
) {
  if (!client.refresh) throw new NetworkRefused('the access has ended, and there is no way to renew it');
  const renewed = await client.refresh(tokens);
  const sealed = encryptTokens(ctx, renewed);
  const { matchedCount } = await identities(ctx).updateOne({ _id, sealedTokens }, { $set: { sealedTokens: sealed } });
  return matchedCount === 1 ? { tokens: renewed, sealed } : undefined;
}

async function keepCounts(
  ctx: Context,
  identity: IdentityRecord,
  profile: NetworkProfile,
  days: number,
): Promise<void> {
  const now = ctx.clock.now();
  const seen = {
    username: profile.username,
    profileUrl: profile.profileUrl,
    refreshedAt: now,
    refreshFailures: 0,
    accessLostAt: null,
    refreshDueAt: new Date(now.getTime() + days * DAY_MS),
  };
  await inTransaction(ctx, async (tx) => {
    const mine = { _id: identity._id, sealedTokens: identity.sealedTokens };
    const { matchedCount } = await identities(tx)
      .updateOne(mine, { $set: seen })
      .session(tx.session ?? null);
    if (matchedCount !== 1) return;
    await keepSnapshot(tx, identity._id, profile);
    await markSnapshot(tx, identity.userId);
  });
}

/** Unless the person has signed in since this try began. */
const loseAccess = (ctx: Context, { _id, lastSignInAt }: IdentityRecord) =>
  identities(ctx).updateOne(
    { _id, lastSignInAt },
    { $set: { sealedTokens: null, accessLostAt: ctx.clock.now(), refreshDueAt: null } },
  );

async function tryLater(ctx: Context, { _id, refreshFailures }: IdentityRecord): Promise<void> {
  const hours = Math.min(2 ** (refreshFailures ?? 0), MAX_WAIT_HOURS);
  const refreshDueAt = new Date(ctx.clock.now().getTime() + hours * HOUR_MS);
  await identities(ctx).updateOne({ _id }, { $set: { refreshDueAt }, $inc: { refreshFailures: 1 } });
}
