import { beforeAll, describe, expect, test } from 'vitest';
import { changeCampaign } from '../../src/campaigns/change-campaign.ts';
import { showCollaboration } from '../../src/campaigns/collaborations/show-collaboration.ts';
import { findCampaign } from '../../src/campaigns/find-campaign.ts';
import { act, advanceCampaigns, campaignsDue, inviteCreator, stepCampaign } from '../../src/campaigns/index.ts';
import { collaborations } from '../../src/campaigns/model.ts';
import { findRules, pickRule } from '../../src/commissions/index.ts';
import { ruleRecords } from '../../src/commissions/model.ts';
import { addDays } from '../../src/kit/clock.ts';
import { type Brand, someBrand, someCampaign, someCollaboration } from '../support/campaigns.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let brand: Brand;
let start: Date;
beforeAll(async () => {
  ctx = await testContext();
});

/** What a creator's orders of a day would be paid by, if not by the usual rate. */
async function rateOn(creatorId: string, at: Date): Promise<number | undefined> {
  const { brandId } = brand;
  const rules = await findRules(ctx, { brandIds: [brandId], creatorIds: [creatorId], since: at });
  const rule = pickRule(rules, { brandId, creatorId, sku: 'LAMP', category: null, at, promotingSince: null });
  return rule?.pay.kind === 'rate' ? rule.pay.rateBps : undefined;
}

async function moveEnd(campaignId: string, days: number): Promise<void> {
  const { version } = await findCampaign(ctx, campaignId);
  const change = { version, endsAt: addDays(start, days) };
  await changeCampaign(brand.as, { brandId: brand.brandId, campaignId, change });
}

const step = (campaignId: string, name: 'pause' | 'resume' | 'end') =>
  stepCampaign(brand.as, { brandId: brand.brandId, campaignId, step: name });

/** A campaign of 60 days at 15 %, with a creator in it. */
async function running() {
  brand = await someBrand(ctx);
  start = ctx.clock.now();
  const { _id: campaignId } = await someCampaign(ctx, brand, { rateBps: 1_500 });
  return { campaignId, ...(await someCollaboration(ctx, brand, campaignId)) };
}

describe('the rate that was agreed', () => {
  test('lasts longer when the campaign does, for everybody in it, and she can see until when', async () => {
    const { campaignId, id, as, creator } = await running();
    const second = await someCollaboration(ctx, brand, campaignId);
    const day = addDays(start, 80);
    expect(await rateOn(creator._id, day)).toBeUndefined();
    await moveEnd(campaignId, 90);
    expect([await rateOn(creator._id, day), await rateOn(second.creator._id, day)]).toEqual([1_500, 1_500]);
    expect(await rateOn(creator._id, addDays(start, 90))).toBeUndefined();
    expect(await showCollaboration(as, id)).toMatchObject({ rateUntil: addDays(start, 90).toISOString() });
  });

  test('stays until the agreed end when the campaign ends earlier; who comes later has the earlier end', async () => {
    const { campaignId, creator, id, as } = await running();
    await moveEnd(campaignId, 30);
    const late = await someCollaboration(ctx, brand, campaignId);
    const at = async (days: number) => [
      await rateOn(creator._id, addDays(start, days)),
      await rateOn(late.creator._id, addDays(start, days)),
    ];
    expect(await at(29)).toEqual([1_500, 1_500]);
    expect(await at(40)).toEqual([1_500, undefined]);
    expect(await showCollaboration(as, id)).toMatchObject({ rateUntil: addDays(start, 60).toISOString() });
    await moveEnd(campaignId, 45);
    expect(await at(40)).toEqual([1_500, 1_500]);
    expect(await at(50)).toEqual([1_500, undefined]);
  });

  test('of the campaign may change for those who come later; hers stays', async () => {
    const { campaignId, creator } = await running();
    const change = { version: 2, rateBps: 500 };
    await changeCampaign(brand.as, { brandId: brand.brandId, campaignId, change });
    const late = await someCollaboration(ctx, brand, campaignId);
    expect([await rateOn(creator._id, start), await rateOn(late.creator._id, start)]).toEqual([1_500, 500]);
  });

  test('counts on while the campaign is paused, and after it was ended by hand', async () => {
    const { campaignId, creator } = await running();
    await step(campaignId, 'pause');
    await expect(someCollaboration(ctx, brand, campaignId)).rejects.toMatchObject({ kind: 'missing' });
    expect(await rateOn(creator._id, addDays(start, 5))).toBe(1_500);
    await step(campaignId, 'resume');
    await someCollaboration(ctx, brand, campaignId);
    await step(campaignId, 'end');
    await expect(someCollaboration(ctx, brand, campaignId)).rejects.toMatchObject({ kind: 'missing' });
    expect(await rateOn(creator._id, addDays(start, 59))).toBe(1_500);
  });

  test('is not brought back by moving the end of a campaign that is over, closed yet or not', async () => {
    while ((await advanceCampaigns(ctx)) > 0);
    const { campaignId, creator } = await running();
    // One look says whether time has anything to do.
    expect(await campaignsDue(ctx)).toBe(false);
    ctx.clock.advance(61);
    expect(await campaignsDue(ctx)).toBe(true);
    await expect(moveEnd(campaignId, 120)).rejects.toMatchObject({ code: 'campaign_ended' });
    while ((await advanceCampaigns(ctx)) > 0);
    expect(await campaignsDue(ctx)).toBe(false);
    await expect(moveEnd(campaignId, 120)).rejects.toMatchObject({ code: 'campaign_ended' });
    expect(await rateOn(creator._id, addDays(start, 100))).toBeUndefined();
  });

  test('of who called it off does not come back with a later end', async () => {
    const { campaignId, id, as, creator } = await running();
    await act(as, id, { action: 'cancel' });
    await moveEnd(campaignId, 90);
    expect(await rateOn(creator._id, addDays(start, 10))).toBeUndefined();
    expect(await ruleRecords(ctx).countDocuments({ campaignId, endedAt: null })).toBe(0);
  });
});

