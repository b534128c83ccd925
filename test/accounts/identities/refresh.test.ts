import { createHmac } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { linkIdentity } from '../../../src/accounts/identities/link-identity.ts';
import { accessWithdrawn, deleteNetworkData } from '../../../src/accounts/identities/network-withdrew.ts';
import { readSignedRequest } from '../../../src/accounts/identities/signed-request.ts';
import { unlinkIdentity } from '../../../src/accounts/identities/unlink-identity.ts';
import { makeClients, refreshIdentities, revokeTokens, signIn } from '../../../src/accounts/index.ts';
import { identities, snapshots } from '../../../src/accounts/model.ts';
import type { NetworkAnswer, NetworkClient } from '../../../src/accounts/networks/network.ts';
import { readReactions } from '../../../src/accounts/networks/reactions.ts';
import { NETWORKS, type Network } from '../../../src/accounts/schemas.ts';
import { encryptTokens, unsealTokens } from '../../../src/accounts/sign-in.ts';
import { changeSettings, currentSettings } from '../../../src/settings/index.ts';
import { signIn as agree, MemoryStateStore } from '../../sandbox/networks/strategy-run.ts';
import { startTestSandbox, type TestSandbox } from '../../sandbox/support.ts';
import { type TestContext, testContext } from '../../support/test-context.ts';

let ctx: TestContext;
let box: TestSandbox;
let clients: Map<Network, { client: NetworkClient }>;
beforeAll(async () => {
  box = await startTestSandbox();
  ctx = await testContext();
  clients = makeClients(box.receiver.url, box.sandbox.networks, () => new MemoryStateStore() as never);
});
beforeEach(async () => {
  await Promise.all([identities(ctx).deleteMany({}), snapshots(ctx).deleteMany({})]);
  await ctx.mongo.collection('network_calls').deleteMany({});
});

const clientOf = (network: Network): NetworkClient => {
  const found = clients.get(network);
  if (!found) throw new Error(network);
  return found.client;
};

/** What a person at a network grants, by the real protocol. */
async function granted(network: Network, person: string): Promise<NetworkAnswer> {
  const client = clientOf(network);
  await client.prepare?.();
  const { user, error } = await agree(box, client.strategy, { login_hint: person }, { nonce: 'n' });
  if (!user) throw error ?? new Error(`${network} let nobody in`);
  return user as NetworkAnswer;
}
async function enter(network: Network, person = 'ines') {
  const answer = await granted(network, person);
  const userId = await signIn(ctx, answer);
  return { userId, id: `${network}:${answer.profile.subject}`, answer };
}
const find = (id: string) => identities(ctx).findById(id).lean();
const tokensOf = async (id: string) => unsealTokens(ctx, (await find(id))?.sealedTokens ?? '');
const counts = (identityId: string) => snapshots(ctx).countDocuments({ identityId });
const only = (network: Network) => new Map([[network, { client: clientOf(network) }]]);

test('every network’s counts are read again when they are due, and kept with their date', async () => {
  const entered = await Promise.all(NETWORKS.map((network) => enter(network)));
  expect(await refreshIdentities(ctx, clients)).toBe(0);
  ctx.clock.advance(31);
  expect(await refreshIdentities(ctx, clients)).toBe(5);
  for (const { id } of entered) {
    expect(await counts(id), id).toBe(2);
    expect(await find(id)).toMatchObject({ refreshedAt: ctx.clock.now(), refreshFailures: 0, accessLostAt: null });
  }
  expect(await refreshIdentities(ctx, clients)).toBe(0);
});

test('Instagram and TikTok tell how people react, in every snapshot; where Instagram will not, the rest is kept all the same', async () => {
  const { id } = await enter('instagram', 'olena');
  const newest = (identityId: string) => snapshots(ctx).findOne({ identityId }).sort({ at: -1 }).lean();
  const { followers, reactions } = (await newest(id)) ?? {};
  expect(reactions).toMatchObject({ posts: 25, likes: expect.any(Number), comments: expect.any(Number) });
  expect((reactions?.likes ?? 0) / (followers ?? 0)).toBeCloseTo(0.03, 1);
  expect(reactions?.likesVariation).toBeGreaterThan(0.2);
  const tiktok = await enter('tiktok', 'olena');
  expect((await newest(tiktok.id))?.reactions).toMatchObject({ likes: 363_000, comments: null, likesVariation: null });
  expect((await newest((await enter('x', 'olena')).id))?.reactions).toBeNull();
  expect(await readReactions('http://127.0.0.1:9/me/media', 'token')).toBeNull();
  expect(await readReactions(`${box.receiver.url}/nowhere`, 'token')).toBeNull();
});

