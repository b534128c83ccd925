import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { PageQuery, pageOf } from '../kit/pagination.ts';
import { applyAsAgency } from './apply-as-agency.ts';
import { decideAgency } from './decide-agency.ts';
import { findAgency, listAgencies, listOwnAgencies, viewAgency } from './find-agencies.ts';
import { invitationEndpoints } from './invitations/routes.ts';
import { leaveProgramme } from './leave-programme.ts';
import { rosterEndpoints } from './rosters/routes.ts';
import { Agency, AgencyDecision, AgencyState, NewAgency } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const OneAgency = z.object({ id: z.string().max(40) });

const lifecycle = [
  defineEndpoint({
    method: 'post',
    path: '/v1/agencies',
    summary: 'Apply as an agency',
    tag: 'Agencies',
    access: 'signed-in person',
    body: NewAgency,
    answer: { status: 201, schema: Agency },
    problems: { agency_known: 409, agency_waiting: 409 },
    handle: async (ctx, { body }) => viewAgency(await applyAsAgency(ctx, body), 'owner'),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/agencies/mine',
    summary: 'Agencies that I belong to, or applied for',
    tag: 'Agencies',
    access: 'signed-in person',
    answer: { status: 200, schema: z.object({ data: z.array(Agency) }) },
    handle: async (ctx) => ({ data: await listOwnAgencies(ctx) }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/agencies',
    summary: 'Agencies by state, newest first',
    tag: 'Agencies',
    access: 'any manager',
    query: PageQuery.extend({ state: AgencyState.default('applied') }),
    answer: { status: 200, schema: pageOf(Agency) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listAgencies(ctx, query),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/agencies/:id/state',
    summary: 'Approve, reject or suspend an agency, or let it go on',
    tag: 'Agencies',
    access: 'reviewer',
    params: OneAgency,
    body: AgencyDecision,
    answer: { status: 200, schema: Agency },
    problems: { already_decided: 409 },
    handle: async (ctx, { params, body }) => viewAgency(await decideAgency(ctx, params.id, body), null),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/agencies/:id',
    summary: 'My agency',
    tag: 'Agencies',
    access: 'agency',
    params: OneAgency,
    answer: { status: 200, schema: Agency },
    handle: (ctx, { params }) => findAgency(ctx, params.id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/creators/me/leave',
    summary: 'Leave the programme',
    description: 'What was earned stays and is paid; links and codes earn nothing from now on.',
    tag: 'Joining',
    access: 'signed-in person',
    body: z.object({ reason: z.string().trim().max(500).nullable().default(null) }),
    answer: { status: 204 },
    problems: { state_changed: 409 },
    handle: async (ctx, { body }) => {
      await leaveProgramme(ctx, body.reason);
      return undefined;
    },
  }),
];

export const agencyEndpoints = [...lifecycle, ...invitationEndpoints, ...rosterEndpoints];
