import { beforeAll, describe, expect, test } from 'vitest';
import { inviteCreators, invitedStates } from '../../src/campaigns/collaborations/invite-creators.ts';
import {
  listBrandCollaborations,
  listOwnCollaborations,
} from '../../src/campaigns/collaborations/list-collaborations.ts';
import { markRead, sendMessage } from '../../src/campaigns/collaborations/messages.ts';
import { showCollaboration } from '../../src/campaigns/collaborations/show-collaboration.ts';
import { act, applyToCampaign, inviteCreator, stepCampaign } from '../../src/campaigns/index.ts';
import { findBrandCampaign } from '../../src/campaigns/list-campaigns.ts';
import { collaborations } from '../../src/campaigns/model.ts';
import { usedOfCampaigns } from '../../src/commissions/index.ts';
import { ruleRecords } from '../../src/commissions/model.ts';
import { someBrand, someCampaign, someCollaboration, someInfluencer } from '../support/campaigns.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const page = { limit: 25 };
const statesOf = async (campaignId: string) =>
  (await collaborations(ctx).find({ campaignId }).lean()).map(({ state }) => state).toSorted();

describe('accepting', () => {
  test('many at once never spends more than the budget', { timeout: 60_000 }, async () => {
    const brand = await someBrand(ctx);
    const campaign = await someCampaign(ctx, brand, { contentFeeMinor: 30_000, budgetMinor: 100_000 });
    const ids: string[] = [];
    for (let count = 0; count < 6; count += 1) {
      const { as } = await someInfluencer(ctx);
      ids.push((await applyToCampaign(as, { campaignId: campaign._id, note: '' }))._id);
    }
    const results = await Promise.allSettled(ids.map((id) => act(brand.as, id, { action: 'accept_application' })));
    const refused = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason.code);
    expect(refused).toEqual(['budget_spent', 'budget_spent', 'budget_spent']);
    expect(await usedOfCampaigns(ctx, [campaign._id])).toEqual(new Map([[campaign._id, 90_000]]));
    expect(await statesOf(campaign._id)).toEqual(['accepted', 'accepted', 'accepted', 'applied', 'applied', 'applied']);
  });

  test('and withdrawing at once: one of the two wins, and the budget knows which', async () => {
    const brand = await someBrand(ctx);
    const campaign = await someCampaign(ctx, brand);
    const { as } = await someInfluencer(ctx);
    const { _id: id } = await applyToCampaign(as, { campaignId: campaign._id, note: '' });
    const results = await Promise.allSettled([
      act(brand.as, id, { action: 'accept_application' }),
      act(as, id, { action: 'withdraw_application' }),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [state] = await statesOf(campaign._id);
    const used = (await usedOfCampaigns(ctx, [campaign._id])).get(campaign._id);
    expect([state, used]).toEqual(state === 'accepted' ? ['accepted', 10_000] : ['cancelled', 0]);
  });

  test('stops when the places are taken', async () => {
    const brand = await someBrand(ctx);
    const campaign = await someCampaign(ctx, brand, { maxCreators: 1 });
    await someCollaboration(ctx, brand, campaign._id);
    await expect(someCollaboration(ctx, brand, campaign._id)).rejects.toMatchObject({ code: 'campaign_full' });
  });

  test('sets the agreed rate for her alone, for the campaign’s time and budget; cancelling ends it and gives the fee back', async () => {
    const brand = await someBrand(ctx);
    const campaign = await someCampaign(ctx, brand, { kind: 'targeted', rateBps: 1_000 });
    const { as, creator } = await someInfluencer(ctx);
    const invited = await inviteCreator(brand.as, {
      brandId: brand.brandId,
      campaignId: campaign._id,
      creatorId: creator._id,
      note: 'We like your rooms.',
      rateBps: 2_500,
      feeMinor: 20_000,
    });
    await act(as, invited._id, { action: 'accept_invitation' });
    const rule = await ruleRecords(ctx).findOne({ campaignId: campaign._id }).lean();
    expect(rule).toMatchObject({
      scope: 'targeted',
      match: { brandId: brand.brandId, creatorId: creator._id, skus: ['LAMP'] },
      pay: { kind: 'rate', rateBps: 2_500 },
      until: campaign.endsAt,
      budget: { amountMinor: 100_000, currency: 'EUR' },
    });
    await act(as, invited._id, { action: 'cancel', note: 'I am ill.' });
    expect((await usedOfCampaigns(ctx, [campaign._id])).get(campaign._id)).toBe(0);
    expect((await ruleRecords(ctx).findOne({ campaignId: campaign._id }).lean())?.endedAt).not.toBeNull();
  });
});

describe('an invitation', () => {
  test('goes to a creator once, and not with a rate of her own in an open campaign', async () => {
    const brand = await someBrand(ctx);
    const campaign = await someCampaign(ctx, brand);
    const { creator } = await someInfluencer(ctx);
    const input = { brandId: brand.brandId, campaignId: campaign._id, creatorId: creator._id, note: '' };
    await expect(inviteCreator(brand.as, { ...input, rateBps: 5_000 })).rejects.toMatchObject({
      code: 'open_rate_is_one',
    });
    await inviteCreator(brand.as, input);
    await expect(inviteCreator(brand.as, input)).rejects.toMatchObject({ code: 'already_in_campaign' });
    await expect(inviteCreator(brand.as, { ...input, creatorId: 'crt_nobody' })).rejects.toMatchObject({
      kind: 'missing',
    });
  });

  test('is what a targeted campaign lives on: nobody applies to it', async () => {
    const brand = await someBrand(ctx);
    const campaign = await someCampaign(ctx, brand, { kind: 'targeted' });
    const { as } = await someInfluencer(ctx);
    await expect(applyToCampaign(as, { campaignId: campaign._id, note: '' })).rejects.toMatchObject({
      kind: 'missing',
    });
  });
});

describe('invitations of several at once', () => {
  test('go to each on her own, name who cannot be invited, and invite nobody twice', async () => {
    const brand = await someBrand(ctx);
    const campaign = await someCampaign(ctx, brand, { kind: 'targeted' });
    const creatorIds: string[] = [];
    for (let count = 0; count < 3; count += 1) creatorIds.push((await someInfluencer(ctx)).creator._id);
    const [first = '', ...others] = creatorIds;
    const input = { brandId: brand.brandId, campaignId: campaign._id, note: 'Come!', rateBps: 2_500 };
    await inviteCreators(brand.as, { ...input, creatorIds: [first] });
    const { data } = await inviteCreators(brand.as, { ...input, creatorIds: [...creatorIds, first, 'crt_nobody'] });
    expect(data).toEqual([
      { creatorId: first, collaborationId: null, refused: 'already_in_campaign' },
      ...others.map((creatorId) => ({ creatorId, collaborationId: expect.stringMatching(/^clb_/), refused: null })),
      { creatorId: 'crt_nobody', collaborationId: null, refused: 'unknown_creator' },
    ]);
    expect(await statesOf(campaign._id)).toEqual(['invited', 'invited', 'invited']);
    const asked = { brandId: brand.brandId, campaignId: campaign._id, creatorIds: [...creatorIds, 'crt_nobody'] };
    const states = (await invitedStates(brand.as, asked)).data;
    expect(states.map(({ creatorId, state }) => `${creatorId} ${state}`).toSorted()).toEqual(
      creatorIds.map((id) => `${id} invited`).toSorted(),
    );
    const rules = await collaborations(ctx).find({ campaignId: campaign._id }).lean();
    expect(rules.map(({ terms }) => terms.rateBps)).toEqual([2_500, 2_500, 2_500]);
  });

  test('are refused as a whole for what is wrong with the campaign, and are not there for other brands', async () => {
    const [brand, other] = [await someBrand(ctx), await someBrand(ctx)];
    const campaign = await someCampaign(ctx, brand);
    const { creator } = await someInfluencer(ctx);
    const input = { brandId: brand.brandId, campaignId: campaign._id, creatorIds: [creator._id], note: '' };
    const gone = { kind: 'missing' };
    await expect(inviteCreators(brand.as, { ...input, feeMinor: 1 })).rejects.toMatchObject({
      code: 'open_rate_is_one',
    });
    for (const brandId of [brand.brandId, other.brandId]) {
      await expect(inviteCreators(other.as, { ...input, brandId })).rejects.toMatchObject(gone);
      await expect(invitedStates(other.as, { ...input, brandId })).rejects.toMatchObject(gone);
    }
    await stepCampaign(brand.as, { ...input, step: 'pause' });
    await expect(inviteCreators(brand.as, input)).rejects.toMatchObject({ code: 'campaign_not_running' });
    expect(await statesOf(campaign._id)).toEqual([]);
  });
});

describe('a sample', () => {
  test('is asked for, shipped and delivered; the address is sealed and goes when it arrived', async () => {
    const brand = await someBrand(ctx);
    const campaign = await someCampaign(ctx, brand, { samples: 1 });
    const { id, as } = await someCollaboration(ctx, brand, campaign._id);
    const address = 'Rua das Flores 1, Porto';
    await expect(act(as, id, { action: 'request_sample', sku: 'MUG', address })).rejects.toMatchObject({
      code: 'sample_invalid',
    });
    await act(as, id, { action: 'request_sample', sku: 'LAMP', address });
    expect(JSON.stringify(await collaborations(ctx).findById(id).lean())).not.toContain('Flores');
    expect((await showCollaboration(brand.as, id)).sample).toMatchObject({ address });
    const second = await someCollaboration(ctx, brand, campaign._id);
    await expect(act(second.as, second.id, { action: 'request_sample', sku: 'LAMP', address })).rejects.toMatchObject({
      code: 'samples_gone',
    });
    await expect(act(as, id, { action: 'ship_sample' })).rejects.toMatchObject({ code: 'collaboration_state' });
    await act(brand.as, id, { action: 'ship_sample', tracking: 'CTT 123' });
    ctx.clock.advance(3);
    await act(as, id, { action: 'confirm_delivery' });
    const shown = await showCollaboration(brand.as, id);
    expect(shown).toMatchObject({ state: 'sample_delivered', sample: { address: null, tracking: 'CTT 123' } });
    expect(shown.history.map(({ action }) => action)).toEqual([
      'apply',
      'accept_application',
      'request_sample',
      'ship_sample',
      'confirm_delivery',
    ]);
  });
});

describe('messages', () => {
  test('are counted as unread for the other side until it reads them, and are bounded', async () => {
    const brand = await someBrand(ctx);
    const campaign = await someCampaign(ctx, brand);
    const { id, as } = await someCollaboration(ctx, brand, campaign._id);
    await markRead(as, id);
    await sendMessage(brand.as, id, '<b>Hello</b>');
    await sendMessage(brand.as, id, 'Are you well?');
    const unreadOf = async () => (await listOwnCollaborations(as, page)).data[0]?.unread;
    expect(await unreadOf()).toBe(2);
    await markRead(as, id);
    expect(await unreadOf()).toBe(0);
    expect((await showCollaboration(as, id)).messages.map(({ text }) => text)).toEqual([
      '<b>Hello</b>',
      'Are you well?',
    ]);
    for (let count = 2; count < 20; count += 1) await sendMessage(brand.as, id, `${count}`);
    await expect(sendMessage(brand.as, id, 'One more')).rejects.toMatchObject({ code: 'too_many_messages' });
    ctx.clock.advance(1);
    await collaborations(ctx).updateOne({ _id: id }, { $set: { messages: 500 } });
    await expect(sendMessage(as, id, 'Too late')).rejects.toMatchObject({ code: 'conversation_full' });
  });
});

test('a collaboration is there for its two sides and nobody else', async () => {
  const [brand, other] = [await someBrand(ctx), await someBrand(ctx)];
  const campaign = await someCampaign(ctx, brand);
  const { id } = await someCollaboration(ctx, brand, campaign._id);
  const { as: stranger } = await someInfluencer(ctx);
  const gone = { kind: 'missing' };
  for (const who of [stranger, other.as]) {
    await expect(showCollaboration(who, id)).rejects.toMatchObject(gone);
    await expect(sendMessage(who, id, 'Hi')).rejects.toMatchObject(gone);
    await expect(markRead(who, id)).rejects.toMatchObject(gone);
    await expect(act(who, id, { action: 'cancel' })).rejects.toMatchObject(gone);
  }
  const ofBrand = { brandId: brand.brandId, campaignId: campaign._id };
  await expect(listBrandCollaborations(other.as, ofBrand, page)).rejects.toMatchObject(gone);
  await expect(listBrandCollaborations(other.as, { ...ofBrand, brandId: other.brandId }, page)).rejects.toMatchObject(
    gone,
  );
  expect((await listBrandCollaborations(brand.as, ofBrand, page)).data.map((row) => row.id)).toEqual([id]);
  expect((await findBrandCampaign(brand.as, brand.brandId, campaign._id)).counts.accepted).toBe(1);
});
