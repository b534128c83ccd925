import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { pageOf } from '../kit/pagination.ts';
import { changeCampaign } from './change-campaign.ts';
import { findBrandCampaign, findCampaignForCreator, listBrandCampaigns, listOpenCampaigns } from './list-campaigns.ts';
import { makeCampaign } from './make-campaign.ts';
import { stepCampaign } from './publish-campaign.ts';
import { Campaign, CampaignChange, CampaignQuery, CampaignStep, NewCampaign, OpenCampaign } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const Id = z.string().max(40);
const OneBrand = z.object({ id: Id });
const OneOfBrand = OneBrand.extend({ campaignId: Id });
const tag = 'Campaigns';

export const campaignEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/campaigns',
    summary: 'Campaigns of a brand, newest first',
    tag,
    access: 'brand',
    params: OneBrand,
    query: CampaignQuery,
    answer: { status: 200, schema: pageOf(Campaign) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { params, query }) => listBrandCampaigns(ctx, params.id, query),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/campaigns',
    summary: 'Draft a campaign',
    tag,
    access: 'brand',
    params: OneBrand,
    body: NewCampaign,
    answer: { status: 201, schema: Campaign },
    problems: { campaign_invalid: 422 },
    handle: async (ctx, { params, body }) => {
      const made = await makeCampaign(ctx, params.id, body);
      return findBrandCampaign(ctx, params.id, made._id);
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/campaigns/:campaignId',
    summary: 'One campaign of a brand',
    tag,
    access: 'brand',
    params: OneOfBrand,
    answer: { status: 200, schema: Campaign },
    handle: (ctx, { params }) => findBrandCampaign(ctx, params.id, params.campaignId),
  }),
  defineEndpoint({
    method: 'patch',
    path: '/v1/brands/:id/campaigns/:campaignId',
    summary: 'Change a campaign',
    description: 'Once published, rates and fees count for those who are accepted from then on.',
    tag,
    access: 'brand',
    params: OneOfBrand,
    body: CampaignChange,
    answer: { status: 200, schema: Campaign },
    problems: {
      campaign_invalid: 422,
      campaign_not_ready: 422,
      campaign_changed: 409,
      campaign_published: 409,
      campaign_ended: 409,
      budget_below_use: 409,
    },
    handle: async (ctx, { params, body }) => {
      await changeCampaign(ctx, { brandId: params.id, campaignId: params.campaignId, change: body });
      return findBrandCampaign(ctx, params.id, params.campaignId);
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/campaigns/:campaignId/state',
    summary: 'Publish, pause, resume or end a campaign',
    tag,
    access: 'brand',
    params: OneOfBrand,
    body: z.object({ step: CampaignStep }),
    answer: { status: 200, schema: Campaign },
    problems: { campaign_not_ready: 422, campaign_state: 409, campaign_changed: 409, brand_not_verified: 409 },
    handle: async (ctx, { params, body }) => {
      await stepCampaign(ctx, { brandId: params.id, campaignId: params.campaignId, step: body.step });
      return findBrandCampaign(ctx, params.id, params.campaignId);
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/campaigns',
    summary: 'Open campaigns, those that suit me first, each with why',
    description: 'At most 200: those that end first.',
    tag,
    access: 'creator',
    answer: { status: 200, schema: z.object({ data: z.array(OpenCampaign) }) },
    handle: async (ctx) => ({ data: await listOpenCampaigns(ctx) }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/campaigns/:campaignId',
    summary: 'One campaign: an open one, or one I take part in',
    tag,
    access: 'creator',
    params: z.object({ campaignId: Id }),
    answer: { status: 200, schema: OpenCampaign },
    handle: (ctx, { params }) => findCampaignForCreator(ctx, params.campaignId),
  }),
];
