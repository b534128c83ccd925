import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import type { Access } from '../policies.ts';
import { acceptInvitation, lookAtInvitation } from './accept-invitation.ts';
import { changeRole, removeMember } from './change-member.ts';
import { inviteToTeam, revokeInvitation } from './invite.ts';
import {
  AgencyRole,
  BrandRole,
  Email,
  InvitationToken,
  ManagerRole,
  SeenTeamInvitation,
  Team,
  TeamInvitationLink,
  type TeamRole,
} from './schemas.ts';
import { describeTeam, MANAGERS, type TeamRef } from './team.ts';

const defineEndpoint = endpointsOf<Context>();
const Id = z.string().max(40);

interface TeamPaths {
  /** What the addresses begin with; `:id` is the brand's or agency's. */
  path: string;
  what: string;
  tag: string;
  access: Access;
  params: z.ZodObject;
  Role: z.ZodType<TeamRole>;
  teamIn: (params: Record<string, unknown>) => TeamRef;
}

const managers: TeamPaths = {
  path: '/v1/managers',
  what: 'the programme',
  tag: 'Managers',
  access: 'admin',
  params: z.object({}),
  Role: ManagerRole,
  teamIn: () => MANAGERS,
};

const brandTeam: TeamPaths = {
  path: '/v1/brands/:id/team',
  what: 'a brand',
  tag: 'Brand teams',
  access: 'brand',
  params: z.object({ id: Id }),
  Role: BrandRole,
  teamIn: ({ id }) => ({ kind: 'brand', ref: String(id) }),
};

const agencyTeam: TeamPaths = {
  path: '/v1/agencies/:id/team',
  what: 'an agency',
  tag: 'Agencies',
  access: 'agency',
  params: z.object({ id: Id }),
  Role: AgencyRole,
  teamIn: ({ id }) => ({ kind: 'agency', ref: String(id) }),
};

const teamEndpoints = ({ path, what, tag, access, params, Role, teamIn }: TeamPaths) => [
  defineEndpoint({
    method: 'get',
    path,
    summary: `Who works for ${what}, and who was invited`,
    tag,
    access,
    params,
    answer: { status: 200, schema: Team },
    handle: (ctx, input) => describeTeam(ctx, teamIn(input.params)),
  }),
  defineEndpoint({
    method: 'post',
    path: `${path}/invitations`,
    summary: `Invite somebody to work for ${what}`,
    tag,
    access,
    params,
    body: z.object({ email: Email, role: Role }),
    answer: { status: 201, schema: TeamInvitationLink },
    problems: { too_many_open_invitations: 409 },
    handle: (ctx, { params: at, body }) => inviteToTeam(ctx, teamIn(at), body),
  }),
  defineEndpoint({
    method: 'delete',
    path: `${path}/invitations/:invitationId`,
    summary: 'Take an open invitation back',
    tag,
    access,
    params: params.extend({ invitationId: Id }),
    answer: { status: 204 },
    handle: async (ctx, { params: at }) => {
      await revokeInvitation(ctx, teamIn(at), String(at.invitationId));
      return undefined;
    },
  }),
  defineEndpoint({
    method: 'patch',
    path: `${path}/members/:userId`,
    summary: 'Give a member another role',
    tag,
    access,
    params: params.extend({ userId: Id }),
    body: z.object({ role: Role }),
    answer: { status: 200, schema: Team },
    problems: { last_head: 409 },
    handle: async (ctx, { params: at, body }) => {
      await changeRole(ctx, { ...teamIn(at), userId: String(at.userId) }, body.role);
      return describeTeam(ctx, teamIn(at));
    },
  }),
  defineEndpoint({
    method: 'delete',
    path: `${path}/members/:userId`,
    summary: 'Take a member out, or leave',
    tag,
    access,
    params: params.extend({ userId: Id }),
    answer: { status: 204 },
    problems: { last_head: 409 },
    handle: async (ctx, { params: at }) => {
      await removeMember(ctx, { ...teamIn(at), userId: String(at.userId) });
      return undefined;
    },
  }),
];

export const allTeamEndpoints = [
  ...teamEndpoints(managers),
  ...teamEndpoints(brandTeam),
  ...teamEndpoints(agencyTeam),
  defineEndpoint({
    method: 'post',
    path: '/v1/team-invitations/look',
    summary: 'What an invitation into a team says',
    tag: 'Joining',
    access: 'signed-in person',
    body: InvitationToken,
    answer: { status: 200, schema: SeenTeamInvitation },
    problems: { not_found: 404 },
    handle: (ctx, { body }) => lookAtInvitation(ctx, body.token),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/team-invitations/accept',
    summary: 'Accept an invitation into a team, as the signed-in person',
    tag: 'Joining',
    access: 'signed-in person',
    body: InvitationToken,
    answer: { status: 200, schema: SeenTeamInvitation },
    problems: { not_found: 404, invitation_used: 409, invitation_expired: 409, already_member: 409, team_closed: 409 },
    handle: async (ctx, { body }) => {
      await acceptInvitation(ctx, body.token);
      return lookAtInvitation(ctx, body.token);
    },
  }),
];
