import { beforeAll, describe, expect, test } from 'vitest';
import { actorOf, grantManager, signIn } from '../../src/accounts/index.ts';
import { identities, memberships, snapshots, users } from '../../src/accounts/model.ts';
import type { NetworkProfile } from '../../src/accounts/schemas.ts';
import { decrypt } from '../../src/kit/keyring.ts';
import { unique } from '../builders.ts';
import { someManager, someUser } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = { ...(await testContext()), founders: { 'google:founder': 'admin' } };
});

const profile = (overrides: Partial<NetworkProfile> = {}): NetworkProfile => ({
  network: 'google',
  subject: unique('1072'),
  displayName: 'Inês Carvalho',
  username: null,
  email: 'ines@people.example',
  emailVerified: true,
  avatarUrl: null,
  profileUrl: null,
  followers: 12,
  following: null,
  posts: null,
  verified: null,
  ...overrides,
});
const tokens = { accessToken: 'ya29.secret', refreshToken: null };
const enter = (overrides: Partial<NetworkProfile> = {}) => signIn(ctx, { profile: profile(overrides), tokens });

describe('a person', () => {
  test('is found again by network and subject, whatever else changed', async () => {
    const subject = unique('s');
    const first = await enter({ subject });
    expect(await enter({ subject, displayName: 'Other', email: 'other@people.example', followers: 99 })).toBe(first);
    expect(await snapshots(ctx).countDocuments({ identityId: `google:${subject}` })).toBe(2);
    expect(await users(ctx).countDocuments({ _id: first })).toBe(1);
  });

  test('is somebody else on another network, with the same subject and the same verified address', async () => {
    const subject = unique('s');
    const both = [await enter({ subject }), await enter({ subject, network: 'facebook' })];
    expect(new Set(both).size).toBe(2);
  });

  test('who arrives in eight tabs at once for the first time is one person', { timeout: 30_000 }, async () => {
    for (let round = 0; round < 4; round += 1) {
      const subject = unique('s');
      const ids = await Promise.all(Array.from({ length: 8 }, () => enter({ subject })));
      expect(new Set(ids).size).toBe(1);
      expect(await users(ctx).countDocuments({ _id: { $in: ids } })).toBe(1);
    }
  });

  test('is believed her address only where the network vouches for it', async () => {
    const vouched = async (overrides: Partial<NetworkProfile>) =>
      (
        await users(ctx)
          .findById(await enter(overrides))
          .lean()
      )?.emailVerifiedBy;
    expect(await vouched({})).toBe('google');
    expect(await vouched({ emailVerified: false })).toBeNull();
    expect(await vouched({ network: 'facebook', emailVerified: false })).toBeNull();
    expect(await vouched({ email: null })).toBeNull();
  });

  test('has network tokens that nobody can read in the database', async () => {
    const subject = unique('s');
    await enter({ subject });
    const identity = await identities(ctx).findById(`google:${subject}`).lean();
    expect(JSON.stringify(identity)).not.toContain('ya29');
    expect(JSON.parse(decrypt(ctx.keyring, 'network-tokens', identity?.sealedTokens ?? ''))).toEqual(tokens);
  });
});

describe('a profile of nonsense leaves nothing', () => {
  test.for([
    ['without subject', { subject: '' }],
    ['with a subject that is a number', { subject: 7 }],
    ['with a subject without end', { subject: 'x'.repeat(500) }],
    ['with a name that is an object', { displayName: {} }],
    ['with an address that is none', { email: 'not an address' }],
    ['with a picture that is a script', { avatarUrl: 'javascript:alert(1)' }],
    ['with fewer than no followers', { followers: -7 }],
    ['of no network', { network: 'myspace' }],
  ] as const)('%s', async ([, flaw]) => {
    const before = await users(ctx).countDocuments();
    await expect(enter(flaw as never)).rejects.toThrow();
    expect(await users(ctx).countDocuments()).toBe(before);
  });
});

describe('who may act as what', () => {
  test('the founder of the programme is its admin from the first sign-in on', async () => {
    const userId = await enter({ subject: 'founder' });
    expect(await actorOf(ctx, userId)).toMatchObject({ managerRole: 'admin', creatorActive: false });
    expect(await actorOf(ctx, await enter({ subject: 'founder', network: 'facebook' }))).not.toHaveProperty(
      'managerRole',
    );
  });

  test('a right that was taken is gone at once', async () => {
    const userId = await someUser(ctx);
    await grantManager(ctx, { userId, role: 'finance' });
    expect(await actorOf(ctx, userId)).toMatchObject({ managerRole: 'finance' });
    await memberships(ctx).updateOne({ userId }, { $set: { state: 'ended' } });
    expect(await actorOf(ctx, userId)).not.toHaveProperty('managerRole');
  });

  test('only an admin makes managers', async () => {
    const userId = await someUser(ctx);
    for (const role of ['reviewer', 'finance'] as const)
      await expect(grantManager(await someManager(ctx, role), { userId, role: 'admin' })).rejects.toMatchObject({
        kind: 'missing',
      });
    await expect(
      grantManager({ ...ctx, actor: { kind: 'anonymous' } }, { userId, role: 'admin' }),
    ).rejects.toMatchObject({ kind: 'unauthenticated' });
    await grantManager(await someManager(ctx, 'admin'), { userId, role: 'reviewer' });
    expect(await actorOf(ctx, userId)).toMatchObject({ managerRole: 'reviewer' });
  });
});
