import { beforeAll, describe, expect, test } from 'vitest';
import { actorOf } from '../../src/accounts/index.ts';
import { identities, snapshots } from '../../src/accounts/model.ts';
import { auditRecords } from '../../src/audit/model.ts';
import type { Context } from '../../src/context.ts';
import { addressHash, apply, customerKey, decideApplication, leaveAsCreator } from '../../src/creators/index.ts';
import { findOwnApplication, listApplications } from '../../src/creators/list-applications.ts';
import { creators } from '../../src/creators/model.ts';
import { NewApplication } from '../../src/creators/schemas.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { consentTexts, textHash } from '../../src/privacy/consent-texts.ts';
import { consents } from '../../src/privacy/model.ts';
import { changeSettings, currentSettings } from '../../src/settings/index.ts';
import { application } from '../builders.ts';
import { someCreator, someManager, someUser } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const as = (userId: string): Context => ({ ...ctx, actor: { kind: 'user', userId, creatorActive: false } });
const withAudience = async (userId: string, counts: object): Promise<void> => {
  const _id = `tiktok:${userId}`;
  const now = ctx.clock.now();
  await identities(ctx).create([{ _id, network: 'tiktok', subject: userId, userId, linkedAt: now, lastSignInAt: now }]);
  await snapshots(ctx).create([{ _id: `snp_${userId}`, identityId: _id, at: now, verified: null, ...counts }]);
};
const input = (overrides: object = {}) => NewApplication.parse(application(overrides));
const terms = { purpose: 'terms', version: '2026-11-01' };
const privacy = { purpose: 'privacy', version: '2026-11-26' };

