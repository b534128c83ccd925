import { beforeAll, describe, expect, test } from 'vitest';
import { requireUser } from '../../src/accounts/index.ts';
import { BRAND_EFFECTS } from '../../src/brands/brand-state.ts';
import { addBrand, applyForBrand } from '../../src/brands/index.ts';
import { brands } from '../../src/brands/model.ts';
import { decideBrand } from '../../src/brands/reviews/decide-brand.ts';
import { brandHistory, listReviews } from '../../src/brands/reviews/list-reviews.ts';
import { BrandDecisionInput, BrandReviewQuery } from '../../src/brands/reviews/schemas.ts';
import { undoDecision } from '../../src/brands/reviews/undo-decision.ts';
import { BRAND_STATES, type BrandState } from '../../src/brands/schemas.ts';
import type { Context } from '../../src/context.ts';
import { decrypt } from '../../src/kit/keyring.ts';
import { mails } from '../../src/notifications/model.ts';
import { brandApplication, unique } from '../builders.ts';
import { someManager, someUser } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

const REASON = 'The register extract names another company.';

let ctx: TestContext;
let reviewer: Context;
beforeAll(async () => {
  ctx = await testContext();
  reviewer = await someManager(ctx, 'reviewer');
});

async function applicant(email: string | null = null): Promise<Context> {
  const userId = await someUser(ctx, { email, emailVerifiedBy: email?.startsWith('owner') ? 'google' : null });
  return { ...ctx, actor: { kind: 'user', userId, creatorActive: false } };
}

async function newBrand(overrides: object = {}, as?: Context) {
  const domain = `${unique('d')}.example`;
  const input = brandApplication({ domains: [domain, `www.${domain}`], ...overrides });
  const brand = await applyForBrand(as ?? (await applicant()), input as Parameters<typeof applyForBrand>[1]);
  return { id: brand._id, domain };
}

type To = 'verified' | 'rejected' | 'restricted' | 'suspended';
const decide = (brandId: string, from: BrandState, to: To, more: object = {}, as = reviewer) =>
  decideBrand(as, { brandId, ...BrandDecisionInput.parse({ from, to, reason: REASON, ...more }) });
const stateOf = async (brandId: string) => (await brands(ctx).findById(brandId).lean())?.state;

