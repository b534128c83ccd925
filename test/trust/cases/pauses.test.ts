import type { Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditRecords } from '../../../src/audit/model.ts';
import { submitContent } from '../../../src/campaigns/collaborations/submit-content.ts';
import { heldBy } from '../../../src/commissions/index.ts';
import type { Context } from '../../../src/context.ts';
import { addDays } from '../../../src/kit/clock.ts';
import { changeLink } from '../../../src/links/change-link.ts';
import { createClickBuffer, createKnownLinks, createRedirect, makeLink } from '../../../src/links/index.ts';
import { listLinks } from '../../../src/links/list-links.ts';
import { changeSettings } from '../../../src/settings/index.ts';
import { answerAppeal, appeal } from '../../../src/trust/cases/appeals.ts';
import { correct } from '../../../src/trust/cases/correct.ts';
import { decideCase, undoDecision } from '../../../src/trust/cases/decide-case.ts';
import { listCases } from '../../../src/trust/cases/list-cases.ts';
import { cases } from '../../../src/trust/cases/model.ts';
import { showOwnCase } from '../../../src/trust/cases/own-cases.ts';
import { NewDecision, type Outcome } from '../../../src/trust/cases/schemas.ts';
import { showCase } from '../../../src/trust/cases/show-case.ts';
import { raiseFlag, watch } from '../../../src/trust/index.ts';
import { unique } from '../../builders.ts';
import { type Brand, someBrand, someCampaign, someCollaboration } from '../../support/campaigns.ts';
import { someCreator, someManager } from '../../support/people.ts';
import { portOf } from '../../support/port-of.ts';
import { type TestContext, testContext } from '../../support/test-context.ts';
import { caseOf, finding, REASON, revisionOf } from './case-desk.ts';

const FALLBACK = 'https://programme.example/ended';
const PUT_RIGHT = 'All three posts begin with #publicidade now.';

let ctx: TestContext;
let brand: Brand;
let other: Brand;
let campaignId: string;
let reviewer: Context;
let colleague: Context;
beforeAll(async () => {
  ctx = await testContext();
  [brand, other] = [await someBrand(ctx), await someBrand(ctx)];
  campaignId = (await someCampaign(ctx, brand))._id;
  reviewer = await someManager(ctx, 'reviewer');
  colleague = await someManager(ctx, 'reviewer');
  await changeSettings(ctx, { links: { fallbackUrl: FALLBACK } }, 0);
});

type Person = Awaited<ReturnType<typeof someCollaboration>>;
const linkTo = ({ domain }: Brand, as: Context) => makeLink(as, { destination: `https://${domain}/`, subIds: {} });