describe('time for the content', () => {
  test('does not run while she waits for a sample, and starts again when none comes', async () => {
    const { campaignId, id, as } = await running();
    await act(as, id, { action: 'request_sample', sku: 'LAMP', address: 'Porto' });
    ctx.clock.advance(20);
    while ((await advanceCampaigns(ctx)) > 0);
    expect(await showCollaboration(as, id)).toMatchObject({ deadlineAt: null, overdue: false });
    expect((await collaborations(ctx).findOne({ campaignId }).lean())?.inTime).toBeNull();
    await act(brand.as, id, { action: 'refuse_sample' });
    const deadlineAt = addDays(ctx.clock.now(), 14).toISOString();
    expect(await showCollaboration(as, id)).toMatchObject({ state: 'accepted', deadlineAt });
  });
});

test('a place that is given up is there for somebody else, and so is a sample that never left', async () => {
  brand = await someBrand(ctx);
  const { _id: campaignId } = await someCampaign(ctx, brand, { maxCreators: 1, samples: 1 });
  const first = await someCollaboration(ctx, brand, campaignId);
  await act(first.as, first.id, { action: 'request_sample', sku: 'LAMP', address: 'Porto' });
  await act(first.as, first.id, { action: 'cancel' });
  const second = await someCollaboration(ctx, brand, campaignId);
  await act(second.as, second.id, { action: 'request_sample', sku: 'LAMP', address: 'Porto' });
  await expect(someCollaboration(ctx, brand, campaignId)).rejects.toMatchObject({ code: 'campaign_full' });
});

test('an invitation of her own beats the open campaign that she is in too, for the time of both', async () => {
  const { creator, as } = await running();
  const { brandId } = brand;
  const targeted = await someCampaign(ctx, brand, { kind: 'targeted', endsAt: addDays(start, 20).toISOString() });
  const invitation = { brandId, campaignId: targeted._id, creatorId: creator._id, note: '', rateBps: 900 };
  await act(as, (await inviteCreator(brand.as, invitation))._id, { action: 'accept_invitation' });
  expect(await rateOn(creator._id, addDays(start, 10))).toBe(900);
  expect(await rateOn(creator._id, addDays(start, 30))).toBe(1_500);
});
