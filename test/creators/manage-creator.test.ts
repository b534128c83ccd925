import { beforeAll, expect, test } from 'vitest';
import { actorOf } from '../../src/accounts/index.ts';
import { auditRecords } from '../../src/audit/model.ts';
import { decideApplication, manageCreator } from '../../src/creators/index.ts';
import { someCreator, someManager } from '../support/people.ts';
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
