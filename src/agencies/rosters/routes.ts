import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { PageQuery, pageOf } from '../../kit/pagination.ts';
import { listRoster } from './list-roster.ts';
import { allowOffers, listOwnRosters } from './own-roster.ts';
import { answerProposal, proposeShare } from './propose-share.ts';
import { NewProposal, OwnRoster, ProposalAnswer, RosterEntry, Unlinking } from './schemas.ts';
import { releaseCreator, unlinkAsAgency, unlinkAsCreator } from './unlink.ts';

const defineEndpoint = endpointsOf<Context>();
const OneAgency = z.object({ id: z.string().max(40) });
const OneRoster = OneAgency.extend({ rosterId: z.string().max(40) });
const EndsAt = z.object({ endsAt: z.iso.datetime() });

const ofAgency = [
  defineEndpoint({
    method: 'get',
    path: '/v1/agencies/:id/roster',
    summary: 'Creators on the roster, or those who left it',
    tag: 'Agencies',
    access: 'agency',
    params: OneAgency,
    query: PageQuery.extend({ past: z.stringbool().default(false) }),
    answer: { status: 200, schema: pageOf(RosterEntry) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { params, query }) => listRoster(ctx, { agencyId: params.id, ...query }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/agencies/:id/roster/:rosterId/share',
    summary: 'Propose another share to a creator; nothing changes until she agrees',
    tag: 'Agencies',
    access: 'agency',
    params: OneRoster,
    body: NewProposal,
    answer: { status: 204 },
    problems: { share_unchanged: 409, roster_ending: 409 },
    handle: async (ctx, { params, body }) => {
      await proposeShare(ctx, { agencyId: params.id, rosterId: params.rosterId, shareBps: body.shareBps });
      return undefined;
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/agencies/:id/roster/:rosterId/unlink',
    summary: 'Unlink from a creator after the notice',
    tag: 'Agencies',
    access: 'agency',
    params: OneRoster,
    body: Unlinking,
    answer: { status: 200, schema: EndsAt },
    problems: { already_unlinking: 409 },
    handle: async (ctx, { params, body }) => {
      const which = { agencyId: params.id, rosterId: params.rosterId };
      return { endsAt: (await unlinkAsAgency(ctx, { ...which, reason: body.reason })).toISOString() };
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/agencies/:id/roster/:rosterId/release',
    summary: 'Let a creator who asked to unlink go at once',
    tag: 'Agencies',
    access: 'agency',
    params: OneRoster,
    answer: { status: 204 },
    problems: { nothing_to_release: 409 },
    handle: async (ctx, { params }) => {
      await releaseCreator(ctx, { agencyId: params.id, rosterId: params.rosterId });
      return undefined;
    },
  }),
];

const ofCreator = [
  defineEndpoint({
    method: 'get',
    path: '/v1/rosters/mine',
    summary: 'The agencies that I am or was in, with everything that was agreed',
    tag: 'Agencies',
    access: 'creator',
    query: z.object({ language: z.string().max(10).default('en') }),
    answer: { status: 200, schema: z.object({ data: z.array(OwnRoster) }) },
    handle: async (ctx, { query }) => ({ data: await listOwnRosters(ctx, query.language) }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/rosters/mine/unlink',
    summary: 'Unlink from my agency',
    tag: 'Agencies',
    access: 'creator',
    body: Unlinking,
    answer: { status: 200, schema: EndsAt },
    problems: { already_unlinking: 409, not_found: 404 },
    handle: async (ctx, { body }) => ({ endsAt: (await unlinkAsCreator(ctx, body.reason)).toISOString() }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/rosters/mine/proposal',
    summary: 'Agree to the share that my agency proposes, or decline it',
    tag: 'Agencies',
    access: 'creator',
    body: ProposalAnswer,
    answer: { status: 204 },
    problems: { proposal_changed: 409, terms_changed: 409 },
    handle: async (ctx, { body }) => {
      await answerProposal(ctx, body);
      return undefined;
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/rosters/mine/offers',
    summary: 'Let my agency answer campaign offers for me, or no longer',
    tag: 'Agencies',
    access: 'creator',
    body: z.object({ allowed: z.boolean() }),
    answer: { status: 204 },
    problems: { no_agency: 409 },
    handle: async (ctx, { body }) => {
      await allowOffers(ctx, body.allowed);
      return undefined;
    },
  }),
];

export const rosterEndpoints = [...ofAgency, ...ofCreator];