/** Where a link leads now, by a redirect that remembers nothing. */
async function leadsTo(code: string): Promise<string> {
  const server: Server = express()
    .get('/r/:code', createRedirect(ctx, createKnownLinks(ctx), createClickBuffer(ctx), () => false).handler)
    .listen(0);
  afterAll(() => server.close());
  const answer = await fetch(`http://127.0.0.1:${portOf(server)}/r/${code}`, { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '').host;
}

/** A creator sends in content that says nothing of being paid: the watch opens a case, or adds to it. */
async function fails({ as, id, username, creator }: Person): Promise<string> {
  const url = `https://www.instagram.com/${username}/reel/${unique('R')}/`;
  const text = `A lamp that I would buy again for every room of my house, ${unique('and again')}.`;
  await expect(submitContent(as, id, { url, text })).rejects.toMatchObject({ code: 'content_check_failed' });
  while ((await watch(ctx)) > 0);
  const record = await cases(ctx).findOne({ creatorId: creator._id, isOpen: true }).lean();
  return record?._id ?? '';
}
const decide = async (caseId: string, outcome: Outcome, brandIds?: string[], who = reviewer) =>
  decideCase(who, caseId, {
    outcome,
    reason: REASON,
    revision: await revisionOf(ctx, caseId),
    ...(brandIds ? { brandIds } : {}),
  });
const undo = async (caseId: string) =>
  undoDecision(reviewer, caseId, { reason: 'It was the wrong creator.', revision: await revisionOf(ctx, caseId) });

/** The same finding, without the campaign. */
async function foundUnmarked(creatorId: string): Promise<string> {
  const about = { signal: 'content' as const, code: 'content_unmarked' as const, brandIds: [brand.brandId] };
  return (await raiseFlag(ctx, finding(creatorId, [], { ...about, severity: 'low', facts: [] })))?._id ?? '';
}

/** Warned once, and caught again: with two links to the brand, of which she paused one herself, and one to another brand. */
async function warnedAndCaught() {
  const { creator, as } = await someCreator(ctx);
  const [active, ownPause, elsewhere] = [await linkTo(brand, as), await linkTo(brand, as), await linkTo(other, as)];
  await changeLink(as, ownPause._id, { state: 'paused' });
  await decide(await foundUnmarked(creator._id), 'warn');
  return { creator, as, caseId: await foundUnmarked(creator._id), active, ownPause, elsewhere };
}
const statesOf = async ({ as, active, ownPause, elsewhere }: Awaited<ReturnType<typeof warnedAndCaught>>) => {
  const { data } = await listLinks(as, { limit: 10 });
  return [active, ownPause, elsewhere].map(({ _id }) => {
    const link = data.find(({ id }) => id === _id);
    return `${link?.state}${link?.pausedByReview ? ' by review' : ''}`;
  });
};
const LEFT = ['active', 'paused', 'active'];
const PAUSED = ['paused by review', 'paused by review', 'active'];

describe('a pause of links', () => {
  test('follows a warning, which follows a content check that failed', async () => {
    const person = await someCollaboration(ctx, brand, campaignId);
    await linkTo(brand, person.as);
    const first = await fails(person);
    await expect(decide(first, 'pause', [brand.brandId])).rejects.toMatchObject({ code: 'not_warned' });
    expect(await showCase(reviewer, first)).toMatchObject({
      warning: null,
      links: [{ brand: { id: brand.brandId }, links: 1, isPaused: false, isConcerned: true }],
    });
    await decide(first, 'warn');
    const second = await fails(person);
    expect(second).not.toBe(first);
    expect((await showCase(reviewer, second)).warning).toMatchObject({ caseId: first, reason: REASON });
    await decide(second, 'pause', [brand.brandId]);
    expect(await caseOf(ctx, second)).toMatchObject({ state: 'decided', isOpen: true });
  });

  test('sends visitors of the links concerned to the fallback page, and of no others', async () => {
    const caught = await warnedAndCaught();
    expect(await leadsTo(caught.active.code)).toBe(brand.domain);
    await decide(caught.caseId, 'pause', [brand.brandId]);
    expect(await leadsTo(caught.active.code)).toBe(new URL(FALLBACK).host);
    expect(await leadsTo(caught.elsewhere.code)).toBe(other.domain);
    expect(await statesOf(caught)).toEqual(PAUSED);
    expect((await heldBy(ctx, caught.caseId)).commissions).toBe(0);
  });

  test('is not for her to end, nor to go round by a new link', async () => {
    const caught = await warnedAndCaught();
    await decide(caught.caseId, 'pause', [brand.brandId]);
    await expect(changeLink(caught.as, caught.active._id, { state: 'active' })).rejects.toMatchObject({
      code: 'link_in_question',
    });
    await expect(linkTo(brand, caught.as)).rejects.toMatchObject({ code: 'links_paused' });
    await linkTo(other, caught.as);
  });

  test('that is undone leaves every link as it was, and so does an undoing of what ended it', async () => {
    const caught = await warnedAndCaught();
    await decide(caught.caseId, 'pause', [brand.brandId]);
    await undo(caught.caseId);
    expect(await statesOf(caught)).toEqual(LEFT);
    expect(await leadsTo(caught.active.code)).toBe(brand.domain);
    await decide(caught.caseId, 'pause', [brand.brandId]);
    await decide(caught.caseId, 'clear');
    expect(await statesOf(caught)).toEqual(LEFT);
    await undo(caught.caseId);
    expect(await statesOf(caught)).toEqual(PAUSED);
    await decide(caught.caseId, 'pause', [other.brandId]);
    expect(await statesOf(caught)).toEqual(['active', 'paused', 'paused by review']);
  });

  test('of two cases ends when both let go', async () => {
    const caught = await warnedAndCaught();
    await decide(caught.caseId, 'pause', [brand.brandId]);
    await decide(caught.caseId, 'suspend');
    expect(await statesOf(caught)).toEqual(PAUSED);
    const second = await foundUnmarked(caught.creator._id);
    await decide(second, 'pause', [brand.brandId]);
    await decide(second, 'clear');
    expect(await statesOf(caught)).toEqual(PAUSED);
  });

  test('ends when she put it right and a reviewer looked, not before', async () => {
    const caught = await warnedAndCaught();
    await decide(caught.caseId, 'pause', [brand.brandId]);
    const own = await showOwnCase(caught.as, caught.caseId);
    expect(own).toMatchObject({
      mayCorrect: true,
      mayAppeal: true,
      paused: { links: 2, brands: [brand.shop.brand.name] },
      decision: { outcome: 'pause', correction: null },
    });
    const { as: stranger } = await someCreator(ctx);
    await expect(correct(stranger, caught.caseId, PUT_RIGHT)).rejects.toMatchObject({ kind: 'missing' });
    await correct(caught.as, caught.caseId, PUT_RIGHT);
    await expect(correct(caught.as, caught.caseId, PUT_RIGHT)).rejects.toMatchObject({ code: 'nothing_to_correct' });
    expect(await statesOf(caught)).toEqual(PAUSED);
    const { data } = await listCases(reviewer, { state: 'open', mine: false, search: caught.caseId, limit: 5 });
    expect(data).toMatchObject([{ id: caught.caseId, outcome: 'pause', isCorrected: true }]);
    expect((await showCase(reviewer, caught.caseId)).decision?.correction?.text).toBe(PUT_RIGHT);
    await decide(caught.caseId, 'pause', [brand.brandId]);
    expect(await showOwnCase(caught.as, caught.caseId)).toMatchObject({ mayCorrect: true, mayAppeal: true });
    await correct(caught.as, caught.caseId, PUT_RIGHT);
    await decide(caught.caseId, 'clear');
    expect(await statesOf(caught)).toEqual(LEFT);
    expect(await showOwnCase(caught.as, caught.caseId)).toMatchObject({ mayCorrect: false, paused: { links: 0 } });
    // What was cleared was this piece of content: the next is another matter.
    expect(await foundUnmarked(caught.creator._id)).not.toBe('');
  });

  test('is appealed, and another reviewer answers: upheld the links stay paused, granted they lead on', async () => {
    const answer = async (caseId: string, granted: boolean) =>
      answerAppeal(colleague, caseId, { granted, reason: REASON, revision: await revisionOf(ctx, caseId) });
    const right = await warnedAndCaught();
    await decide(right.caseId, 'pause', [brand.brandId]);
    await correct(right.as, right.caseId, PUT_RIGHT);
    await appeal(right.as, right.caseId, 'My posts always began with the word, in Portuguese.');
    await answer(right.caseId, true);
    expect(await statesOf(right)).toEqual(LEFT);
    expect(await caseOf(ctx, right.caseId)).toMatchObject({ state: 'closed', isOpen: false });

    const wrong = await warnedAndCaught();
    await decide(wrong.caseId, 'pause', [brand.brandId]);
    await appeal(wrong.as, wrong.caseId, 'Nobody needs to be told that I am paid.');
    await answer(wrong.caseId, false);
    expect(await statesOf(wrong)).toEqual(PAUSED);
    const own = await showOwnCase(wrong.as, wrong.caseId);
    expect([own.mayCorrect, own.mayAppeal]).toEqual([true, false]);
    await correct(wrong.as, wrong.caseId, PUT_RIGHT);
    await decide(wrong.caseId, 'clear', undefined, colleague);
    expect(await statesOf(wrong)).toEqual(LEFT);
  });

  test('never ends by itself: when she may not object any more the case is back among the open ones, and paused it is', async () => {
    const caught = await warnedAndCaught();
    await decide(caught.caseId, 'pause', [brand.brandId]);
    const at = ctx.clock.now();
    ctx.clock.set(addDays(at, 400));
    while ((await watch(ctx)) > 0);
    ctx.clock.set(at);
    expect(await statesOf(caught)).toEqual(PAUSED);
    expect(await caseOf(ctx, caught.caseId)).toMatchObject({ state: 'open', assignedTo: null, escalated: 1 });
  });

  test('names brands to which she has links, and only a pause names any', async () => {
    const caught = await warnedAndCaught();
    await expect(decide(caught.caseId, 'pause', ['brd_nobody'])).rejects.toMatchObject({ code: 'no_links' });
    const valid = (input: object) => NewDecision.safeParse({ reason: REASON, revision: 0, ...input }).success;
    expect(valid({ outcome: 'pause' })).toBe(false);
    expect(valid({ outcome: 'pause', brandIds: [] })).toBe(false);
    expect(valid({ outcome: 'warn', brandIds: ['brd_1'] })).toBe(false);
    expect(valid({ outcome: 'pause', brandIds: ['brd_1'] })).toBe(true);
  });

  test('is in the audit log with what it paused and let go', async () => {
    const caught = await warnedAndCaught();
    await decide(caught.caseId, 'pause', [brand.brandId]);
    await correct(caught.as, caught.caseId, PUT_RIGHT);
    await decide(caught.caseId, 'clear');
    const rows = await auditRecords(ctx).find({ subject: caught.caseId }).sort({ _id: 1 }).lean();
    expect(rows.map(({ action }) => action).slice(2)).toEqual([
      'links.paused',
      'case.pause',
      'case.corrected',
      'links.paused',
      'case.clear',
    ]);
    expect(rows.filter(({ action }) => action === 'links.paused').map(({ before }) => before)).toEqual([
      [],
      [brand.brandId],
    ]);
  });
});
