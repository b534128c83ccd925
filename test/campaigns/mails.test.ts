import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { users } from '../../src/accounts/model.ts';
import { allowOffers } from '../../src/agencies/rosters/own-roster.ts';
import { changeCampaign } from '../../src/campaigns/change-campaign.ts';
import { reviewContent } from '../../src/campaigns/collaborations/review-content.ts';
import { submitContent } from '../../src/campaigns/collaborations/submit-content.ts';
import { act, advanceCampaigns, applyToCampaign, inviteCreator } from '../../src/campaigns/index.ts';
import { takeFromCampaign } from '../../src/commissions/index.ts';
import type { Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { decrypt } from '../../src/kit/keyring.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { mails } from '../../src/notifications/model.ts';
import { acceptRoster, inviteToRoster } from '../agencies/invited.ts';
import { unique } from '../builders.ts';
import { type Brand, someBrand, someCampaign, someCollaboration, someInfluencer } from '../support/campaigns.ts';
import { someAgency } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let brand: Brand;
beforeAll(async () => {
  ctx = await testContext();
});
beforeEach(async () => {
  brand = await someBrand(ctx, undefined, { email: `${unique('brand')}@people.example`, language: 'en' });
  await mails(ctx).deleteMany({});
});

const inRussian = () => ({ email: `${unique('olga')}@people.example`, language: 'ru' });

interface Letter {
  to: string;
  subject: string;
  text: string;
}

/** What has been written since the last look, the oldest first. */
async function written(): Promise<Letter[]> {
  const rows = await mails(ctx).find().sort({ queuedAt: 1, dueAt: 1 }).lean();
  await mails(ctx).deleteMany({});
  return rows.map(({ sealedLetter }) => JSON.parse(decrypt(ctx.keyring, 'mail', sealedLetter ?? '')));
}

const subjects = async () => (await written()).map(({ subject }) => subject);
const text =
  '#publicidade O candeeiro de linho ilumina a minha sala ao fim da tarde, e gosto muito da luz quente que dá.';

describe('the other side is written to', () => {
  test('at every step from the application to the fee, each in her own language', async () => {
    const person = inRussian();
    const { _id: campaignId } = await someCampaign(ctx, brand);
    const { as, username, creator } = await someInfluencer(ctx, person);
    const { _id: id } = await applyToCampaign(as, { campaignId, note: 'Lamps are my thing.' });
    const [applied] = await written();
    expect(applied).toMatchObject({ subject: `${creator.displayName} applied to “Autumn light”` });
    expect(applied?.text).toContain('“Lamps are my thing.”');
    expect(applied?.text).toContain(`/brand/${brand.brandId}/collaborations/${id}`);
    await act(brand.as, id, { action: 'accept_application' });
    const [accepted] = await written();
    expect(accepted).toMatchObject({ to: person.email, subject: 'Вы в кампании «Autumn light»' });
    expect(accepted?.text).toMatch(/100,00\s€/);
    expect(accepted?.text).toContain('16 марта 2026');
    await act(as, id, { action: 'request_sample', sku: 'LAMP', address: 'Porto' });
    expect(await subjects()).toEqual([`${creator.displayName} asks for a sample for “Autumn light”`]);
    await act(brand.as, id, { action: 'ship_sample', tracking: 'CTT 123' });
    const [shipped] = await written();
    expect(shipped?.subject).toBe('Образец для кампании «Autumn light» в пути');
    expect(shipped?.text).toContain('CTT 123');
    await act(as, id, { action: 'confirm_delivery' });
    expect(await written()).toEqual([]);
    const submit = () => submitContent(as, id, { url: `https://www.instagram.com/${username}/p/C1/`, text });
    const first = await submit();
    expect(await subjects()).toEqual([`${creator.displayName} submitted content for “Autumn light”`]);
    const review = { collaborationId: id, contentId: first._id };
    await reviewContent(brand.as, { ...review, approve: false, reasons: 'Show <the> switch.' });
    const [changes] = await written();
    expect(changes?.subject).toBe('Кампания «Autumn light»: нужны правки');
    expect(changes?.text).toContain('“Show <the> switch.”');
    const second = await submit();
    await written();
    await reviewContent(brand.as, { ...review, contentId: second._id, approve: true, reasons: '' });
    const [approved] = await written();
    expect(approved?.subject).toBe('Ваш материал для кампании «Autumn light» принят');
    expect(approved?.text).toMatch(/100,00\s€ — ваши/);
  });

  test('about an invitation, and so are the people of an agency that answers for her', async () => {
    const { _id: campaignId } = await someCampaign(ctx, brand, { kind: 'targeted' });
    const { creator, as } = await someInfluencer(ctx, inRussian());
    const { agency, as: agent } = await someAgency(ctx);
    const agentId = agent.actor.kind === 'user' ? agent.actor.userId : '';
    await users(ctx).updateOne(
      { _id: agentId },
      { $set: { email: 'agent@people.example', emailVerifiedBy: 'google' } },
    );
    await acceptRoster(as, (await inviteToRoster(agent, agency._id)).token);
    await allowOffers(as, true);
    await mails(ctx).deleteMany({});
    const input = { brandId: brand.brandId, campaignId, creatorId: creator._id, note: 'We like your rooms.' };
    const { _id: id } = await inviteCreator(brand.as, input);
    const letters = await written();
    expect(letters.map(({ subject }) => subject).toSorted()).toEqual([
      expect.stringMatching(/ invites you to “Autumn light”$/),
      expect.stringMatching(/ приглашает вас в кампанию «Autumn light»$/),
    ]);
    expect(letters.find(({ to }) => to === 'agent@people.example')?.text).toContain(
      `/agency/${agency._id}/offers/${id}`,
    );
    await act(agent, id, { action: 'accept_invitation' });
    expect(await subjects()).toEqual([`${creator.displayName} takes part in “Autumn light”`]);
  });

  test('about applications once a day for each campaign, however many there are', async () => {
    const { _id: campaignId } = await someCampaign(ctx, brand);
    const apply = async () => applyToCampaign((await someInfluencer(ctx)).as, { campaignId, note: '' });
    for (let count = 0; count < 3; count += 1) await apply();
    expect(await subjects()).toHaveLength(1);
    ctx.clock.advance(1);
    await apply();
    expect(await subjects()).toHaveLength(1);
  });

  test('only where there is somebody with an address: nobody else holds anything up', async () => {
    brand = await someBrand(ctx);
    const { _id: campaignId } = await someCampaign(ctx, brand);
    await someCollaboration(ctx, brand, campaignId);
    expect(await written()).toEqual([]);
  });
});

const settle = async (on: Context = ctx) => {
  while ((await advanceCampaigns(on)) > 0);
};

describe('a deadline', () => {
  const ofSpring = async () => (await written()).filter(({ subject }) => subject.includes('Spring'));

  test('is mailed two days before, once, and not to who has submitted or waits for a sample', async () => {
    const { _id: campaignId } = await someCampaign(ctx, brand, { title: 'Spring' });
    const late = await someCollaboration(ctx, brand, campaignId, inRussian());
    const busy = await someCollaboration(ctx, brand, campaignId, inRussian());
    const waiting = await someCollaboration(ctx, brand, campaignId, inRussian());
    await submitContent(busy.as, busy.id, { text });
    await act(waiting.as, waiting.id, { action: 'request_sample', sku: 'LAMP', address: 'Porto' });
    await written();
    ctx.clock.advance(11);
    await settle();
    expect(await ofSpring()).toEqual([]);
    ctx.clock.advance(1);
    await settle();
    await settle();
    const letters = await ofSpring();
    expect(letters.map(({ subject }) => subject)).toEqual(['Скоро срок: материал для кампании «Spring»']);
    expect(letters[0]?.text).toContain(`/creator/collaborations/${late.id}`);
    ctx.clock.advance(1);
    await settle();
    expect(await ofSpring()).toEqual([]);
  });
});

describe('a budget that is used up', () => {
  test('is told to the brand and to every creator whose rate hangs on it, once; and again when it was raised and used up again', async () => {
    const campaign = await someCampaign(ctx, brand, { rateBps: 2_000, contentFeeMinor: null, budgetMinor: 5_000 });
    const campaignId = campaign._id;
    await someCollaboration(ctx, brand, campaignId, inRussian());
    const left = await someCollaboration(ctx, brand, campaignId, inRussian());
    await act(left.as, left.id, { action: 'cancel' });
    await written();
    const take = (totalMinor: number, amountMinor: number) =>
      inTransaction(ctx, (tx) => takeFromCampaign(tx, { campaignId, totalMinor, amountMinor }));
    await take(5_000, 4_999);
    await settle();
    expect(await written()).toEqual([]);
    await take(5_000, 1);
    await settle();
    await settle();
    expect((await subjects()).toSorted()).toEqual([
      'The budget of “Autumn light” is used up',
      'Бюджет кампании «Autumn light» исчерпан',
    ]);
    const change = { version: 2, budgetMinor: 6_000, endsAt: addDays(ctx.clock.now(), 90) };
    await changeCampaign(brand.as, { brandId: brand.brandId, campaignId, change });
    await settle();
    expect(await written()).toEqual([]);
    await take(6_000, 1_000);
    await settle();
    expect(await subjects()).toHaveLength(2);
  });
});
