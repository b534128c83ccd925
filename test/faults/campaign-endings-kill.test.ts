import { beforeAll, describe, expect, test } from 'vitest';
import { auditRecords } from '../../src/audit/model.ts';
import { contents } from '../../src/campaigns/collaborations/content-model.ts';
import { reviewContent } from '../../src/campaigns/collaborations/review-content.ts';
import { submitContent } from '../../src/campaigns/collaborations/submit-content.ts';
import {
  act,
  applyToCampaign,
  closeDue,
  inviteCreator,
  makeCampaign,
  stepCampaign,
} from '../../src/campaigns/index.ts';
import { campaigns, collaborationEvents, collaborations } from '../../src/campaigns/model.ts';
import type { Action, CampaignStep, CollaborationState } from '../../src/campaigns/schemas.ts';
import { usedOfCampaigns } from '../../src/commissions/index.ts';
import { ruleRecords } from '../../src/commissions/model.ts';
import type { Context } from '../../src/context.ts';
import { mails } from '../../src/notifications/model.ts';
import { standings } from '../../src/standing/model.ts';
import { unique } from '../builders.ts';
import { type Brand, newCampaign, someBrand, someCampaign, someInfluencer } from '../support/campaigns.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { everywhere } from './everywhere.ts';

let ctx: TestContext;
let brand: Brand;
beforeAll(async () => {
  ctx = await testContext();
  brand = await someBrand(ctx, undefined, { email: 'brand@people.example' });
});

/** Of so many steps one is played in the test run. */
const STRIDE = 7;
const TERMS = { rateBps: 1_500, contentFeeMinor: 10_000, budgetMinor: 50_000, pieces: 2 };
const text = () => `#publicidade ${Array.from({ length: 12 }, () => unique('word')).join(' ')}`;

interface Begun {
  id: string;
  campaignId: string;
  creatorId: string;
  hers: Context;
}

type Side = 'hers' | 'brand';
type Before = [action: Action | 'approve', side: Side];

/** A collaboration brought so far as is asked, one step of one side after the other. */
async function begun(by: Side, before: Before[]): Promise<Begun> {
  const { _id: campaignId } = await someCampaign(ctx, brand, TERMS);
  const { as: hers, creator } = await someInfluencer(ctx, { email: `${unique('e')}@people.example` });
  const { brandId } = brand;
  const { _id: id } =
    by === 'hers'
      ? await applyToCampaign(hers, { campaignId, note: '' })
      : await inviteCreator(brand.as, { brandId, campaignId, creatorId: creator._id, note: '' });
  for (const [action, side] of before)
    if (action === 'approve') await approveOne(id, hers);
    else await act(side === 'hers' ? hers : brand.as, id, { action, sku: 'LAMP', address: 'Porto' });
  return { id, campaignId, creatorId: creator._id, hers };
}

async function approveOne(id: string, hers: Context): Promise<void> {
  await submitContent(hers, id, { text: text() });
  const content = await contents(ctx).findOne({ collaborationId: id, state: 'submitted' }).orFail().lean();
  await reviewContent(brand.as, { collaborationId: id, contentId: content._id, approve: true, reasons: '' });
}

interface Ending {
  by: Side;
  before: Before[];
  action: Action;
  side: Side;
  state: CollaborationState;
  /** What is left of it: fees in the budget, places, samples, rates in force, mails about the step. */
  left: { used: number; accepted: number; samples: number; rates: number; mails: number };
}

const NOTHING = { used: 0, accepted: 0, samples: 0, rates: 0, mails: 1 };
const ACCEPTED: Before = ['accept_application', 'brand'];

const ENDINGS: Ending[] = [
  { by: 'hers', before: [], action: 'decline_application', side: 'brand', state: 'declined', left: NOTHING },
  { by: 'brand', before: [], action: 'decline_invitation', side: 'hers', state: 'declined', left: NOTHING },
  {
    by: 'hers',
    before: [],
    action: 'withdraw_application',
    side: 'hers',
    state: 'cancelled',
    left: { ...NOTHING, mails: 0 },
  },
  {
    by: 'brand',
    before: [],
    action: 'withdraw_invitation',
    side: 'brand',
    state: 'cancelled',
    left: { ...NOTHING, mails: 0 },
  },
  {
    by: 'hers',
    before: [ACCEPTED, ['request_sample', 'hers']],
    action: 'refuse_sample',
    side: 'brand',
    state: 'accepted',
    left: { used: 20_000, accepted: 1, samples: 0, rates: 1, mails: 1 },
  },
  {
    by: 'hers',
    before: [ACCEPTED, ['request_sample', 'hers']],
    action: 'cancel',
    side: 'hers',
    state: 'cancelled',
    left: NOTHING,
  },
  {
    by: 'hers',
    before: [ACCEPTED, ['approve', 'hers']],
    action: 'finish',
    side: 'brand',
    state: 'done',
    left: { used: 10_000, accepted: 1, samples: 0, rates: 1, mails: 0 },
  },
  {
    by: 'hers',
    before: [['withdraw_application', 'hers']],
    action: 'apply_again',
    side: 'hers',
    state: 'applied',
    left: { ...NOTHING, mails: 0 },
  },
  {
    by: 'hers',
    before: [ACCEPTED, ['cancel', 'brand']],
    action: 'invite_again',
    side: 'brand',
    state: 'invited',
    left: NOTHING,
  },
];

