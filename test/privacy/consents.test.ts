import { beforeAll, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { consentTexts, textHash } from '../../src/privacy/consent-texts.ts';
import { hasConsent } from '../../src/privacy/index.ts';
import { consents } from '../../src/privacy/model.ts';
import { giveConsent, listOwnConsents, withdrawConsent } from '../../src/privacy/own-consents.ts';
import { someUser } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const person = async (): Promise<{ userId: string; as: Context }> => {
  const userId = await someUser(ctx);
  return { userId, as: { ...ctx, actor: { kind: 'user', userId, creatorActive: false } } };
};
const marketing = { purpose: 'marketing', version: '2026-11-01', language: 'en' } as const;

test('an optional consent is given and withdrawn with one step each, and the log keeps both', async () => {
  const { userId, as } = await person();
  await giveConsent(as, marketing);
  await giveConsent(as, marketing);
  expect(await hasConsent(ctx, userId, 'marketing')).toBe(true);
  ctx.clock.advance(1);
  await withdrawConsent(as, 'marketing');
  expect(await hasConsent(ctx, userId, 'marketing')).toBe(false);
  await giveConsent(as, marketing);
  const rows = await listOwnConsents(as);
  expect(rows.map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([false, true]);
});

test('a consent names the language in which its text was shown, and keeps the fingerprint of those words', async () => {
  const { userId, as } = await person();
  await giveConsent(as, { ...marketing, language: 'ru' });
  const [given] = await consents(ctx).find({ userId }).lean();
  const shown = consentTexts('ru').find(({ purpose }) => purpose === 'marketing');
  expect(shown?.text).toMatch(/[а-я]/);
  expect(given).toMatchObject({ language: 'ru', textHash: textHash(shown?.text ?? '') });
  expect((await listOwnConsents(as))[0]).toMatchObject({ language: 'ru', version: shown?.version });
  const unwritten = { ...marketing, purpose: 'social_scoring', language: 'ko' } as const;
  await expect(giveConsent(as, unwritten)).rejects.toMatchObject({ code: 'consent_outdated' });
  expect(consentTexts('ko').map(({ language }) => language)).toEqual(['en', 'en', 'en', 'en']);
});

test('what nobody takes part without says how it ends', async () => {
  const { as } = await person();
  await expect(withdrawConsent(as, 'terms')).rejects.toMatchObject({ code: 'leave_instead' });
  await expect(withdrawConsent(as, 'agency_terms')).rejects.toMatchObject({ code: 'unlink_instead' });
  await expect(giveConsent(as, { ...marketing, version: '2020-01-01' })).rejects.toMatchObject({
    code: 'consent_outdated',
  });
});

test('everybody sees only her own', async () => {
  const [one, other] = [await person(), await person()];
  await giveConsent(one.as, marketing);
  await withdrawConsent(other.as, 'marketing');
  expect(await hasConsent(ctx, one.userId, 'marketing')).toBe(true);
  expect(await listOwnConsents(other.as)).toEqual([]);
});
