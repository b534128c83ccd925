import { beforeAll, expect, test } from 'vitest';
import { closeAccount } from '../../src/accounts/close-account.ts';
import { setMembership, signIn } from '../../src/accounts/index.ts';
import { identities, memberships, snapshots, users } from '../../src/accounts/model.ts';
import type { Context } from '../../src/context.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { unique } from '../builders.ts';
import { meOf } from '../support/callers.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let ctx: Context;
beforeAll(async () => {
  app = await startApp({ mode: 'serve' });
  ctx = app.ctx;
});

const browser = { sessionId: 'none', signedInAt: new Date(), end: async () => undefined, renew: async () => undefined };
const asUser = (userId: string, signedInAt = new Date()): Context => ({
  ...ctx,
  actor: { kind: 'user', userId, creatorActive: false },
  browser: { ...browser, signedInAt } as NonNullable<Context['browser']>,
});

/** Somebody who signed in once, with tokens that her network would take back. */
async function visitor(): Promise<{ userId: string; identityId: string }> {
  const subject = unique('sub');
  const profile = {
    network: 'x',
    subject,
    displayName: 'Visitor',
    username: subject,
    email: null,
    emailVerified: false,
    avatarUrl: null,
    profileUrl: null,
    followers: 5,
    following: 5,
    posts: 5,
    verified: null,
  };
  const userId = await signIn(ctx, { profile, tokens: { accessToken: 'a', refreshToken: 'r' } });
  return { userId, identityId: `x:${subject}` };
}

const left = async ({ userId, identityId }: { userId: string; identityId: string }) => ({
  users: await users(ctx).countDocuments({ _id: userId }),
  identities: await identities(ctx).countDocuments({ userId }),
  snapshots: await snapshots(ctx).countDocuments({ identityId }),
  news: await ctx.mongo.collection('snapshot_news').countDocuments({ _id: userId as never }),
});

test('a person who takes part in nothing deletes her account, everywhere she is signed in, and may start anew', async () => {
  const [person, elsewhere] = [new Person(app), new Person(app)];
  await person.signIn('tiktok', 'lucie');
  await elsewhere.signIn('tiktok', 'lucie');
  const before = (await meOf(person)).user.id;
  await person.patch('/v1/me', { email: 'lucie.new@people.example' });
  expect((await person.post('/v1/me/delete', { forGood: true })).status).toBe(204);
  for (const one of [person, elsewhere]) expect((await one.get('/v1/me')).status).toBe(401);
  for (const name of ['users', 'email_codes', 'snapshot_news'])
    expect(await ctx.mongo.collection(name).countDocuments({ _id: before as never }), name).toBe(0);
  for (const name of ['identities', 'fingerprints'])
    expect(await ctx.mongo.collection(name).countDocuments({ userId: before }), name).toBe(0);
  expect(await ctx.mongo.collection('sessions').countDocuments({ 'session.userId': before })).toBe(0);
  await person.signIn('tiktok', 'lucie');
  expect((await meOf(person)).user.id).not.toBe(before);
});

test('everything that her network told goes, and our access is given back', async () => {
  const she = await visitor();
  const revocations = ctx.mongo.collection('revocations');
  const queued = await revocations.countDocuments();
  await closeAccount(asUser(she.userId));
  expect(await left(she)).toEqual({ users: 0, identities: 0, snapshots: 0, news: 0 });
  expect(await revocations.countDocuments()).toBe(queued + 1);
});

test.for([
  ['creator', 'rejected'],
  ['creator', 'left'],
  ['brand', 'active'],
  ['manager', 'active'],
] as const)('whoever is or was a %s (%s) keeps it', async ([kind, state]) => {
  const she = await visitor();
  await setMembership(ctx, { userId: she.userId, kind, ref: unique('ref'), state, role: null });
  await expect(closeAccount(asUser(she.userId))).rejects.toMatchObject({ code: 'account_in_use' });
  expect(await left(she)).toEqual({ users: 1, identities: 1, snapshots: 1, news: 1 });
});

test('it needs a recent sign-in, and nobody’s program deletes anybody', async () => {
  const she = await visitor();
  const old = asUser(she.userId, new Date(Date.now() - 16 * 60_000));
  await expect(closeAccount(old)).rejects.toMatchObject({ code: 'sign_in_again' });
  const { browser: _, ...noBrowser } = asUser(she.userId);
  await expect(closeAccount(noBrowser)).rejects.toMatchObject({ code: 'sign_in_again' });
  expect((await left(she)).users).toBe(1);
});

test('an account that is deleted while it is given a membership is one or the other, never both', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { userId } = await visitor();
    const join = inTransaction(ctx, async (tx) => {
      if (
        !(await users(tx)
          .exists({ _id: userId })
          .session(tx.session ?? null))
      )
        throw new Error('gone');
      await setMembership(tx, { userId, kind: 'creator', ref: unique('crt'), state: 'applied' });
    });
    await Promise.allSettled([join, closeAccount(asUser(userId))]);
    const [user, held] = [await users(ctx).exists({ _id: userId }), await memberships(ctx).exists({ userId })];
    expect(Boolean(user)).toBe(Boolean(held));
  }
});
