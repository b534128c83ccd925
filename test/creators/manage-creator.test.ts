import { beforeAll, expect, test } from 'vitest';
import { actorOf } from '../../src/accounts/index.ts';
import { auditRecords } from '../../src/audit/model.ts';
import { decideApplication, manageCreator } from '../../src/creators/index.ts';
import { listCreators } from '../../src/creators/list-applications.ts';
import { lookAtCreator } from '../../src/creators/look-at-creator.ts';
import { mails } from '../../src/notifications/model.ts';
import { someCreator, someManager, someUser } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

test('a suspension takes her rights at once and gives them back when it ends, each with its reason in the audit trail', async () => {
  const { creator } = await someCreator(ctx);
  const reviewer = await someManager(ctx, 'reviewer');
  const to = (state: 'active' | 'suspended' | 'banned', reason: string) =>
    manageCreator(reviewer, { creatorId: creator._id, to: state, reason });
  const active = async () => {
    const actor = await actorOf(ctx, creator.userId);
    return actor.kind === 'user' && actor.creatorActive;
  };
  expect(await to('suspended', 'bought clicks')).toMatchObject({ state: 'suspended', reason: 'bought clicks' });
  expect(await active()).toBe(false);
  await to('active', 'it was a bot net, not she');
  expect(await active()).toBe(true);
  await to('banned', 'counterfeits');
  await expect(to('suspended', 'less')).rejects.toMatchObject({ kind: 'conflict', code: 'state_changed' });
  const rows = await auditRecords(ctx).find({ subject: creator._id }).sort({ _id: 1 }).lean();
  expect(rows.map(({ action, before }) => `${before} → ${action}`)).toEqual([
    'active → creator.suspended',
    'suspended → creator.active',
    'active → creator.banned',
  ]);
  expect(rows[0]?.after).toMatchObject({ reason: 'bought clicks' });
});

test('an application that waits is decided, not suspended; and nobody but a reviewer changes a state', async () => {
  const { creator, as } = await someCreator(ctx, { state: 'applied', decidedAt: null });
  const change = { creatorId: creator._id, to: 'suspended', reason: 'why' } as const;
  await expect(manageCreator(ctx, change)).rejects.toMatchObject({ code: 'state_changed' });
  await decideApplication(ctx, { creatorId: creator._id, state: 'active' });
  await expect(manageCreator(as, change)).rejects.toMatchObject({ kind: 'missing' });
  await expect(manageCreator(await someManager(ctx, 'finance'), change)).rejects.toMatchObject({
    kind: 'missing',
  });
  await expect(manageCreator(ctx, { ...change, creatorId: 'crt_none' })).rejects.toMatchObject({
    kind: 'missing',
  });
});

test('managers find creators by the beginnings of names and user names, by address, by id, and in any state', async () => {
  const finance = await someManager(ctx, 'finance');
  const userId = await someUser(ctx, { email: 'olivia@people.example', words: ['olivia', 'oliviacooks'] });
  const { creator } = await someCreator(ctx, { userId, displayName: 'Olívia Prado', words: ['olivia', 'prado'] });
  const { creator: other } = await someCreator(ctx, { displayName: 'Prado', words: ['prado'], state: 'suspended' });
  const found = async (q: string, state: 'all' | 'active' = 'all') =>
    (await listCreators(finance, { q, state, limit: 50 })).data.map(({ id }) => id);
  expect(await found('PRA')).toEqual([other._id, creator._id]);
  expect(await found('prado', 'active')).toEqual([creator._id]);
  expect(await found('pra olí')).toEqual([creator._id]);
  for (const q of ['oliviaco', 'olivia@people.example', creator._id]) expect(await found(q), q).toEqual([creator._id]);
  expect(await found('.*')).toEqual([]);
  await expect(
    listCreators({ ...ctx, actor: { kind: 'anonymous' } }, { q: '', state: 'all', limit: 1 }),
  ).rejects.toMatchObject({ kind: 'unauthenticated' });
});

test('a creator’s page says what may be made of her and what was, with who did it and why', async () => {
  const { creator, as } = await someCreator(ctx);
  const reviewer = await someManager(ctx, 'reviewer');
  await manageCreator(reviewer, { creatorId: creator._id, to: 'suspended', reason: 'bought clicks' });
  const seen = await lookAtCreator(reviewer, creator._id);
  expect(seen).toMatchObject({
    creator: { id: creator._id, state: 'suspended', reason: 'bought clicks' },
    mayBecome: ['active', 'banned'],
    history: [{ action: 'creator.suspended', reason: 'bought clicks' }],
  });
  expect(seen.history[0]?.by).toBe(reviewer.actor.kind === 'user' ? reviewer.actor.userId : '');
  await expect(lookAtCreator(as, creator._id)).rejects.toMatchObject({ kind: 'missing' });
  await expect(lookAtCreator(reviewer, 'crt_none')).rejects.toMatchObject({ kind: 'missing' });
});

test('every decision reaches her by mail with its reason, at an address that is known to be hers', async () => {
  const userId = await someUser(ctx, { email: 'news@people.example', emailVerifiedBy: 'google', language: 'ru' });
  const { creator } = await someCreator(ctx, { userId, state: 'applied', decidedAt: null });
  const reviewer = await someManager(ctx, 'reviewer');
  await decideApplication(reviewer, { creatorId: creator._id, state: 'active' });
  await manageCreator(reviewer, { creatorId: creator._id, to: 'suspended', reason: 'bought clicks' });
  await manageCreator(reviewer, { creatorId: creator._id, to: 'active', reason: 'it was not she' });
  const unproven = { email: 'unproven@people.example', emailVerifiedBy: null };
  const unknown = await someCreator(ctx, { userId: await someUser(ctx, unproven) });
  await manageCreator(reviewer, { creatorId: unknown.creator._id, to: 'banned', reason: 'counterfeits' });
  const sent = await mails(ctx).find({ template: 'creator-state' }).sort({ _id: 1 }).lean();
  expect(sent.map(({ userId: to }) => to)).toEqual([userId, userId, userId]);
});
