import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decisionLines } from '../../../scripts/trust/decisions.ts';
import { readLabelled } from '../../../scripts/trust/read-labelled.ts';
import type { Context } from '../../../src/context.ts';
import { endConsents } from '../../../src/privacy/index.ts';
import { decidedAccounts } from '../../../src/trust/authenticity/decided-accounts.ts';
import { answerAppeal, appeal } from '../../../src/trust/cases/appeals.ts';
import { decideCase } from '../../../src/trust/cases/decide-case.ts';
import type { Outcome } from '../../../src/trust/cases/schemas.ts';
import { type NewFlag, raiseFlag } from '../../../src/trust/index.ts';
import { someManager } from '../../support/people.ts';
import { type TestContext, testContext } from '../../support/test-context.ts';
import { caseOf, REASON, revisionOf } from '../cases/case-desk.ts';
import { accountDesk } from './account-desk.ts';

const APPEAL_DAYS = 30;

let ctx: TestContext;
let reviewer: Context;
let colleague: Context;
let folder: string;
beforeAll(async () => {
  ctx = await testContext();
  [reviewer, colleague] = [await someManager(ctx, 'reviewer'), await someManager(ctx, 'reviewer')];
  folder = await mkdtemp(join(tmpdir(), 'kolect-decisions-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A creator with so many followers, about whom a signal fired and a reviewer decided. */
async function decided(followers: number, outcome: Outcome, signal: NewFlag['signal'] = 'growth_spike') {
  const creator = await accountDesk(ctx).joins({ followers, following: 400, posts: 300 }, true);
  const flagged = await raiseFlag(ctx, {
    ...{ signal, creatorId: creator.creatorId, severity: 'low', likelihood: 0.4 },
    ...{ code: 'grew_suddenly', facts: [] },
  });
  const caseId = flagged?._id ?? '';
  await decideCase(reviewer, caseId, { outcome, reason: REASON, revision: await revisionOf(ctx, caseId) });
  return { ...creator, caseId };
}

async function answered(caseId: string, as: Context, granted: boolean): Promise<void> {
  await appeal(as, caseId, 'My followers came by a film that many people saw.');
  await answerAppeal(colleague, caseId, { granted, reason: REASON, revision: await revisionOf(ctx, caseId) });
}

async function labels(): Promise<Record<number, 0 | 1>> {
  const found: Record<number, 0 | 1> = {};
  for await (const { account, fake } of decidedAccounts(ctx)) found[account.followersCount ?? 0] = fake;
  return found;
}

test('accounts that reviewers decided about become rows to train on, once it is final, without a name', {
  timeout: 60_000,
}, async () => {
  await decided(1_001, 'clear');
  await decided(1_002, 'ban');
  await decided(1_003, 'warn');
  await decided(1_004, 'hold');
  await decided(1_005, 'reverse', 'self_purchase');
  const rejected = await decided(1_006, 'suspend');
  await answered(rejected.caseId, rejected.as, false);
  const granted = await decided(1_007, 'suspend');
  await answered(granted.caseId, granted.as, true);
  const withdrew = await decided(1_008, 'clear');
  await endConsents(ctx, withdrew.userId, ['social_scoring']);
  const waits = await decided(1_009, 'suspend');
  await appeal(waits.as, waits.caseId, 'My followers came by a film that many people saw.');
  expect((await caseOf(ctx, waits.caseId)).state).toBe('appealed');
  expect(await labels()).toEqual({ 1001: 0, 1006: 1, 1007: 0 });
  ctx.clock.advance(APPEAL_DAYS + 1);
  expect(await labels()).toEqual({ 1001: 0, 1002: 1, 1006: 1, 1007: 0 });
});

test('the file that is written of them is one that training reads', async () => {
  const file = join(folder, 'decisions.csv');
  const lines: string[] = [];
  for await (const line of decisionLines(ctx)) lines.push(line);
  await writeFile(file, lines.join(''));
  expect(lines.join('')).not.toMatch(/crt_|usr_|cas_|ines\.cooks|Carvalho/);
  const { rows } = await readLabelled(file);
  expect(Object.fromEntries(rows.map(({ account, fake }) => [account.followersCount, fake]))).toEqual(await labels());
  expect(rows[0]?.account).toMatchObject({ fullNameWords: 2, followingCount: 400, isVerified: 0 });
});

test('what became known after the decision is left out', async () => {
  const { subject, userId } = await decided(1_010, 'clear');
  ctx.clock.advance(20);
  const desk = accountDesk(ctx);
  await desk.comeBy(subject, { followers: 9_999, following: 400, posts: 300 });
  await desk.judgeAll();
  expect(userId).toBeTruthy();
  expect(await labels()).toMatchObject({ 1010: 0 });
});