test.for(['x', 'tiktok', 'google', 'instagram'] as const)(
  '%s: a token near its end is renewed first, by one process',
  async (network) => {
    const { id, answer } = await enter(network);
    const ending = { ...answer.tokens, expiresAt: new Date(Date.now() + 1_000).toISOString() };
    await identities(ctx).updateOne({ _id: id }, { $set: { sealedTokens: encryptTokens(ctx, ending) } });
    // Instagram renews no token that is not a day old.
    if (network === 'instagram') box.time.wallMs += 25 * 3_600_000;
    ctx.clock.advance(31);
    const tried = await Promise.all([1, 2, 3].map(() => refreshIdentities(ctx, only(network))));
    expect(tried.toSorted()).toEqual([0, 0, 1]);
    const renewed = await tokensOf(id);
    expect(renewed?.accessToken).not.toBe(answer.tokens.accessToken);
    expect(Date.parse(renewed?.expiresAt ?? '')).toBeGreaterThan(Date.now() + 3_000_000);
    if (network === 'x' || network === 'tiktok') expect(renewed?.refreshToken).not.toBe(answer.tokens.refreshToken);
    if (network === 'google') expect(renewed?.refreshToken).toBe(answer.tokens.refreshToken);
    expect(await counts(id)).toBe(2);
  },
);

test('a token that the network has forgotten is renewed once, too', async () => {
  const { id } = await enter('x');
  box.time.wallMs += 3 * 3_600_000;
  ctx.clock.advance(31);
  await refreshIdentities(ctx, only('x'));
  expect(await counts(id)).toBe(2);
});

test('a person who took our access away is asked about no more, until she signs in again', async () => {
  const { id, answer } = await enter('tiktok');
  await clientOf('tiktok').revoke?.({ ...answer.tokens });
  await clientOf('tiktok').revoke?.({ ...answer.tokens, accessToken: answer.tokens.refreshToken ?? '' });
  ctx.clock.advance(31);
  expect(await refreshIdentities(ctx, only('tiktok'))).toBe(1);
  expect(await find(id)).toMatchObject({ sealedTokens: null, refreshDueAt: null, accessLostAt: ctx.clock.now() });
  ctx.clock.advance(31);
  expect(await refreshIdentities(ctx, only('tiktok'))).toBe(0);
  await enter('tiktok');
  expect(await find(id)).toMatchObject({ accessLostAt: null });
});

test('a network that is away is asked later and later, and nothing is lost', async () => {
  const { id, answer } = await enter('x');
  const away = makeClients(box.receiver.url, {
    x: { ...box.sandbox.networks.x, profileUrl: 'http://127.0.0.1:1/', tokenUrl: 'http://127.0.0.1:1/' },
  });
  ctx.clock.advance(31);
  for (const hours of [1, 2, 4]) {
    expect(await refreshIdentities(ctx, away)).toBe(1);
    const due = (await find(id))?.refreshDueAt?.getTime() ?? 0;
    expect(due - ctx.clock.now().getTime()).toBe(hours * 3_600_000);
    ctx.clock.set(new Date(due));
  }
  expect(await tokensOf(id)).toEqual(answer.tokens);
  expect(await refreshIdentities(ctx, only('x'))).toBe(1);
  expect(await find(id)).toMatchObject({ refreshFailures: 0 });
});

test('a network is asked as often a day as the settings say, and no more', async () => {
  const before = await currentSettings(ctx);
  const callsADay = { ...before.networks.callsADay, x: 2 };
  await changeSettings(ctx, { ...before, networks: { ...before.networks, callsADay } }, before.version);
  for (const person of ['ines', 'olena', 'dmitri']) await enter('x', person);
  ctx.clock.advance(31);
  const tried = await Promise.all([refreshIdentities(ctx, only('x')), refreshIdentities(ctx, only('x'))]);
  expect(tried.reduce((sum, count) => sum + count, 0)).toBe(2);
  expect(await refreshIdentities(ctx, only('x'))).toBe(0);
});

