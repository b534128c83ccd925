import { beforeAll, expect, test } from 'vitest';
import { users } from '../../../src/accounts/model.ts';
import { decrypt } from '../../../src/kit/keyring.ts';
import { mails } from '../../../src/notifications/model.ts';
import { answerAppeal, appeal } from '../../../src/trust/cases/appeals.ts';
import { decideCase, undoDecision } from '../../../src/trust/cases/decide-case.ts';
import { unique } from '../../builders.ts';
import { commissionDesk } from '../../commissions/commission-desk.ts';
import { someManager, someShop } from '../../support/people.ts';
import { type TestContext, testContext } from '../../support/test-context.ts';
import { REASON, revisionOf, suspected } from './case-desk.ts';

let ctx: TestContext;
let desk: ReturnType<typeof commissionDesk>;
let reviewer: Awaited<ReturnType<typeof someManager>>;
beforeAll(async () => {
  ctx = await testContext();
  desk = commissionDesk(ctx, await someShop(ctx));
  reviewer = await someManager(ctx, 'reviewer');
});

/** A suspected creator who reads a language, or has no address. */
async function someSuspect(language: string, hasAddress = true) {
  const suspect = await suspected(ctx, desk);
  const { userId } = suspect.as.actor as { userId: string };
  const email = hasAddress ? `${unique('reader')}@example.org` : null;
  await users(ctx).updateOne({ _id: userId }, { $set: { language, email, emailVerifiedBy: email && 'kolect' } });
  return { ...suspect, userId };
}

const lettersTo = async (userId: string) =>
  (
    await mails(ctx)
      .find({ userId, template: /^(case|decision|appeal)-/ })
      .sort({ queuedAt: 1, _id: 1 })
      .lean()
  ).map(({ template, sealedLetter }) => ({
    template,
    ...JSON.parse(decrypt(ctx.keyring, 'mail', sealedLetter ?? '') ?? '{}'),
  }));

test('a decision, an appeal and its answer are mailed to the creator in her language, with the reason and the day', async () => {
  const { caseId, as, userId } = await someSuspect('ru');
  await decideCase(reviewer, caseId, { outcome: 'reverse', reason: REASON, revision: await revisionOf(ctx, caseId) });
  await appeal(as, caseId, 'I do not agree: every one of these buyers is a person.');
  const other = await someManager(ctx, 'reviewer');
  await answerAppeal(other, caseId, {
    granted: true,
    reason: 'The buyers are real.',
    revision: await revisionOf(ctx, caseId),
  });
  const letters = await lettersTo(userId);
  const byTemplate = new Map(letters.map((letter) => [letter.template, letter]));
  expect([...byTemplate.keys()].toSorted()).toEqual(['appeal-answered', 'appeal-received', 'case-decided']);
  expect(byTemplate.get('case-decided')).toMatchObject({
    subject: expect.stringContaining('Решение по вашему аккаунту'),
    text: expect.stringMatching(/Комиссии, о которых идёт речь, отменены[\s\S]*Возразить можно до \d+ .* г\./),
  });
  expect(byTemplate.get('case-decided')?.text).toContain(REASON);
  expect(byTemplate.get('case-decided')?.text).toContain('/questions');
  expect(byTemplate.get('appeal-answered')?.text).toContain('Вы были правы');
  for (const { text } of letters) expect(text).not.toContain('One buyer');
});

test('a decision that is refused is not mailed; being cleared names no day, and an undoing is told', async () => {
  const { caseId, userId } = await someSuspect('pl');
  const revision = await revisionOf(ctx, caseId);
  await expect(
    decideCase(reviewer, caseId, { outcome: 'ban', reason: REASON, revision: revision + 7 }),
  ).rejects.toThrow();
  expect(await lettersTo(userId)).toEqual([]);
  await decideCase(reviewer, caseId, { outcome: 'clear', reason: REASON, revision });
  await undoDecision(reviewer, caseId, { reason: 'It was the wrong case.', revision: await revisionOf(ctx, caseId) });
  const letters = await lettersTo(userId);
  expect(letters.map(({ template }) => template).toSorted()).toEqual(['case-decided', 'decision-undone']);
  const cleared = letters.find(({ template }) => template === 'case-decided');
  expect(cleared?.text).toContain('Everything is in order');
  expect(cleared?.text).not.toContain('object until');
});

test('who has no address is decided about all the same, and reads it on her page', async () => {
  const { caseId, userId } = await someSuspect('en', false);
  await decideCase(reviewer, caseId, { outcome: 'warn', reason: REASON, revision: await revisionOf(ctx, caseId) });
  expect(await lettersTo(userId)).toEqual([]);
});