describe('what ends a collaboration, or begins it anew, is whole and told once, wherever it was killed:', () => {
  test.for(ENDINGS)('$action by $side', { timeout: 120_000 }, async ({ by, before, action, side, state, left }) => {
    const steps = await everywhere(
      () => begun(by, before),
      ({ id, hers }, on) => act(on(side === 'hers' ? hers : brand.as), id, { action }),
      async ({ id, campaignId, creatorId }) => {
        expect(await collaborations(ctx).findById(id).lean()).toMatchObject({ state });
        const events = await collaborationEvents(ctx).find({ collaborationId: id, action }).lean();
        const about = await mails(ctx).countDocuments({ _id: new RegExp(events[0]?._id ?? 'none') });
        const campaign = await campaigns(ctx).findById(campaignId).orFail().lean();
        expect({
          events: events.length,
          audited: await auditRecords(ctx).countDocuments({ subject: id, action: `collaboration.${action}` }),
          used: (await usedOfCampaigns(ctx, [campaignId])).get(campaignId) ?? 0,
          accepted: campaign.acceptedCount,
          samples: campaign.samplesGiven,
          rates: await ruleRecords(ctx).countDocuments({ campaignId, endedAt: null }),
          mails: about,
        }).toEqual({ events: 1, audited: 1, ...left });
        if (action === 'finish')
          expect(await standings(ctx).findById(creatorId).lean()).toMatchObject({ reliability: RELIABLE });
      },
      STRIDE,
    );
    expect(steps).toBeGreaterThan(5);
  });
});

const RELIABLE = { briefsDue: 1, briefsKept: 1, reviewed: 1, approvedAtFirst: 1 };

describe('what becomes of a campaign is whole, wherever it was killed:', () => {
  const brought: Record<CampaignStep, CampaignStep[]> = {
    publish: [],
    pause: ['publish'],
    resume: ['publish', 'pause'],
    end: ['publish'],
  };
  const ends = { publish: 'published', pause: 'paused', resume: 'published', end: 'ended' } as const;

  test.for(['publish', 'pause', 'resume', 'end'] as const)('%s', { timeout: 60_000 }, async (step) => {
    const { brandId } = brand;
    const times = brought[step].filter((each) => ends[each] === ends[step]).length + 1;
    const steps = await everywhere(
      async () => {
        const { _id: campaignId } = await makeCampaign(brand.as, brandId, newCampaign(ctx, TERMS));
        for (const each of brought[step]) await stepCampaign(brand.as, { brandId, campaignId, step: each });
        return campaignId;
      },
      (campaignId, on) => stepCampaign(on(brand.as), { brandId, campaignId, step }),
      async (campaignId) => {
        const version = brought[step].length + 2;
        expect(await campaigns(ctx).findById(campaignId).lean()).toMatchObject({ state: ends[step], version });
        const audited = { subject: campaignId, action: `campaign.${ends[step]}` };
        expect(await auditRecords(ctx).countDocuments(audited)).toBe(times);
        expect((await usedOfCampaigns(ctx, [campaignId])).get(campaignId) ?? 0).toBe(0);
      },
      STRIDE,
    );
    expect(steps).toBeGreaterThan(4);
  });

  test('the end of its time', { timeout: 60_000 }, async () => {
    await everywhere(
      async () => {
        const endsAt = new Date(ctx.clock.now().getTime() + 3_600_000).toISOString();
        const { _id: campaignId } = await someCampaign(ctx, brand, { ...TERMS, endsAt });
        ctx.clock.advance(1);
        return campaignId;
      },
      async (_campaignId, on) => {
        while ((await closeDue(on(ctx))) > 0);
      },
      async (campaignId) => {
        expect(await campaigns(ctx).findById(campaignId).lean()).toMatchObject({ state: 'ended', version: 3 });
        expect(await auditRecords(ctx).countDocuments({ subject: campaignId, action: 'campaign.ended' })).toBe(1);
      },
      STRIDE,
    );
  });
});
