import { beforeAll, expect, test } from 'vitest';
import { users } from '../../../src/accounts/model.ts';
import { auditRecords } from '../../../src/audit/model.ts';
import { heldBy } from '../../../src/commissions/index.ts';
import { checkContent } from '../../../src/content/index.ts';
import type { Context } from '../../../src/context.ts';
import { wordsOf } from '../../../src/kit/words.ts';
import { makeLink } from '../../../src/links/index.ts';
import { changeKit } from '../../../src/media-kits/change-kit.ts';
import { flagsOf } from '../../../src/trust/cases/raise-flag.ts';
import { listReports } from '../../../src/trust/reports/list-reports.ts';
import { matchReport, setReportAside } from '../../../src/trust/reports/match-report.ts';
import { reportForBrand, reportPublicly } from '../../../src/trust/reports/report.ts';
import { NewPublicReport } from '../../../src/trust/reports/schemas.ts';
import { unique } from '../../builders.ts';
import { someInfluencer } from '../../support/campaigns.ts';
import { someCreator, someManager, someShop, someUser } from '../../support/people.ts';
import { type TestContext, testContext } from '../../support/test-context.ts';

const TEXT = 'The lamp in this video is not the lamp that arrived.';

let ctx: TestContext;
let shop: Awaited<ReturnType<typeof someShop>>;
beforeAll(async () => {
  ctx = await testContext();
  shop = await someShop(ctx);
});

const from = (callerHash: string): Context => ({ ...ctx, callerHash, actor: { kind: 'anonymous' } });
const report = (input: object, callerHash = unique('caller')) =>
  reportPublicly(from(callerHash), { reason: 'counterfeit', text: TEXT, ...input });
/** An influencer as signing in leaves her: her user names are among the words that she is found by. */
async function someoneLinked() {
  const made = await someInfluencer(ctx);
  await users(ctx).updateOne({ _id: made.creator.userId }, { $set: { words: wordsOf([made.username]) } });
  return made;
}
const auditOf = async (subject: string) =>
  (await auditRecords(ctx).find({ subject }).sort({ _id: 1 }).lean()).map(({ action, after }) => [action, after]);
const member = async (role: 'editor' | 'viewer', brandId = shop.brand._id): Promise<Context> => ({
  ...ctx,
  actor: { kind: 'user', userId: await someUser(ctx), creatorActive: false, brandRoles: [{ brandId, role }] },
});

test('anybody reports a link, by its address or its code, or a post; the creator’s case holds no money for it', async () => {
  const { creator, as } = await someCreator(ctx);
  const link = await makeLink(as, { destination: `https://${shop.domain}/`, subIds: {} });
  const first = await report({ link: `https://kolect.example/r/${link.code}?x=1` });
  const second = await report({ link: link.code.toUpperCase() });
  const contentId = unique('con_');
  const url = `https://www.instagram.com/lamp/p/${contentId}/`;
  await checkContent(ctx, { contentId, creatorId: creator._id, url, text: TEXT });
  const third = await report({ url: `${url}?igsh=1` });
  expect([first, second, third].map(({ creatorId }) => creatorId)).toEqual(Array(3).fill(creator._id));
  expect(new Set([first.caseId, second.caseId, third.caseId]).size).toBe(1);
  expect((await flagsOf(ctx, first.caseId ?? '')).map(({ severity, text }) => [severity, text])).toEqual(
    Array(3).fill(['low', TEXT]),
  );
  expect((await heldBy(ctx, first.caseId ?? '')).commissions).toBe(0);
});

test('a media kit is reported by its address while it is shown; another programme’s page is nobody’s', async () => {
  const { creator, as } = await someInfluencer(ctx);
  const handle = unique('kit');
  const shows = { networks: true, audience: true, standing: true };
  await changeKit(as, { handle, isPublic: true, isIndexed: false, about: '', shows, brandIds: [] });
  const address = `${ctx.config.publicUrl}/kit/${handle}`;
  expect(await report({ url: address })).toMatchObject({ creatorId: creator._id, caseId: expect.any(String) });
  for (const url of [
    `https://elsewhere.example/kit/${handle}`,
    `${address}/more`,
    `${ctx.config.publicUrl}/kit/%E0%A4%A`,
  ])
    expect(await report({ url }), url).toMatchObject({ creatorId: null, caseId: null });
});

test('who reports again brings her flag up to date, and has five an hour', async () => {
  const { as } = await someCreator(ctx);
  const link = await makeLink(as, { destination: `https://${shop.domain}/`, subIds: {} });
  const caller = unique('caller');
  let caseId: string | null = null;
  for (let count = 0; count < 5; count += 1) ({ caseId } = await report({ link: link.code }, caller));
  expect(await flagsOf(ctx, caseId ?? '')).toHaveLength(1);
  await expect(report({ link: link.code }, caller)).rejects.toMatchObject({ code: 'too_many_requests' });
  await report({ link: link.code });
});