describe('an application', () => {
  test('is made once, with the consents as they were given', async () => {
    const userId = await someUser(ctx, { email: 'Ines@People.example' });
    const made = await apply(as(userId), input());
    expect(made).toMatchObject({
      state: 'applied',
      decidedAt: null,
      ownHashes: [customerKey(ctx, addressHash('ines@people.example'))],
    });
    const given = await consents(ctx).find({ userId }).sort({ purpose: -1 }).lean();
    expect(given.map(({ purpose, version }) => ({ purpose, version }))).toEqual([terms, privacy]);
    const shown = consentTexts('en');
    expect(given.map(({ textHash: hash }) => hash)).toEqual(
      given.map(({ purpose }) => textHash(shown.find((text) => text.purpose === purpose)?.text ?? '')),
    );
    expect(given.every(({ language, withdrawnAt }) => language === 'en' && withdrawnAt === null)).toBe(true);
    await expect(apply(as(userId), input())).rejects.toMatchObject({ kind: 'conflict', code: 'already_applied' });
  });

  test('sent eight times at once is one application', async () => {
    const userId = await someUser(ctx);
    const ends = await Promise.allSettled(Array.from({ length: 8 }, () => apply(as(userId), input())));
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
    for (const end of ends)
      if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'already_applied' });
    expect(await creators(ctx).countDocuments({ userId })).toBe(1);
    expect(await consents(ctx).countDocuments({ userId })).toBe(2);
  });

  test.for([
    ['without the terms', [privacy], 'consent_missing'],
    ['without the privacy notice', [terms], 'consent_missing'],
    ['without any consent', [], 'consent_missing'],
    ['with terms of another version', [{ ...terms, version: '2020-01-01' }, privacy], 'consent_outdated'],
  ] as const)('%s leaves nothing', async ([, given, code]) => {
    const userId = await someUser(ctx);
    await expect(apply(as(userId), input({ consents: given }))).rejects.toMatchObject({ kind: 'invalid', code });
    expect(await creators(ctx).countDocuments({ userId })).toBe(0);
    expect(await consents(ctx).countDocuments({ userId })).toBe(0);
  });

  test('needs eighteen years by programme time, to the day', async () => {
    ctx.clock.set('2026-03-02T09:00:00Z');
    const young = await someUser(ctx);
    await expect(apply(as(young), input({ birthDate: '2008-03-03' }))).rejects.toMatchObject({ code: 'age' });
    ctx.clock.set('2026-03-03T00:00:00Z');
    expect(await apply(as(young), input({ birthDate: '2008-03-03' }))).toMatchObject({ state: 'applied' });
    await expect(apply(as(await someUser(ctx)), input({ birthDate: '1890-01-01' }))).rejects.toMatchObject({
      code: 'age',
    });
  });

  test('is not for those who are not signed in, nor for a user that is gone', async () => {
    await expect(apply({ ...ctx, actor: { kind: 'anonymous' } }, input())).rejects.toMatchObject({
      kind: 'unauthenticated',
    });
    await expect(apply(as('usr_gone'), input())).rejects.toMatchObject({ kind: 'missing' });
  });

  test('of low risk is approved by the programme itself, where that is set, and no other', async () => {
    const { version, ...settings } = await currentSettings(ctx);
    await changeSettings(ctx, { ...settings, applications: { approveAutomatically: true } }, version);
    const known = await someUser(ctx);
    await withAudience(known, { followers: 5_000, following: 800, posts: 40 });
    expect(await apply(as(known), input())).toMatchObject({ state: 'active', decidedBy: 'programme' });
    expect(await actorOf(ctx, known)).toMatchObject({ creatorActive: true });
    const unknown = await someUser(ctx);
    expect(await apply(as(unknown), input())).toMatchObject({ state: 'applied', decidedBy: null });
    await changeSettings(ctx, settings, version + 1);
  });

  test('is not of low risk with an address that another creator has', async () => {
    const { version, ...settings } = await currentSettings(ctx);
    await changeSettings(ctx, { ...settings, applications: { approveAutomatically: true } }, version);
    for (const state of ['active', 'applied'] as const) {
      const userId = await someUser(ctx, { email: 'twice@people.example' });
      await withAudience(userId, { followers: 5_000, following: 800, posts: 40 });
      expect(await apply(as(userId), input())).toMatchObject({ state });
    }
    await changeSettings(ctx, settings, version + 1);
  });

  test('tells reviewers what speaks against approving it by itself, and the applicant nothing of it', async () => {
    const small = await someUser(ctx);
    await withAudience(small, { followers: 40, following: 900, posts: 2 });
    const { _id } = await apply(as(small), input());
    const reviewer = await someManager(ctx, 'reviewer');
    const page = await listApplications(reviewer, { state: 'applied', limit: 100 });
    expect(page.data.find(({ id }) => id === _id)?.risks).toEqual(['no_real_audience']);
    expect((await findOwnApplication(as(small))).risks).toBeNull();
    const known = await someUser(ctx);
    await withAudience(known, { followers: 5_000, following: 800, posts: 40 });
    const fine = await apply(as(known), input());
    const again = await listApplications(reviewer, { state: 'applied', limit: 100 });
    expect(again.data.find(({ id }) => id === fine._id)?.risks).toEqual([]);
  });

  test('can be made again a month after a rejection, and at any time by who left; it keeps her id', async () => {
    const userId = await someUser(ctx);
    const first = await apply(as(userId), input());
    await decideApplication(ctx, { creatorId: first._id, state: 'rejected', reason: 'too soon' });
    await expect(apply(as(userId), input())).rejects.toMatchObject({ kind: 'conflict', code: 'reapply_later' });
    ctx.clock.advance(30);
    const second = await apply(as(userId), input({ displayName: 'Once more' }));
    expect(second).toMatchObject({ _id: first._id, state: 'applied', displayName: 'Once more', reason: null });
    await decideApplication(ctx, { creatorId: first._id, state: 'active' });
    await inTransaction(as(userId), (tx) => leaveAsCreator(tx, userId, null));
    expect(await actorOf(ctx, userId)).toMatchObject({ creatorActive: false });
    expect(await apply(as(userId), input())).toMatchObject({ _id: first._id, state: 'applied' });
    await expect(apply(as(userId), input())).rejects.toMatchObject({ code: 'already_applied' });
  });
});

