import { beforeAll, describe, expect, test } from 'vitest';
import { brands } from '../../src/brands/model.ts';
import { changeCampaign } from '../../src/campaigns/change-campaign.ts';
import { act, applyToCampaign, closeDue, makeCampaign, stepCampaign } from '../../src/campaigns/index.ts';
import { findBrandCampaign, findCampaignForCreator, listOpenCampaigns } from '../../src/campaigns/list-campaigns.ts';
import { NewCampaign } from '../../src/campaigns/schemas.ts';
import { newCampaign, someBrand, someCampaign, someCollaboration, someInfluencer } from '../support/campaigns.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

describe('a campaign', () => {
  test('is drafted by its brand, seen by nobody else, and published once it says enough', async () => {
    const brand = await someBrand(ctx);
    const { brandId } = brand;
    const { as: creator } = await someInfluencer(ctx);
    const draft = await makeCampaign(brand.as, brandId, newCampaign(ctx, { brief: '', contentFeeMinor: null }));
    const publish = () => stepCampaign(brand.as, { brandId, campaignId: draft._id, step: 'publish' });
    await expect(findCampaignForCreator(creator, draft._id)).rejects.toMatchObject({ kind: 'missing' });
    await expect(publish()).rejects.toMatchObject({
      code: 'campaign_not_ready',
      fields: [{ path: 'brief' }, { path: 'rateBps' }],
    });
    const change = { version: 1, brief: 'Show the lamp in your own room.', rateBps: 1_500 };
    await changeCampaign(brand.as, { brandId, campaignId: draft._id, change });
    await publish();
    expect(await findCampaignForCreator(creator, draft._id)).toMatchObject({ state: 'published', rateBps: 1_500 });
    expect((await listOpenCampaigns(creator)).map(({ id }) => id)).toContain(draft._id);
  });

  test('of a brand that is not verified cannot be published, and disappears with its brand’s good name', async () => {
    const brand = await someBrand(ctx);
    const { as: creator } = await someInfluencer(ctx);
    const campaign = await someCampaign(ctx, brand);
    await brands(ctx).updateOne({ _id: brand.brandId }, { $set: { state: 'restricted' } });
    await expect(findCampaignForCreator(creator, campaign._id)).rejects.toMatchObject({ kind: 'missing' });
    await expect(applyToCampaign(creator, { campaignId: campaign._id, note: '' })).rejects.toMatchObject({
      kind: 'missing',
    });
    const draft = await makeCampaign(brand.as, brand.brandId, newCampaign(ctx));
    await expect(
      stepCampaign(brand.as, { brandId: brand.brandId, campaignId: draft._id, step: 'publish' }),
    ).rejects.toMatchObject({ code: 'brand_not_verified' });
  });

  test('of another brand looks as if it were not there, in every way', async () => {
    const [brand, other] = [await someBrand(ctx), await someBrand(ctx)];
    const { _id: campaignId } = await someCampaign(ctx, brand);
    const gone = { kind: 'missing' };
    for (const brandId of [brand.brandId, other.brandId]) {
      await expect(findBrandCampaign(other.as, brandId, campaignId)).rejects.toMatchObject(gone);
      await expect(stepCampaign(other.as, { brandId, campaignId, step: 'end' })).rejects.toMatchObject(gone);
      await expect(changeCampaign(other.as, { brandId, campaignId, change: { version: 2 } })).rejects.toMatchObject(
        gone,
      );
    }
    await expect(makeCampaign(other.as, brand.brandId, newCampaign(ctx))).rejects.toMatchObject(gone);
  });

  test('changed by two at once keeps the first change and tells the second', async () => {
    const brand = await someBrand(ctx);
    const { _id: campaignId, version } = await someCampaign(ctx, brand);
    const save = (title: string) =>
      changeCampaign(brand.as, { brandId: brand.brandId, campaignId, change: { version, title } });
    const results = await Promise.allSettled([save('One'), save('Two')]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'campaign_changed' } });
  });

  test('keeps what creators agreed to, and never has less budget than is reserved', async () => {
    const brand = await someBrand(ctx);
    const { _id: campaignId, version } = await someCampaign(ctx, brand);
    await someCollaboration(ctx, brand, campaignId);
    const save = (change: object) =>
      changeCampaign(brand.as, { brandId: brand.brandId, campaignId, change: { version, ...change } });
    await expect(save({ contentDays: 3 })).rejects.toMatchObject({ code: 'campaign_published' });
    await expect(save({ contentFeeMinor: 5_000, budgetMinor: 9_999 })).rejects.toMatchObject({
      code: 'budget_below_use',
    });
    await save({ budgetMinor: 10_000 });
    expect((await findBrandCampaign(brand.as, brand.brandId, campaignId)).budget).toMatchObject({
      total: { amountMinor: 10_000 },
      used: { amountMinor: 10_000 },
    });
  });

  test('ends by itself when its time is over, and takes nobody in after that', async () => {
    const brand = await someBrand(ctx);
    const { _id: campaignId } = await someCampaign(ctx, brand);
    const { as } = await someInfluencer(ctx);
    const { _id: id } = await applyToCampaign(as, { campaignId, note: '' });
    ctx.clock.advance(61);
    await expect(act(brand.as, id, { action: 'accept_application' })).rejects.toMatchObject({
      code: 'campaign_not_running',
    });
    while ((await closeDue(ctx)) > 0);
    expect(await findBrandCampaign(brand.as, brand.brandId, campaignId)).toMatchObject({ state: 'ended' });
  });

  test.for([
    { title: '' },
    { title: 'x'.repeat(121) },
    { brief: 'x'.repeat(10_001) },
    { kind: 'secret' },
    { rateBps: 10_001 },
    { rateBps: -1 },
    { contentFeeMinor: 0 },
    { budgetMinor: 0.5 },
    { pieces: 0 },
    { countries: ['Portugal'] },
    { currency: 'EURO' },
    { startsAt: 'tomorrow' },
    { skus: Array.from({ length: 101 }, () => 'A') },
  ])('with %j is refused', (flaw) => {
    expect(() => newCampaign(ctx, flaw)).toThrow();
    expect(NewCampaign.safeParse({ ...flaw }).success).toBe(false);
  });

  test('about products that are not in the catalogue, or over before it starts, is refused', async () => {
    const brand = await someBrand(ctx);
    for (const flaw of [{ skus: ['NONE'] }, { endsAt: ctx.clock.now().toISOString() }, { skus: [], samples: 1 }])
      await expect(makeCampaign(brand.as, brand.brandId, newCampaign(ctx, flaw))).rejects.toMatchObject({
        code: 'campaign_invalid',
      });
  });
});
