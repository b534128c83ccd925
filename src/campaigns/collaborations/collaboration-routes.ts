import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { BPS_SCALE } from '../../kit/money.ts';
import { PageQuery, pageOf } from '../../kit/pagination.ts';
import { Action } from '../schemas.ts';
import { act } from './act.ts';
import { applyToCampaign, inviteCreator } from './begin-collaboration.ts';
import { inviteCreators, invitedStates } from './invite-creators.ts';
import { listBrandCollaborations, listHandledCollaborations, listOwnCollaborations } from './list-collaborations.ts';
import { markRead, sendMessage } from './messages.ts';
import { Collaboration, CollaborationRow, Invited, InvitedQuery, InvitedState, NewInvitations } from './schemas.ts';
import { showCollaboration } from './show-collaboration.ts';

const defineEndpoint = endpointsOf<Context>();
const Id = z.string().max(40);
const One = z.object({ id: Id });
const Note = z.string().trim().max(1_000);
const tag = 'Collaborations';
const Rows = pageOf(CollaborationRow);

const beginning = [
  defineEndpoint({
    method: 'post',
    path: '/v1/campaigns/:id/apply',
    summary: 'Apply to an open campaign',
    tag,
    access: 'creator',
    params: One,
    body: z.object({ note: Note.default('') }),
    answer: { status: 201, schema: Collaboration },
    problems: { campaign_over: 409, already_in_campaign: 409, asked_too_soon: 409 },
    handle: async (ctx, { params, body }) => {
      const { _id } = await applyToCampaign(ctx, { campaignId: params.id, note: body.note });
      return showCollaboration(ctx, _id);
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/campaigns/:campaignId/invitations',
    summary: 'Invite a creator; into a targeted campaign with a rate and a fee of her own',
    tag,
    access: 'brand',
    params: One.extend({ campaignId: Id }),
    body: z.object({
      creatorId: Id,
      note: Note.default(''),
      rateBps: z.int().min(0).max(BPS_SCALE).optional(),
      feeMinor: z.int().min(1).max(1_000_000_000).optional(),
    }),
    answer: { status: 201, schema: Collaboration },
    problems: {
      campaign_not_running: 409,
      brand_not_verified: 409,
      already_in_campaign: 409,
      asked_too_soon: 409,
      open_rate_is_one: 409,
      too_many_open_invitations: 409,
    },
    handle: async (ctx, { params, body }) => {
      const { _id } = await inviteCreator(ctx, { brandId: params.id, campaignId: params.campaignId, ...body });
      return showCollaboration(ctx, _id);
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/campaigns/:campaignId/invitations/several',
    summary: 'Invite several creators with the same words and terms; who cannot be invited is named',
    tag,
    access: 'brand',
    params: One.extend({ campaignId: Id }),
    body: NewInvitations,
    answer: { status: 200, schema: z.object({ data: z.array(Invited) }) },
    problems: {
      campaign_not_running: 409,
      brand_not_verified: 409,
      open_rate_is_one: 409,
      too_many_open_invitations: 409,
    },
    handle: (ctx, { params, body }) =>
      inviteCreators(ctx, { brandId: params.id, campaignId: params.campaignId, ...body }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/campaigns/:campaignId/invitations',
    summary: 'How far some creators are in a campaign; those who are not in it are left out',
    tag,
    access: 'brand',
    params: One.extend({ campaignId: Id }),
    query: InvitedQuery,
    answer: { status: 200, schema: z.object({ data: z.array(InvitedState) }) },
    handle: (ctx, { params, query }) =>
      invitedStates(ctx, { brandId: params.id, campaignId: params.campaignId, creatorIds: query.creators }),
  }),
];

const lists = [
  defineEndpoint({
    method: 'get',
    path: '/v1/collaborations',
    summary: 'My collaborations, newest first',
    tag,
    access: 'creator',
    query: PageQuery,
    answer: { status: 200, schema: Rows },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listOwnCollaborations(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/collaborations',
    summary: 'Collaborations of a brand, or of one of its campaigns, newest first',
    tag,
    access: 'brand',
    params: One,
    query: PageQuery.extend({ campaignId: Id.optional() }),
    answer: { status: 200, schema: Rows },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { params, query: { campaignId, ...query } }) =>
      listBrandCollaborations(ctx, { brandId: params.id, ...(campaignId ? { campaignId } : {}) }, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/agencies/:id/collaborations',
    summary: 'Collaborations that an agency handles for creators who allowed it',
    tag,
    access: 'agency',
    params: One,
    query: PageQuery,
    answer: { status: 200, schema: Rows },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { params, query }) => listHandledCollaborations(ctx, params.id, query),
  }),
];

const inside = [
  defineEndpoint({
    method: 'get',
    path: '/v1/collaborations/:id',
    summary: 'One collaboration with its history, messages and content, for its two sides',
    tag,
    access: 'signed-in person',
    params: One,
    answer: { status: 200, schema: Collaboration },
    handle: (ctx, { params }) => showCollaboration(ctx, params.id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/collaborations/:id/actions',
    summary: 'Accept, decline, ask for a sample, ship it, finish, cancel, ask again',
    description: 'What is possible now is told by the collaboration itself, in `actions`.',
    tag,
    access: 'signed-in person',
    params: One,
    body: z.object({
      action: Action,
      note: Note.optional(),
      sku: z.string().max(100).optional(),
      address: z.string().trim().max(500).optional(),
      tracking: z.string().trim().max(200).optional(),
    }),
    answer: { status: 200, schema: Collaboration },
    problems: {
      action_elsewhere: 422,
      sample_invalid: 422,
      collaboration_state: 409,
      collaboration_moved: 409,
      campaign_not_running: 409,
      campaign_full: 409,
      budget_spent: 409,
      samples_gone: 409,
      rule_overlaps: 409,
      already_in_campaign: 409,
      asked_too_soon: 409,
      brand_not_verified: 409,
      too_many_open_invitations: 409,
    },
    handle: async (ctx, { params, body }) => {
      await act(ctx, params.id, body);
      return showCollaboration(ctx, params.id);
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/collaborations/:id/messages',
    summary: 'Write to the other side',
    tag,
    access: 'signed-in person',
    params: One,
    body: z.object({ text: z.string().trim().min(1).max(2_000) }),
    answer: { status: 201, schema: Collaboration },
    problems: { too_many_messages: 429, conversation_full: 409 },
    handle: async (ctx, { params, body }) => {
      await sendMessage(ctx, params.id, body.text);
      return showCollaboration(ctx, params.id);
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/collaborations/:id/read',
    summary: 'Everything up to now is read',
    tag,
    access: 'signed-in person',
    params: One,
    answer: { status: 204 },
    handle: async (ctx, { params }) => {
      await markRead(ctx, params.id);
      return undefined;
    },
  }),
];

export const collaborationEndpoints = [...beginning, ...lists, ...inside];