describe('the form', () => {
  test.for([
    { country: 'pt' },
    { country: 'PRT' },
    { birthDate: '1996-02-30' },
    { birthDate: '04.05.1996' },
    { displayName: ' ' },
    { displayName: 'x'.repeat(81) },
    { displayName: { $ne: null } },
    { languages: [] },
    { languages: ['Portuguese'] },
    { niches: ['everything'] },
    { niches: [] },
    { consents: null },
    { consents: [{ purpose: 'sell_my_data', version: '1' }] },
  ])('refuses %j', (flaw) => {
    expect(NewApplication.safeParse(application(flaw)).success).toBe(false);
  });

  test('keeps only what it asks for', () => {
    expect(input({ state: 'active', role: 'admin', ownHashes: [], decidedBy: 'me' })).not.toHaveProperty('state');
    expect(Object.keys(input({ role: 'admin' }))).not.toContain('role');
  });

  test('makes one writing out of several of the same name', () => {
    expect(input({ displayName: '  Ine\u0302s \uFF21  ' }).displayName).toBe('In\u00eas A');
  });
});

describe('a decision', () => {
  test('is made once: of ten reviewers at the same time one decides, the others are told', async () => {
    const { creator } = await someCreator(ctx, { state: 'applied', decidedAt: null });
    const reviewers = await Promise.all(Array.from({ length: 10 }, () => someManager(ctx, 'reviewer')));
    const ends = await Promise.allSettled(
      reviewers.map((reviewer, index) =>
        decideApplication(
          reviewer,
          index % 2
            ? { creatorId: creator._id, state: 'active' }
            : { creatorId: creator._id, state: 'rejected', reason: 'not now' },
        ),
      ),
    );
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
    for (const end of ends) if (end.status === 'rejected') expect(end.reason.code).toMatch(/^(already_decided|busy)$/);
    const after = await creators(ctx).findById(creator._id).lean();
    expect((await actorOf(ctx, creator.userId)).kind === 'user' && (await actorOf(ctx, creator.userId))).toMatchObject({
      creatorActive: after?.state === 'active',
    });
    expect(await auditRecords(ctx).countDocuments({ subject: creator._id, action: /^application\./ })).toBe(1);
  });

  test('names who made it, and a rejection its reason', async () => {
    const { creator } = await someCreator(ctx, { state: 'applied', decidedAt: null });
    const reviewer = await someManager(ctx, 'reviewer');
    const rejected = await decideApplication(reviewer, {
      creatorId: creator._id,
      state: 'rejected',
      reason: 'bought followers',
    });
    const userId = reviewer.actor.kind === 'user' ? reviewer.actor.userId : '';
    expect(rejected).toMatchObject({ state: 'rejected', reason: 'bought followers', decidedBy: userId });
    expect(await auditRecords(ctx).findOne({ subject: creator._id }).lean()).toMatchObject({
      action: 'application.rejected',
      actor: { userId },
    });
  });

  test('is not for finance, for creators or for strangers', async () => {
    const { creator, as: own } = await someCreator(ctx, { state: 'applied', decidedAt: null });
    const decide = (who: Context) => decideApplication(who, { creatorId: creator._id, state: 'active' });
    await expect(decide(await someManager(ctx, 'finance'))).rejects.toMatchObject({ kind: 'missing' });
    await expect(decide(own)).rejects.toMatchObject({ kind: 'missing' });
    await expect(decide({ ...ctx, actor: { kind: 'anonymous' } })).rejects.toMatchObject({ kind: 'unauthenticated' });
    await expect(decideApplication(ctx, { creatorId: 'crt_none', state: 'active' })).rejects.toMatchObject({
      kind: 'missing',
    });
  });
});
