import { beforeAll, expect, test } from 'vitest';
import { changeCampaign } from '../../src/campaigns/change-campaign.ts';
import { contents } from '../../src/campaigns/collaborations/content-model.ts';
import { inviteCreators } from '../../src/campaigns/collaborations/invite-creators.ts';
import { reviewContent } from '../../src/campaigns/collaborations/review-content.ts';
import { submitContent } from '../../src/campaigns/collaborations/submit-content.ts';
import { act, advanceCampaigns, applyToCampaign, inviteCreator } from '../../src/campaigns/index.ts';
import { campaigns, collaborationEvents, collaborations } from '../../src/campaigns/model.ts';
import { capCounters } from '../../src/commissions/budget-model.ts';
import { usedOfCampaigns } from '../../src/commissions/index.ts';
import { commissions, ruleRecords } from '../../src/commissions/model.ts';
import type { Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { DomainError } from '../../src/kit/errors.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import { changeKit, findOwnKit } from '../../src/media-kits/change-kit.ts';
import { mails } from '../../src/notifications/model.ts';
import { unique } from '../builders.ts';
import { type Brand, someBrand, someCampaign, someCollaboration, someInfluencer } from '../support/campaigns.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { DONE, everywhere, isEvery } from './everywhere.ts';
import { Killed, mortal } from './mortal.ts';

let ctx: TestContext;
let brand: Brand;
beforeAll(async () => {
  ctx = await testContext();
  brand = await someBrand(ctx, undefined, { email: 'brand@people.example' });
});

/** One verb, killed at a step and done again by whoever asked for it. @returns how many steps it takes */
async function twice(as: Context, fatalStep: number, verb: (as: Context) => Promise<unknown>): Promise<number> {
  const life = mortal(as, fatalStep);
  await verb(life.ctx).catch((error) => {
    if (!(error instanceof Killed)) throw error;
  });
  await verb(as).catch((error) => {
    if (!(error instanceof DomainError && DONE.includes(error.code))) throw error;
  });
  return life.steps;
}

type Step = [action: string, side: 'hers' | 'brand', verb: (as: Context) => Promise<unknown>];

/** A collaboration from its beginning to paid content, each verb killed at a step of its own. @returns how many steps each takes */
async function play(kind: 'open' | 'targeted', fatalStepOf: (verb: number) => number): Promise<number[]> {
  const terms = { kind, rateBps: 1_500, contentFeeMinor: 10_000, budgetMinor: 50_000 };
  const { _id: campaignId } = await someCampaign(ctx, brand, terms);
  const { as: hers, creator } = await someInfluencer(ctx, { email: `${campaignId}@people.example` });
  const creatorId = creator._id;
  const idOf = async () => (await collaborations(ctx).findOne({ campaignId, creatorId }).lean())?._id ?? '';
  const does = (input: Parameters<typeof act>[2]) => async (as: Context) => act(as, await idOf(), input);
  const submit = async (as: Context) => submitContent(as, await idOf(), { text: textOf(campaignId) });
  const review = (approve: boolean) => async (as: Context) => {
    const collaborationId = await idOf();
    const content = await contents(ctx).findOne({ collaborationId }).sort({ attempt: -1 }).lean();
    return reviewContent(as, { collaborationId, contentId: content?._id ?? '', approve, reasons: 'Show the switch.' });
  };
  const { brandId } = brand;
  const begins: Step[] =
    kind === 'open'
      ? [
          ['apply', 'hers', (as) => applyToCampaign(as, { campaignId, note: '' })],
          ['accept_application', 'brand', does({ action: 'accept_application' })],
        ]
      : [
          ['invite', 'brand', (as) => inviteCreator(as, { brandId, campaignId, creatorId, note: '' })],
          ['accept_invitation', 'hers', does({ action: 'accept_invitation' })],
        ];
  const steps: Step[] = [
    ...begins,
    ['request_sample', 'hers', does({ action: 'request_sample', sku: 'LAMP', address: 'Porto' })],
    ['ship_sample', 'brand', does({ action: 'ship_sample', tracking: 'CTT 1' })],
    ['confirm_delivery', 'hers', does({ action: 'confirm_delivery' })],
    ['submit_content', 'hers', submit],
    ['request_changes', 'brand', review(false)],
    ['submit_content', 'hers', submit],
    ['approve_content', 'brand', review(true)],
  ];
  const taken: number[] = [];
  for (const [index, [, side, verb]] of steps.entries())
    taken.push(await twice(side === 'hers' ? hers : brand.as, fatalStepOf(index), verb));
  await isWhole(campaignId, creatorId, steps);
  return taken;
}

const textOf = (seed: string) =>
  `#publicidade ${Array.from({ length: 12 }, (_, index) => `${seed}${index * 7}`).join(' ')}`;

async function isWhole(campaignId: string, creatorId: string, steps: Step[]): Promise<void> {
  const collaboration = await collaborations(ctx).findOne({ campaignId, creatorId }).lean();
  expect(collaboration).toMatchObject({ state: 'done', approvedPieces: 1, reservedMinor: 0 });
  const collaborationId = collaboration?._id ?? '';
  const history = await collaborationEvents(ctx).find({ collaborationId }).sort({ _id: 1 }).lean();
  expect(history.map(({ action }) => action)).toEqual(steps.map(([action]) => action));
  expect(await campaigns(ctx).findById(campaignId).lean()).toMatchObject({ acceptedCount: 1, samplesGiven: 1 });
  expect(await usedOfCampaigns(ctx, [campaignId])).toEqual(new Map([[campaignId, 10_000]]));
  expect(await ruleRecords(ctx).countDocuments({ campaignId })).toBe(1);
  const fees = await commissions(ctx).find({ creatorId }).lean();
  expect(fees.map(({ amountMinor, state }) => [amountMinor, state])).toEqual([[10_000, 'approved']]);
  // A mail for each step that has one; the day's first application of a campaign is one of them.
  const keys = await mails(ctx)
    .find({ template: /^campaign-/ }, { _id: 1 })
    .lean();
  const about = (id: string) => keys.filter(({ _id }) => _id.includes(id)).length;
  const mailed = history.filter(({ action }) => action !== 'confirm_delivery');
  expect(mailed.reduce((sum, { _id, action }) => sum + about(action === 'apply' ? campaignId : _id), 0)).toBe(
    mailed.length,
  );
}

test('a collaboration whose every verb is killed at any step and done again is whole, paid once and told once', {
  timeout: isEvery ? 600_000 : 60_000,
}, async () => {
  for (const kind of ['open', 'targeted'] as const) {
    const steps = await play(kind, () => 0);
    const most = Math.max(...steps);
    expect(most).toBeGreaterThan(15);
    const plays = isEvery ? most : 4;
    for (let round = 0; round < plays; round += 1)
      await play(kind, (verb) => {
        const count = steps[verb] ?? 1;
        return 1 + ((Math.floor((round * count) / plays) + verb) % count);
      });
    process.stdout.write(
      `${kind} collaboration: ${steps.length} verbs of up to ${most} steps, killed in ${plays} plays\n`,
    );
  }
  expect(await checkLedger(ctx)).toEqual([]);
});

test('reminders and news of a spent budget that are killed at any step and sent again come once', {
  timeout: 60_000,
}, async () => {
  const { _id: campaignId } = await someCampaign(ctx, brand, {
    rateBps: 1_500,
    contentFeeMinor: 10_000,
    budgetMinor: 20_000,
  });
  for (let count = 0; count < 2; count += 1) {
    const { as } = await someInfluencer(ctx, { email: `r${count}@people.example` });
    const { _id: id } = await applyToCampaign(as, { campaignId, note: '' });
    await act(brand.as, id, { action: 'accept_application' });
  }
  await mails(ctx).deleteMany({});
  ctx.clock.advance(12);
  for (let fatalStep = 1; ; fatalStep += 1) {
    const life = mortal(ctx, fatalStep);
    const died = await advanceCampaigns(life.ctx).then(
      () => false,
      (error) => {
        if (!(error instanceof Killed)) throw error;
        return true;
      },
    );
    if (!died) break;
  }
  const told = await mails(ctx)
    .find({ template: /^campaign-/ }, { template: 1 })
    .lean();
  expect(told.map(({ template }) => template).toSorted()).toEqual([
    'campaign-brand',
    ...Array.from({ length: 4 }, () => 'campaign-creator'),
  ]);
});

test('a change of a campaign that is killed and done again leaves its rules, its budget and its collaborations of one mind', {
  timeout: 60_000,
}, async () => {
  const steps = await everywhere(
    async () => {
      const terms = { rateBps: 1_500, contentFeeMinor: 10_000, budgetMinor: 50_000 };
      const { _id: campaignId, version, endsAt } = await someCampaign(ctx, brand, terms);
      await someCollaboration(ctx, brand, campaignId);
      return { campaignId, change: { version, endsAt: addDays(endsAt, 30), budgetMinor: 70_000 } };
    },
    ({ campaignId, change }, on) => changeCampaign(on(brand.as), { brandId: brand.brandId, campaignId, change }),
    async ({ campaignId, change: { endsAt, budgetMinor } }) => {
      expect(await campaigns(ctx).findById(campaignId).lean()).toMatchObject({ endsAt, budgetMinor });
      expect(await collaborations(ctx).findOne({ campaignId }).lean()).toMatchObject({ rateUntil: endsAt });
      const rule = await ruleRecords(ctx).findOne({ campaignId }).lean();
      expect(rule).toMatchObject({ until: endsAt, budget: { amountMinor: budgetMinor } });
      expect(await capCounters(ctx).findById(`campaign:${campaignId}`).lean()).toMatchObject({
        limitMinor: budgetMinor,
      });
    },
  );
  expect(steps).toBeGreaterThan(8);
});

test('invitations of several, and a media kit, that are killed at any step and sent again are whole and told once', {
  timeout: 60_000,
}, async () => {
  const { brandId } = brand;
  await everywhere(
    async () => {
      const { _id: campaignId } = await someCampaign(ctx, brand, { kind: 'targeted' });
      const email = () => ({ email: `${unique('i')}@people.example` });
      const invited = [await someInfluencer(ctx, email()), await someInfluencer(ctx, email())];
      return { campaignId, creatorIds: invited.map(({ creator }) => creator._id) };
    },
    (input, on) => inviteCreators(on(brand.as), { brandId, note: '', ...input }),
    async ({ campaignId, creatorIds }) => {
      const rows = await collaborations(ctx).find({ campaignId }).lean();
      expect(rows.map(({ creatorId, state }) => [creatorId, state]).toSorted()).toEqual(
        creatorIds.map((id) => [id, 'invited']).toSorted(),
      );
      const history = await collaborationEvents(ctx).find({ collaborationId: { $in: rows.map(({ _id }) => _id) } });
      for (const { _id } of history) expect(await mails(ctx).countDocuments({ _id: new RegExp(_id) })).toBe(1);
      expect(history).toHaveLength(2);
    },
  );
  await everywhere(
    // In figures: letters of a handle may look like one another.
    async () => ({ her: await someInfluencer(ctx), handle: `olga${Number.parseInt(unique(''), 36)}` }),
    ({ her, handle }, on) => changeKit(on(her.as), { ...KIT, handle }),
    async ({ her, handle }) => expect(await findOwnKit(her.as)).toMatchObject({ handle, isPublic: true }),
  );
});

const KIT = {
  isPublic: true,
  isIndexed: false,
  about: '',
  shows: { networks: true, audience: true, standing: true },
  brandIds: [],
};
