import { beforeAll, describe, expect, test } from 'vitest';
import { brands } from '../../src/brands/model.ts';
import { inviteCreators, invitedStates } from '../../src/campaigns/collaborations/invite-creators.ts';
import { sendMessage } from '../../src/campaigns/collaborations/messages.ts';
import { showCollaboration } from '../../src/campaigns/collaborations/show-collaboration.ts';
import { submitContent } from '../../src/campaigns/collaborations/submit-content.ts';
import { MAX_PROPOSALS, wayBack } from '../../src/campaigns/collaborations/way-back.ts';
import { act, applyToCampaign, inviteCreator, stepCampaign } from '../../src/campaigns/index.ts';
import { findCampaignForCreator } from '../../src/campaigns/list-campaigns.ts';
import { campaigns, collaborations } from '../../src/campaigns/model.ts';
import { usedOfCampaigns } from '../../src/commissions/index.ts';
import { ruleRecords } from '../../src/commissions/model.ts';
import { addDays } from '../../src/kit/clock.ts';
import { type Brand, someBrand, someCampaign, someCollaboration, someInfluencer } from '../support/campaigns.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let brand: Brand;
beforeAll(async () => {
  ctx = await testContext();
  brand = await someBrand(ctx);
});

const invitation = (campaignId: string, creatorId: string) => ({
  brandId: brand.brandId,
  campaignId,
  creatorId,
  note: 'Once more?',
});

describe('the way back into a campaign', () => {
  const now = new Date('2026-03-02T09:00:00Z');
  const running = { kind: 'open', state: 'published', endsAt: addDays(now, 30) } as const;
  const parted = { state: 'declined', approvedPieces: 0 } as const;
  const byBrand = { party: 'brand', at: addDays(now, -1), proposals: 1 } as const;

  test('is open at once to who said no, and after a week to who was told no', () => {
    expect(wayBack(parted, byBrand, running, 'brand', now)).toBe('now');
    expect(wayBack(parted, byBrand, running, 'creator', now)).toEqual(addDays(now, 6));
    expect(wayBack(parted, byBrand, running, 'creator', addDays(now, 6))).toBe('now');
  });

  test.for([
    ['a campaign that is paused', { ...running, state: 'paused' }, parted, byBrand],
    ['a campaign that is over', { ...running, endsAt: now }, parted, byBrand],
    ['a campaign that ends before she might', { ...running, endsAt: addDays(now, 5) }, parted, byBrand],
    ['a targeted campaign, for a creator', { ...running, kind: 'targeted' }, parted, byBrand],
    ['what is under way', running, { ...parted, state: 'accepted' }, byBrand],
    ['what is done', running, { ...parted, state: 'done' }, byBrand],
    ['what brought forth a piece', running, { state: 'cancelled', approvedPieces: 1 }, byBrand],
    ['where it was asked often enough', running, parted, { ...byBrand, proposals: MAX_PROPOSALS }],
    ['what nobody remembers', running, parted, undefined],
  ] as const)('is closed for %s', ([, campaign, state, parting]) => {
    expect(wayBack(state, parting, campaign, 'creator', now)).toBe('never');
  });
});

test('who withdrew applies again at once, with the words of today; history and messages stay', async () => {
  const { _id: campaignId } = await someCampaign(ctx, brand);
  const { as } = await someInfluencer(ctx);
  const { _id: id } = await applyToCampaign(as, { campaignId, note: 'First words.' });
  await sendMessage(as, id, 'One question first.');
  await act(as, id, { action: 'withdraw_application' });
  expect(await findCampaignForCreator(as, campaignId)).toMatchObject({ collaborationId: id, mayApply: true });
  expect((await applyToCampaign(as, { campaignId, note: 'Better words.' }))._id).toBe(id);
  const shown = await showCollaboration(brand.as, id);
  expect(shown).toMatchObject({
    state: 'applied',
    note: 'Better words.',
    actions: ['accept_application', 'decline_application'],
  });
  expect(shown.history.map(({ action }) => action)).toEqual(['apply', 'withdraw_application', 'apply_again']);
  expect(shown.messages).toHaveLength(1);
  expect(await findCampaignForCreator(as, campaignId)).toMatchObject({ mayApply: false });
  await expect(applyToCampaign(as, { campaignId, note: '' })).rejects.toMatchObject({ code: 'already_in_campaign' });
});