describe('access that is not wanted any more', () => {
  test.for(['facebook', 'x', 'tiktok', 'google'] as const)(
    'is given back to %s when the identity is unlinked',
    async (network) => {
      const { userId, id, answer } = await enter(network, 'olena');
      await linkIdentity(ctx, { userId, ...(await granted('instagram', 'olena')) });
      const browser = {
        sessionId: 's',
        signedInAt: new Date(),
        end: async () => undefined,
        renew: async () => undefined,
      };
      await unlinkIdentity({ ...ctx, browser, actor: { kind: 'user', userId, creatorActive: false } }, id);
      expect(await revokeTokens(ctx, clients)).toBe(1);
      expect(await revokeTokens(ctx, clients)).toBe(0);
      await expect(clientOf(network).read(answer.tokens)).rejects.toThrow(/answered 4/);
    },
  );

  test('is given back later when the network is away now', async () => {
    const { userId, id, answer } = await enter('x', 'olena');
    await linkIdentity(ctx, { userId, ...(await granted('instagram', 'olena')) });
    const browser = {
      sessionId: 's',
      signedInAt: new Date(),
      end: async () => undefined,
      renew: async () => undefined,
    };
    await unlinkIdentity({ ...ctx, browser, actor: { kind: 'user', userId, creatorActive: false } }, id);
    const away = makeClients(box.receiver.url, { x: { ...box.sandbox.networks.x, revokeUrl: 'http://127.0.0.1:1/' } });
    expect(await revokeTokens(ctx, away)).toBe(1);
    expect(await revokeTokens(ctx, clients)).toBe(0);
    await ctx.mongo.collection('revocations').updateMany({}, { $set: { dueAt: new Date() } });
    expect(await revokeTokens(ctx, clients)).toBe(1);
    await expect(clientOf('x').read(answer.tokens)).rejects.toThrow(/answered 4/);
  });
});

describe('what Meta tells us', () => {
  const SECRET = 'app-secret';
  const now = () => Math.floor(Date.now() / 1_000);
  const body = (payload: string) => Buffer.from(payload).toString('base64url');
  const sign = (payload: string, secret = SECRET) =>
    `${createHmac('sha256', secret).update(body(payload)).digest('base64url')}.${body(payload)}`;
  const payload = (overrides: object = {}) =>
    JSON.stringify({ algorithm: 'HMAC-SHA256', user_id: '1789', issued_at: now(), ...overrides });

  test('is believed where it is signed with the app’s secret, to the last digit of the id', () => {
    expect(readSignedRequest(sign(payload()), SECRET)).toBe('1789');
    const bare = payload().replace('"1789"', '17841405793187218');
    expect(readSignedRequest(sign(bare), SECRET)).toBe('17841405793187218');
  });

  test.for([
    ['signed with another secret', () => sign(payload(), 'other')],
    ['changed after it was signed', () => `${sign(payload()).split('.')[0]}.${body(payload({ user_id: '1' }))}`],
    ['without a signature', () => `.${body(payload())}`],
    ['of another algorithm', () => sign(payload({ algorithm: 'none' }))],
    ['two days old', () => sign(payload({ issued_at: now() - 2 * 86_400 }))],
    ['about nobody', () => sign(payload({ user_id: undefined }))],
    ['about an operator', () => sign(payload({ user_id: { $ne: null } }))],
    ['that is no JSON', () => sign('{')],
    ['of three parts', () => `${sign(payload())}.x`],
    ['without end', () => 'x'.repeat(6_000)],
    ['that is a list', () => ['a.b']],
  ] as const)('is refused %s', ([, make]) => {
    expect(readSignedRequest(make(), SECRET)).toBeUndefined();
  });

  test('access taken away at Instagram is gone here, by its other id', async () => {
    const { id } = await enter('instagram');
    await accessWithdrawn(ctx, 'instagram', (await find(id))?.scopedSubject ?? '');
    expect(await find(id)).toMatchObject({ sealedTokens: null, refreshDueAt: null, accessLostAt: ctx.clock.now() });
  });

  test('a deletion takes what came from there: the last way in stays as a bare id, another goes', async () => {
    const alone = await enter('facebook', 'dmitri');
    const two = await enter('instagram', 'zeynep');
    await linkIdentity(ctx, { userId: two.userId, ...(await granted('facebook', 'zeynep')) });
    const [, second] = await identities(ctx).find({ userId: two.userId }).sort({ network: -1 }).lean();
    const code = await deleteNetworkData(ctx, 'facebook', alone.answer.profile.subject);
    expect(code).toMatch(/^\w{20}$/);
    await deleteNetworkData(ctx, 'facebook', second?.subject ?? '');
    expect(await find(alone.id)).toMatchObject({ sealedTokens: null, username: null, profileUrl: null });
    expect(await find(second?._id ?? '')).toBeNull();
    expect(await counts(alone.id)).toBe(0);
    expect(await counts(second?._id ?? '')).toBe(0);
    expect(await deleteNetworkData(ctx, 'facebook', '404')).not.toBe(code);
  });
});
