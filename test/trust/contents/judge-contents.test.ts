import { beforeAll, expect, test } from 'vitest';
import { submitContent } from '../../../src/campaigns/collaborations/submit-content.ts';
import { heldBy } from '../../../src/commissions/index.ts';
import { cases, type FlagRecord, flags } from '../../../src/trust/cases/model.ts';
import { contentFlag } from '../../../src/trust/contents/content-flag.ts';
import { watch } from '../../../src/trust/index.ts';
import { unique } from '../../builders.ts';
import { type Brand, someBrand, someCampaign, someCollaboration } from '../../support/campaigns.ts';
import { type TestContext, testContext } from '../../support/test-context.ts';

const TEXT = '#publicidade The linen lamp from Casa Aurelia stands in my hall now and makes the evening warm.';

let ctx: TestContext;
let brand: Brand;
let campaignId: string;
beforeAll(async () => {
  ctx = await testContext();
  brand = await someBrand(ctx);
  campaignId = (await someCampaign(ctx, brand))._id;
});

const draft = (username: string, text: string) => ({
  url: `https://www.instagram.com/${username}/reel/${unique('R')}/`,
  text,
});
async function watchAll(): Promise<void> {
  while ((await watch(ctx)) > 0);
}
const flagsAbout = (creatorId: string) => flags(ctx).find({ creatorId }).sort({ _id: 1 }).lean<FlagRecord[]>();

test('a copy of another creator’s content raises a flag by itself, and holds no money', async () => {
  const one = await someCollaboration(ctx, brand, campaignId);
  const two = await someCollaboration(ctx, brand, campaignId);
  await submitContent(one.as, one.id, draft(one.username, TEXT));
  const copied = draft(two.username, TEXT);
  await submitContent(two.as, two.id, copied);
  await watchAll();
  expect(await flagsAbout(one.creator._id)).toEqual([]);
  const [flag] = await flagsAbout(two.creator._id);
  expect(flag).toMatchObject({ signal: 'content', code: 'content_copied', severity: 'medium', commissionIds: [] });
  expect(flag?.facts).toEqual([
    { name: 'likenessPercent', value: 100 },
    { name: 'url', value: copied.url },
  ]);
  expect((await heldBy(ctx, flag?.caseId ?? '')).commissions).toBe(0);
  await watchAll();
  expect(await flagsAbout(two.creator._id)).toHaveLength(1);
});

test('content that is refused for a foreign account or a missing disclosure is flagged too: once low, three times medium', async () => {
  const { id, as, username, creator } = await someCollaboration(ctx, brand, campaignId);
  const refused = (text: string, whose = username) =>
    expect(submitContent(as, id, draft(whose, text))).rejects.toMatchObject({ code: 'content_check_failed' });
  await refused('A lamp that I like a great deal and would buy again for every room of my house.');
  await watchAll();
  expect(await flagsAbout(creator._id)).toMatchObject([
    { code: 'content_unmarked', severity: 'low', facts: [{ name: 'times', value: 1 }, {}] },
  ]);
  await refused('My second lamp of the year is as warm as the first, and my cat sleeps below it.');
  await refused('Three lamps later the living room is done, and I could not be happier with it.');
  await refused('#publicidade My balcony has plants, a bench and a lantern that burns all night.', 'somebody.else');
  await watchAll();
  expect(await flagsAbout(creator._id)).toMatchObject([
    { code: 'content_foreign', severity: 'low' },
    { code: 'content_unmarked', severity: 'medium', facts: [{ name: 'times', value: 3 }, {}] },
  ]);
  expect(await cases(ctx).find({ creatorId: creator._id }).lean()).toMatchObject([
    { signals: ['content'], severity: 'medium', state: 'open' },
  ]);
});

test('a likeness below nine tenths is a low question: two people may film one lamp', () => {
  const news = { _id: 'n', contentId: 'cnt_1', creatorId: 'crt_1', url: null, isSubmitted: true, at: new Date() };
  expect(contentFlag({ ...news, finding: 'copied', likeness: 0.89 }, 1)).toMatchObject({ severity: 'low' });
  expect(contentFlag({ ...news, finding: 'copied', likeness: 0.9 }, 1)).toMatchObject({ severity: 'medium' });
  expect(contentFlag({ ...news, finding: 'foreign', likeness: null }, 2)).toMatchObject({ severity: 'low' });
});