test('whom the brand declined waits a week, unless the brand asks her itself', async () => {
  const { _id: campaignId } = await someCampaign(ctx, brand);
  const [hasty, asked] = [await someInfluencer(ctx), await someInfluencer(ctx)];
  const ids: string[] = [];
  for (const { as } of [hasty, asked]) {
    const { _id: id } = await applyToCampaign(as, { campaignId, note: '' });
    await act(brand.as, id, { action: 'decline_application' });
    ids.push(id);
  }
  const [first = '', second = ''] = ids;
  const told = { code: 'asked_too_soon' };
  await expect(applyToCampaign(hasty.as, { campaignId, note: '' })).rejects.toMatchObject(told);
  await expect(act(hasty.as, first, { action: 'apply_again' })).rejects.toMatchObject(told);
  expect(await showCollaboration(hasty.as, first)).toMatchObject({
    actions: [],
    backFrom: addDays(ctx.clock.now(), 7).toISOString(),
  });
  expect(await showCollaboration(brand.as, second)).toMatchObject({ actions: ['invite_again'], backFrom: null });
  await act(brand.as, second, { action: 'invite_again', note: 'We thought again.' });
  await act(asked.as, second, { action: 'accept_invitation' });
  ctx.clock.advance(7);
  await act(hasty.as, first, { action: 'apply_again' });
  expect((await collaborations(ctx).find({ campaignId }).lean()).map(({ state }) => state).toSorted()).toEqual([
    'accepted',
    'applied',
  ]);
});

test('who declined an invitation is invited again after a week, on new terms; several at once say who is too soon', async () => {
  const { _id: campaignId } = await someCampaign(ctx, brand, { kind: 'targeted', rateBps: 1_000 });
  const { as, creator } = await someInfluencer(ctx);
  const { _id: id } = await inviteCreator(brand.as, { ...invitation(campaignId, creator._id), rateBps: 1_500 });
  await act(as, id, { action: 'decline_invitation' });
  const several = { brandId: brand.brandId, campaignId, creatorIds: [creator._id], note: '', rateBps: 2_500 };
  expect((await inviteCreators(brand.as, several)).data).toMatchObject([{ refused: 'asked_too_soon' }]);
  expect((await invitedStates(brand.as, several)).data).toMatchObject([{ state: 'declined', mayInvite: false }]);
  // In a targeted campaign nobody applies: she waits to be asked.
  await expect(act(as, id, { action: 'apply_again' })).rejects.toMatchObject({ code: 'already_in_campaign' });
  ctx.clock.advance(7);
  expect((await invitedStates(brand.as, several)).data).toMatchObject([{ mayInvite: true }]);
  expect((await inviteCreators(brand.as, several)).data).toMatchObject([{ collaborationId: id, refused: null }]);
  await act(as, id, { action: 'accept_invitation' });
  const rules = await ruleRecords(ctx).find({ campaignId, endedAt: null }).lean();
  expect(rules.map(({ pay }) => pay)).toEqual([{ kind: 'rate', rateBps: 2_500 }]);
});

test('from its own page a targeted invitation is sent again with what was offered her', async () => {
  const { _id: campaignId } = await someCampaign(ctx, brand, { kind: 'targeted', rateBps: 1_000 });
  const { as, creator } = await someInfluencer(ctx);
  const { _id: id } = await inviteCreator(brand.as, { ...invitation(campaignId, creator._id), rateBps: 1_500 });
  await act(brand.as, id, { action: 'withdraw_invitation' });
  await act(brand.as, id, { action: 'invite_again' });
  expect((await showCollaboration(as, id)).terms.rateBps).toBe(1_500);
});