describe('a reviewer', () => {
  test('verifies a brand for the domains whose proof was seen, and no others', async () => {
    const { id, domain } = await newBrand();
    for (const domains of [[], ['elsewhere.example'], [domain, 'elsewhere.example']])
      await expect(decide(id, 'pending', 'verified', { domains })).rejects.toMatchObject({ code: 'proof_missing' });
    await decide(id, 'pending', 'verified', { domains: [domain], reason: null });
    expect(await brands(ctx).findById(id).lean()).toMatchObject({ state: 'verified', domains: [domain] });
  });

  test('gives a domain that two brands claim to one of them', async () => {
    const one = await newBrand();
    const other = await newBrand({ domains: [one.domain] });
    const answers = await Promise.allSettled([
      decide(one.id, 'pending', 'verified', { domains: [one.domain] }),
      decide(other.id, 'pending', 'verified', { domains: [one.domain] }),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'domain_taken' } });
  });

  test.for(['rejected', 'restricted', 'suspended'] as const)('says why a brand is %s', async (to) => {
    const { id } = await newBrand();
    const from = to === 'rejected' ? 'pending' : 'verified';
    await brands(ctx).updateOne({ _id: id }, { $set: { state: from } });
    await expect(decide(id, from, to, { reason: 'No.' })).rejects.toMatchObject({ code: 'reason_missing' });
    await decide(id, from, to);
    expect(await brands(ctx).findById(id).lean()).toMatchObject({ state: to, decision: { from, to, reason: REASON } });
  });

  test('decides about what she saw: of two who decide at once, one does', async () => {
    const { id } = await newBrand();
    const second = await someManager(ctx, 'admin');
    const answers = await Promise.allSettled([
      decide(id, 'pending', 'rejected'),
      decide(id, 'pending', 'rejected', {}, second),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'already_decided' } });
  });

  test('goes only from states to states that follow', async () => {
    const allowed: string[] = [];
    for (const from of BRAND_STATES)
      for (const to of ['verified', 'rejected', 'restricted', 'suspended'] as const) {
        const { id, domain } = await newBrand();
        await brands(ctx).updateOne({ _id: id }, { $set: { state: from } });
        await decide(id, from, to, { domains: [domain] }).then(
          () => allowed.push(`${from} → ${to}`),
          (error) => expect(error).toMatchObject({ code: 'already_decided' }),
        );
      }
    expect(allowed).toEqual([
      'pending → verified',
      'pending → rejected',
      'verified → restricted',
      'verified → suspended',
      'restricted → verified',
      'restricted → suspended',
      'suspended → verified',
      'suspended → restricted',
      'rejected → verified',
    ]);
  });

  test('does not decide about a brand of her own', async () => {
    const { id } = await newBrand();
    const own: Context = {
      ...reviewer,
      actor: { ...(reviewer.actor as object), brandRoles: [{ brandId: id, role: 'viewer' }] } as Context['actor'],
    };
    await expect(decide(id, 'pending', 'rejected', {}, own)).rejects.toMatchObject({ code: 'own_brand' });
  });

  test('takes the latest decision back within a day, with what it had changed', async () => {
    const { id, domain } = await newBrand();
    await decide(id, 'pending', 'verified', { domains: [domain] });
    await undoDecision(reviewer, id);
    expect(await brands(ctx).findById(id).lean()).toMatchObject({ state: 'pending', domains: [], decision: null });
    await expect(undoDecision(reviewer, id)).rejects.toMatchObject({ code: 'nothing_to_undo' });
    await decide(id, 'pending', 'verified', { domains: [domain] });
    await decide(id, 'verified', 'restricted');
    await decide(id, 'restricted', 'suspended', { reason: 'Counterfeit goods were found.' });
    await undoDecision(reviewer, id);
    expect(await brands(ctx).findById(id).lean()).toMatchObject({
      state: 'restricted',
      domains: [domain],
      decision: { reason: REASON },
    });
    await decide(id, 'restricted', 'verified');
    ctx.clock.advance(2);
    await expect(undoDecision(reviewer, id)).rejects.toMatchObject({ code: 'too_late_to_undo' });
  });

  test('tells the owners whose address is known to be theirs, and nobody at an address that proves nothing', async () => {
    const before = await ctx.mongo.collection('mails').countDocuments({ template: 'brand-decided' });
    const { id } = await newBrand({}, await applicant('owner@people.example'));
    await decide(id, 'pending', 'rejected');
    const unproven = await newBrand({}, await applicant('unproven@people.example'));
    await decide(unproven.id, 'pending', 'rejected');
    expect(await ctx.mongo.collection('mails').countDocuments({ template: 'brand-decided' })).toBe(before + 1);
    await undoDecision(reviewer, id);
    const [newest] = await mails(ctx).find({ template: 'brand-decided' }).sort({ _id: -1 }).limit(1).lean();
    expect(decrypt(ctx.keyring, 'mail', newest?.sealedLetter ?? '')).toContain('waits again');
  });

  test('is the only one who decides: not finance, not the applicant', async () => {
    const as = await applicant();
    const { id } = await newBrand({}, as);
    for (const other of [await someManager(ctx, 'finance'), as])
      await expect(decide(id, 'pending', 'rejected', {}, other)).rejects.toMatchObject({ kind: 'missing' });
    expect(await stateOf(id)).toBe('pending');
  });
});

describe('the list of brands to check', () => {
  const search = async (text: string, state?: string) =>
    (await listReviews(reviewer, BrandReviewQuery.parse({ search: text, state }))).data.map(({ id }) => id);

  test('finds by name, legal name, number and domain, in any case, and by nobody’s pattern', async () => {
    const { id, domain } = await newBrand({ name: 'Ábaco (Lumen)', legalName: 'Lumen Legal', registration: 'R/77-ZZ' });
    for (const text of ['(lumen)', 'LUMEN LEGAL', 'r/77', domain]) expect(await search(text), text).toContain(id);
    for (const text of ['.*', '^', 'R.77', '$where']) expect(await search(text), text).not.toContain(id);
    expect(await search(domain, 'verified')).toEqual([]);
  });

  test('shows a brand that a manager added, too', async () => {
    const added = await addBrand(ctx, { name: unique('Added '), country: 'ES', domains: [`${unique('a')}.example`] });
    expect(await search(added.name)).toEqual([added._id]);
  });
});

test('the history names who decided what, and why, newest first', async () => {
  const { id, domain } = await newBrand();
  await decide(id, 'pending', 'verified', { domains: [domain] });
  await decide(id, 'verified', 'suspended');
  const history = await brandHistory(reviewer, id);
  expect(history.map(({ action, from, to, reason }) => [action, from, to, reason])).toEqual([
    ['brand.suspended', 'verified', 'suspended', REASON],
    ['brand.verified', 'pending', 'verified', REASON],
    ['brand.applied', null, null, null],
  ]);
  expect(history[0]?.by).toBe(requireUser(reviewer));
});

test('what a state allows is written down, and the documentation says the same', async () => {
  const { readFile } = await import('node:fs/promises');
  const page = await readFile(new URL('../../docs/brands.md', import.meta.url), 'utf8');
  const yes = (allowed: boolean) => (allowed ? 'yes' : 'no');
  for (const state of BRAND_STATES) {
    const { newLinks, campaigns, linksLead, ordersTaken } = BRAND_EFFECTS[state];
    expect(page).toContain(`| ${state} | ${[newLinks, campaigns, linksLead, ordersTaken].map(yes).join(' | ')} |`);
  }
});
