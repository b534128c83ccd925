import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { findImage, keepImage } from '../../src/campaigns/collaborations/images.ts';
import { reviewContent } from '../../src/campaigns/collaborations/review-content.ts';
import { showCollaboration } from '../../src/campaigns/collaborations/show-collaboration.ts';
import { checkDraft, submitContent } from '../../src/campaigns/collaborations/submit-content.ts';
import { closeDue } from '../../src/campaigns/index.ts';
import { usedOfCampaigns } from '../../src/commissions/index.ts';
import { balancesOf } from '../../src/ledger/index.ts';
import { standings } from '../../src/standing/model.ts';
import { type Brand, someBrand, someCampaign, someCollaboration } from '../support/campaigns.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let brand: Brand;
beforeAll(async () => {
  ctx = await testContext();
  brand = await someBrand(ctx);
});

const TEXTS = [
  '#publicidade O candeeiro de linho ilumina a minha sala ao fim da tarde, e gosto muito da luz quente que dá.',
  '#publicidade Hoje mostro como mudei o quarto com uma luz nova, sem obras e sem gastar uma fortuna em casa.',
];
const draft = (username: string, text = TEXTS[0] ?? '', post = 'C1') => ({
  url: `https://www.instagram.com/${username}/p/${post}${username}/`,
  text,
});

const payableOf = async (creatorId: string) =>
  (await balancesOf(ctx, creatorId))
    .filter(({ account }) => account === 'creator:payable')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);

describe('content', () => {
  test('is checked live, submitted, sent back with reasons, approved, and paid once whoever clicks how often', async () => {
    const campaign = await someCampaign(ctx, brand);
    const { id, as, creator, username } = await someCollaboration(ctx, brand, campaign._id);
    const undisclosed = { ...draft(username), text: 'Só uma lâmpada bonita que encontrei na loja da esquina hoje.' };
    expect(await checkDraft(as, id, undisclosed)).toMatchObject({ state: 'failed', disclosure: { state: 'failed' } });
    await expect(submitContent(as, id, undisclosed)).rejects.toMatchObject({ code: 'content_check_failed' });
    await expect(submitContent(as, id, draft('somebody.else'))).rejects.toMatchObject({ code: 'content_check_failed' });
    const first = await submitContent(as, id, draft(username));
    const review = { collaborationId: id, contentId: first._id };
    await expect(reviewContent(brand.as, { ...review, approve: false, reasons: '' })).rejects.toMatchObject({
      code: 'reasons_missing',
    });
    await expect(reviewContent(as, { ...review, approve: true, reasons: '' })).rejects.toMatchObject({
      kind: 'missing',
    });
    await reviewContent(brand.as, { ...review, approve: false, reasons: 'Show the switch.' });
    const second = await submitContent(as, id, draft(username));
    const approve = () =>
      reviewContent(brand.as, { collaborationId: id, contentId: second._id, approve: true, reasons: '' });
    const results = await Promise.allSettled([approve(), approve(), approve()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await payableOf(creator._id)).toBe(10_000);
    expect(await usedOfCampaigns(ctx, [campaign._id])).toEqual(new Map([[campaign._id, 10_000]]));
    expect(await showCollaboration(as, id)).toMatchObject({
      state: 'done',
      actions: [],
      contents: [
        { state: 'changes_requested', reasons: 'Show the switch.', paid: null },
        { state: 'approved', paid: { amountMinor: 10_000 } },
      ],
    });
    expect(await standings(ctx).findById(creator._id).lean()).toMatchObject({
      reliability: { briefsDue: 1, briefsKept: 1, reviewed: 1, approvedAtFirst: 0 },
    });
  });

  test('of several pieces is paid piece by piece, and finishing early gives the rest back', async () => {
    const campaign = await someCampaign(ctx, brand, { pieces: 2 });
    const { id, as, creator, username } = await someCollaboration(ctx, brand, campaign._id);
    const approveNext = async (text: string, post: string) => {
      const { _id } = await submitContent(as, id, draft(username, text, post));
      await reviewContent(brand.as, { collaborationId: id, contentId: _id, approve: true, reasons: '' });
    };
    await approveNext(TEXTS[0] ?? '', 'A');
    expect(await showCollaboration(as, id)).toMatchObject({
      state: 'approved',
      approvedPieces: 1,
      actions: ['submit_content'],
    });
    await approveNext(TEXTS[1] ?? '', 'B');
    expect(await showCollaboration(as, id)).toMatchObject({ state: 'done', approvedPieces: 2 });
    expect(await payableOf(creator._id)).toBe(20_000);
  });

  test('that is like another creator’s is shown to the brand with the finding', async () => {
    const campaign = await someCampaign(ctx, brand);
    const text =
      '#publicidade Três ideias para uma varanda pequena com luz suave, plantas e um banco de madeira antigo.';
    const one = await someCollaboration(ctx, brand, campaign._id);
    await submitContent(one.as, one.id, draft(one.username, text));
    const two = await someCollaboration(ctx, brand, campaign._id);
    await submitContent(two.as, two.id, draft(two.username, text));
    const [content] = (await showCollaboration(brand.as, two.id)).contents;
    expect(content?.check.originality).toMatchObject({ state: 'failed', matches: [{ creatorId: one.creator._id }] });
  });

  test('that does not come by its deadline counts against her reliability, and may still come', async () => {
    const campaign = await someCampaign(ctx, brand);
    const { id, as, creator, username } = await someCollaboration(ctx, brand, campaign._id);
    ctx.clock.advance(15);
    while ((await closeDue(ctx)) > 0);
    expect(await standings(ctx).findById(creator._id).lean()).toMatchObject({
      reliability: { briefsDue: 1, briefsKept: 0, reviewed: 0, approvedAtFirst: 0 },
    });
    await submitContent(as, id, draft(username, TEXTS[1], 'L'));
    expect(await showCollaboration(as, id)).toMatchObject({ state: 'content_submitted' });
  });
});

describe('a picture', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

  test('is kept for the two sides when it is one, and told by its bytes', async () => {
    const campaign = await someCampaign(ctx, brand);
    const { id, as } = await someCollaboration(ctx, brand, campaign._id);
    const keep = (bytes: Buffer, who = as) => keepImage(who, id, Readable.from([bytes]));
    const imageId = await keep(png);
    expect((await findImage(brand.as, id, imageId)).bytes.equals(png)).toBe(true);
    await expect(findImage((await someBrand(ctx)).as, id, imageId)).rejects.toMatchObject({ kind: 'missing' });
    await expect(keep(png, brand.as)).rejects.toMatchObject({ kind: 'missing' });
    await expect(keep(Buffer.from('<svg onload=alert(1)>'))).rejects.toMatchObject({ code: 'image_invalid' });
    await expect(keep(Buffer.concat([png, Buffer.alloc(5_000_001)]))).rejects.toMatchObject({
      code: 'image_too_large',
    });
  });
});