test('what was called off begins anew with place, fee, rate and deadline of its own; what was late before stays late', async () => {
  const { _id: campaignId } = await someCampaign(ctx, brand, { rateBps: 1_500, maxCreators: 1, contentDays: 3 });
  const { id, as } = await someCollaboration(ctx, brand, campaignId);
  await act(as, id, { action: 'request_sample', sku: 'LAMP', address: 'Porto' });
  await act(brand.as, id, { action: 'cancel' });
  await expect(act(as, id, { action: 'apply_again' })).rejects.toMatchObject({ code: 'asked_too_soon' });
  await act(brand.as, id, { action: 'invite_again' });
  await act(as, id, { action: 'accept_invitation' });
  expect(await campaigns(ctx).findById(campaignId).lean()).toMatchObject({ acceptedCount: 1, samplesGiven: 0 });
  expect((await usedOfCampaigns(ctx, [campaignId])).get(campaignId)).toBe(10_000);
  expect(await ruleRecords(ctx).countDocuments({ campaignId, endedAt: null })).toBe(1);
  const record = await collaborations(ctx).findById(id).lean();
  expect(record).toMatchObject({ sample: null, deadlineAt: addDays(ctx.clock.now(), 3), inTime: null });
  await collaborations(ctx).updateOne({ _id: id }, { $set: { inTime: false } });
  await act(as, id, { action: 'cancel' });
  await act(as, id, { action: 'apply_again' });
  await act(brand.as, id, { action: 'accept_application' });
  await submitContent(as, id, { text: '#publicidade uma luz nova na sala, muito quente e bonita' });
  expect(await collaborations(ctx).findById(id).lean()).toMatchObject({ state: 'content_submitted', inTime: false });
});

test('two who ask again at once come to one proposal, and the sixth is refused', async () => {
  const { _id: campaignId } = await someCampaign(ctx, brand);
  const { as, creator } = await someInfluencer(ctx);
  const { _id: id } = await applyToCampaign(as, { campaignId, note: '' });
  await act(as, id, { action: 'withdraw_application' });
  const tries = [applyToCampaign(as, { campaignId, note: '' }), act(as, id, { action: 'apply_again' })];
  const results = await Promise.allSettled(tries);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (let round = 2; round < MAX_PROPOSALS; round += 1) {
    await act(as, id, { action: 'withdraw_application' });
    await act(as, id, { action: 'apply_again' });
  }
  await act(as, id, { action: 'withdraw_application' });
  await expect(act(as, id, { action: 'apply_again' })).rejects.toMatchObject({ code: 'already_in_campaign' });
  await expect(inviteCreator(brand.as, invitation(campaignId, creator._id))).rejects.toMatchObject({
    code: 'already_in_campaign',
  });
});

test('nobody comes back into a campaign that is paused, and a brand that is not verified any more invites nobody', async () => {
  const { _id: campaignId } = await someCampaign(ctx, brand);
  const { as, creator } = await someInfluencer(ctx);
  const { _id: id } = await inviteCreator(brand.as, invitation(campaignId, creator._id));
  await act(brand.as, id, { action: 'withdraw_invitation' });
  await stepCampaign(brand.as, { brandId: brand.brandId, campaignId, step: 'pause' });
  await expect(act(brand.as, id, { action: 'invite_again' })).rejects.toMatchObject({ code: 'campaign_not_running' });
  await expect(applyToCampaign(as, { campaignId, note: '' })).rejects.toMatchObject({ kind: 'missing' });
  await stepCampaign(brand.as, { brandId: brand.brandId, campaignId, step: 'resume' });
  await brands(ctx).updateOne({ _id: brand.brandId }, { $set: { state: 'restricted' } });
  const refused = { code: 'brand_not_verified' };
  await expect(act(brand.as, id, { action: 'invite_again' })).rejects.toMatchObject(refused);
  await expect(inviteCreator(brand.as, invitation(campaignId, creator._id))).rejects.toMatchObject(refused);
  await brands(ctx).updateOne({ _id: brand.brandId }, { $set: { state: 'verified' } });
});