test('a report about nobody that can be found is kept for reviewers, who alone read reports', async () => {
  const { _id } = await report({ url: 'https://blog.example/lamp' });
  const reviewer = await someManager(ctx, 'reviewer');
  const { data } = await listReports(reviewer, { unmatched: true, limit: 25 });
  expect(data.find(({ id }) => id === _id)).toMatchObject({
    creatorId: null,
    creatorName: null,
    caseId: null,
    from: 'public',
  });
  const all = await listReports(reviewer, { unmatched: false, limit: 100 });
  expect(all.data.find(({ creatorId }) => creatorId !== null)?.creatorName).toMatch(/^crt_/);
  await expect(listReports((await someCreator(ctx)).as, { unmatched: false, limit: 25 })).rejects.toMatchObject({
    kind: 'missing',
  });
});

test('a report by the address of a linked account, however it is typed, finds whose it is', async () => {
  const { creator, username } = await someoneLinked();
  for (const target of [
    { url: `https://www.instagram.com/${username}/` },
    { url: `https://instagram.com/${username.toUpperCase()}/reel/Cx1?igsh=2` },
    { link: `instagram.com/${username}` },
  ])
    expect(await report(target), JSON.stringify(target)).toMatchObject({ creatorId: creator._id });
  for (const url of [
    `https://www.tiktok.com/@${username}`,
    `https://instagram.com/${username}x`,
    'https://instagram.com/p/Cx1',
  ])
    expect(await report({ url }), url).toMatchObject({ creatorId: null, caseId: null });
});

test('a reviewer matches a report that named nobody known: it opens the creator’s case, once, and holds nothing', async () => {
  const { creator } = await someCreator(ctx);
  const reviewer = await someManager(ctx, 'reviewer');
  const { _id } = await report({ url: 'https://blog.example/lamp' });
  const matched = await matchReport(reviewer, _id, creator._id);
  expect(matched).toMatchObject({ creatorId: creator._id, caseId: expect.any(String), isSetAside: false });
  expect(await flagsOf(ctx, matched.caseId ?? '')).toMatchObject([
    { signal: 'report', severity: 'low', text: TEXT, facts: [{ value: 'counterfeit' }, { value: 'public' }] },
  ]);
  expect((await heldBy(ctx, matched.caseId ?? '')).commissions).toBe(0);
  const unmatched = await listReports(reviewer, { unmatched: true, limit: 100 });
  expect(unmatched.data.some(({ id }) => id === _id)).toBe(false);
  const other = (await someCreator(ctx)).creator._id;
  for (const change of [() => matchReport(reviewer, _id, other), () => setReportAside(reviewer, _id)])
    await expect(change()).rejects.toMatchObject({ code: 'report_matched' });
  expect(await auditOf(_id)).toEqual([['report.matched', { creatorId: creator._id, caseId: matched.caseId }]]);
});

test('a report about nobody of the programme is set aside, and can be matched after all; others cannot', async () => {
  const reviewer = await someManager(ctx, 'reviewer');
  const { creator, as } = await someCreator(ctx);
  const { _id } = await report({ url: 'https://blog.example/other-lamp' });
  expect(await setReportAside(reviewer, _id)).toMatchObject({ isSetAside: true, creatorId: null });
  const ids = async (unmatched: boolean) =>
    (await listReports(reviewer, { unmatched, limit: 100 })).data.map(({ id }) => id);
  expect(await ids(true)).not.toContain(_id);
  expect(await ids(false)).toContain(_id);
  for (const who of [as, await someManager(ctx, 'finance'), await member('editor')])
    await expect(matchReport(who, _id, creator._id)).rejects.toMatchObject({ kind: 'missing' });
  for (const [reportId, creatorId] of [
    ['rep_nothing', creator._id],
    [_id, 'crt_nobody'],
  ] as const)
    await expect(matchReport(reviewer, reportId, creatorId)).rejects.toMatchObject({ kind: 'missing' });
  const matched = await Promise.allSettled([
    matchReport(reviewer, _id, creator._id),
    matchReport(reviewer, _id, (await someCreator(ctx)).creator._id),
  ]);
  expect(matched.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a brand’s editors report a creator; viewers, strangers and unknown creators are refused', async () => {
  const { creator } = await someCreator(ctx);
  const input = { creatorId: creator._id, reason: 'undisclosed_ad' as const, text: TEXT };
  const made = await reportForBrand(await member('editor'), shop.brand._id, input);
  expect(made).toMatchObject({ from: 'brand', brandId: shop.brand._id, creatorId: creator._id });
  for (const who of [await member('viewer'), await member('editor', 'brd_other')])
    await expect(reportForBrand(who, shop.brand._id, input)).rejects.toMatchObject({ kind: 'missing' });
  await expect(
    reportForBrand(await member('editor'), shop.brand._id, { ...input, creatorId: 'crt_nobody' }),
  ).rejects.toMatchObject({ kind: 'missing' });
});

test('a report names something, gives a reason that is known, and says what is wrong', () => {
  const good = { link: 'abcd', reason: 'fraud', text: TEXT };
  expect(NewPublicReport.safeParse(good).success).toBe(true);
  for (const bad of [
    { link: undefined },
    { reason: 'because' },
    { text: 'bad' },
    { link: undefined, url: 'javascript:alert(1)' },
  ])
    expect(NewPublicReport.safeParse({ ...good, ...bad }).success).toBe(false);
});
