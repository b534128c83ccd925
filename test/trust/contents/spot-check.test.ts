import { beforeAll, expect, test } from 'vitest';
import { auditRecords } from '../../../src/audit/model.ts';
import type { Context } from '../../../src/context.ts';
import { makeLink } from '../../../src/links/index.ts';
import { cases, flags } from '../../../src/trust/cases/model.ts';
import { NewSpotCheck } from '../../../src/trust/contents/schemas.ts';
import { drawSpotCheck, spotCheck } from '../../../src/trust/contents/spot-check.ts';
import { watch } from '../../../src/trust/index.ts';
import { type Brand, someBrand, someInfluencer } from '../../support/campaigns.ts';
import { someCreator, someManager } from '../../support/people.ts';
import { type TestContext, testContext } from '../../support/test-context.ts';

const PLAIN = 'This lamp stands in my hall now and makes the evening warm, and you can have one too.';

let ctx: TestContext;
let brand: Brand;
let reviewer: Context;
beforeAll(async () => {
  ctx = await testContext();
  brand = await someBrand(ctx);
  reviewer = await someManager(ctx, 'reviewer');
});

async function promoter() {
  const person = await someInfluencer(ctx);
  await makeLink(person.as, { destination: `https://${brand.domain}/`, subIds: {} });
  return { ...person, url: `https://www.instagram.com/${person.username}/reel/Lamp1/` };
}
const watchAll = async () => {
  while ((await watch(ctx)) > 0);
};

test('draws somebody who takes part and has a link, with her accounts, and nobody else', async () => {
  await expect(drawSpotCheck(reviewer)).rejects.toMatchObject({ code: 'nobody_to_check' });
  const shutOut = await someCreator(ctx, { state: 'suspended' });
  const as = { ...shutOut.as, actor: { ...shutOut.as.actor, creatorActive: true } } as Context;
  await makeLink(as, { destination: `https://${brand.domain}/`, subIds: {} });
  const { creator, username } = await promoter();
  expect(await drawSpotCheck(reviewer)).toMatchObject({
    creator: { id: creator._id, languages: ['pt'] },
    brand: { id: brand.brandId },
    accounts: [{ network: 'instagram', username }],
  });
  await expect(drawSpotCheck(await someManager(ctx, 'finance'))).rejects.toMatchObject({ kind: 'missing' });
});

test('a post without a word for advertising opens a case that names the brand; one with it opens none', async () => {
  const { creator, url } = await promoter();
  const check = (text: string) => spotCheck(reviewer, creator._id, { brandId: brand.brandId, url, text });
  expect((await check(`#publicidade ${PLAIN}`)).disclosure.state).toBe('passed');
  await watchAll();
  expect(await cases(ctx).countDocuments({ creatorId: creator._id })).toBe(0);
  expect((await check(PLAIN)).disclosure.state).toBe('failed');
  await watchAll();
  expect(await flags(ctx).find({ creatorId: creator._id }).lean()).toMatchObject([
    { signal: 'content', code: 'content_unmarked', severity: 'low', brandIds: [brand.brandId], commissionIds: [] },
  ]);
  const rows = await auditRecords(ctx).find({ subject: creator._id, action: 'content.spot_checked' }).lean();
  expect(rows.map(({ after }) => (after as { disclosure: string }).disclosure).toSorted()).toEqual([
    'failed',
    'passed',
  ]);
});

test('is about brands to which she has links, by reviewers, with an address and the words of a post', async () => {
  const { creator, url } = await promoter();
  const other = await someBrand(ctx);
  const input = { brandId: brand.brandId, url, text: PLAIN };
  await expect(spotCheck(reviewer, creator._id, { ...input, brandId: other.brandId })).rejects.toMatchObject({
    code: 'no_links',
  });
  await expect(spotCheck(reviewer, 'crt_nobody', input)).rejects.toMatchObject({ kind: 'missing' });
  await expect(spotCheck(await someManager(ctx, 'finance'), creator._id, input)).rejects.toMatchObject({
    kind: 'missing',
  });
  for (const bad of [{ url: 'javascript:alert(1)' }, { text: '  ' }, { text: 'x'.repeat(5_001) }])
    expect(NewSpotCheck.safeParse({ ...input, ...bad }).success, JSON.stringify(bad).slice(0, 40)).toBe(false);
});
