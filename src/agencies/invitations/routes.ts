import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { PageQuery, pageOf } from '../../kit/pagination.ts';
import { ShareBps } from '../schemas.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { declineInvitation, resendInvitation, revokeInvitation } from './change-invitation.ts';
import { importInvitations } from './import-invitations.ts';
import { linkTo, listInvitations, viewInvitation } from './list-invitations.ts';
import { lookAtInvitation } from './look-at-invitation.ts';
import { inviteAsAgency, invitePersonally } from './make-invitation.ts';
import { findReferralLink, listOwnReferred, makeReferralLink } from './referral-link.ts';
import {
  Acceptance,
  ImportReport,
  Invitation,
  InvitationLink,
  LookAt,
  NewAgencyInvitation,
  NewPersonalInvitation,
  ReferralLink,
  Referred,
  SeenInvitation,
  TermMonths,
  Token,
} from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const One = z.object({ id: z.string().max(40) });
const OneOfAgency = One.extend({ invitationId: z.string().max(40) });
const RESEND_PROBLEMS = { invitation_closed: 409, sent_too_often: 429 };

const forHolders = [
  defineEndpoint({
    method: 'post',
    path: '/v1/invitations/look',
    summary: 'What an invitation link leads to',
    description: 'Open to whoever holds the link; it tells who invites, the share, the terms and an example in money.',
    tag: 'Invitations',
    access: 'anyone',
    body: LookAt,
    answer: { status: 200, schema: SeenInvitation },
    problems: { not_found: 404 },
    handle: (ctx, { body }) => lookAtInvitation(ctx, body),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/invitations/accept',
    summary: 'Accept an invitation, once',
    tag: 'Invitations',
    access: 'signed-in person',
    body: Acceptance,
    answer: { status: 204 },
    problems: {
      already_applied: 409,
      already_on_roster: 409,
      in_another_agency: 409,
      not_eligible: 409,
      not_for_you: 409,
      self_referral: 409,
      terms_changed: 409,
      invitation_accepted: 409,
      invitation_declined: 409,
      invitation_revoked: 409,
      invitation_expired: 409,
    },
    handle: async (ctx, { body }) => {
      await acceptInvitation(ctx, body);
      return undefined;
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/invitations/decline',
    summary: 'Decline an invitation; no account is needed to say no',
    tag: 'Invitations',
    access: 'anyone',
    body: z.object({ token: Token }),
    answer: { status: 204 },
    problems: { not_found: 404, invitation_closed: 409 },
    handle: async (ctx, { body }) => {
      await declineInvitation(ctx, body.token);
      return undefined;
    },
  }),
];

const ofManagers = [
  defineEndpoint({
    method: 'post',
    path: '/v1/invitations',
    summary: 'Invite somebody to the programme personally',
    tag: 'Invitations',
    access: 'reviewer',
    body: NewPersonalInvitation,
    answer: { status: 201, schema: InvitationLink },
    problems: { already_invited: 409 },
    handle: async (ctx, { body }) => linkTo(ctx, await invitePersonally(ctx, body)),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/invitations',
    summary: 'Personal invitations, newest first',
    tag: 'Invitations',
    access: 'reviewer',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(Invitation) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listInvitations(ctx, { ...query, agencyId: null }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/invitations/:id/resend',
    summary: 'Make a new link for a personal invitation and send it again',
    tag: 'Invitations',
    access: 'reviewer',
    params: One,
    answer: { status: 200, schema: InvitationLink },
    problems: RESEND_PROBLEMS,
    handle: async (ctx, { params }) =>
      linkTo(ctx, await resendInvitation(ctx, { invitationId: params.id, agencyId: null })),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/invitations/:id/revoke',
    summary: 'Withdraw a personal invitation',
    tag: 'Invitations',
    access: 'reviewer',
    params: One,
    answer: { status: 200, schema: Invitation },
    problems: { invitation_closed: 409 },
    handle: async (ctx, { params }) =>
      viewInvitation(ctx, await revokeInvitation(ctx, { invitationId: params.id, agencyId: null })),
  }),
];

const ofAgencies = [
  defineEndpoint({
    method: 'post',
    path: '/v1/agencies/:id/invitations',
    summary: 'Invite a creator with a share and a term, or a colleague',
    tag: 'Invitations',
    access: 'agency',
    params: One,
    body: NewAgencyInvitation,
    answer: { status: 201, schema: InvitationLink },
    problems: { already_invited: 409, too_many_invitations: 429 },
    handle: async (ctx, { params, body }) => linkTo(ctx, await inviteAsAgency(ctx, params.id, body)),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/agencies/:id/invitations',
    summary: 'Invitations of my agency with how far each has come, newest first',
    tag: 'Invitations',
    access: 'agency',
    params: One,
    query: PageQuery,
    answer: { status: 200, schema: pageOf(Invitation) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { params, query }) => listInvitations(ctx, { ...query, agencyId: params.id }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/agencies/:id/invitations/import',
    summary: 'Invite everybody in a CSV',
    description:
      'A line each with `email` and, if wanted, `name`, `share` (percent), `months` and `language`. At most 1,000 lines and 5 MB, read as they arrive; what is wrong with a line is told with its number, and the others go out. Whatever interrupts it, the file can be sent again: nobody is invited twice.',
    tag: 'Invitations',
    access: 'agency',
    params: One,
    query: z.object({
      shareBps: z.coerce.number().pipe(ShareBps),
      termMonths: z.coerce.number().pipe(TermMonths.unwrap()).optional(),
      language: z
        .string()
        .regex(/^[a-z]{2}$/)
        .default('en'),
    }),
    body: 'stream',
    answer: { status: 200, schema: ImportReport },
    problems: { too_many_invitations: 429 },
    handle: (ctx, { params, query, body }) => {
      const { shareBps, termMonths = null, language } = query;
      // Where the reading ends early, the report still goes out on the same connection.
      const csv = body.iterator({ destroyOnReturn: false });
      return importInvitations(ctx, { agencyId: params.id, csv, defaults: { shareBps, termMonths, language } });
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/agencies/:id/invitations/:invitationId/resend',
    summary: 'Make a new link for an invitation and send it again',
    tag: 'Invitations',
    access: 'agency',
    params: OneOfAgency,
    answer: { status: 200, schema: InvitationLink },
    problems: RESEND_PROBLEMS,
    handle: async (ctx, { params }) =>
      linkTo(ctx, await resendInvitation(ctx, { invitationId: params.invitationId, agencyId: params.id })),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/agencies/:id/invitations/:invitationId/revoke',
    summary: 'Withdraw an invitation',
    tag: 'Invitations',
    access: 'agency',
    params: OneOfAgency,
    answer: { status: 200, schema: Invitation },
    problems: { invitation_closed: 409 },
    handle: async (ctx, { params }) =>
      viewInvitation(ctx, await revokeInvitation(ctx, { invitationId: params.invitationId, agencyId: params.id })),
  }),
];

const ofCreators = [
  defineEndpoint({
    method: 'get',
    path: '/v1/referral-link',
    summary: 'My link for bringing other creators in',
    tag: 'Invitations',
    access: 'creator',
    answer: { status: 200, schema: ReferralLink },
    handle: (ctx) => findReferralLink(ctx),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/referral-link',
    summary: 'Make a new link for bringing others in; the one before stops working',
    tag: 'Invitations',
    access: 'creator',
    body: z.object({}),
    answer: { status: 201, schema: ReferralLink },
    handle: (ctx) => makeReferralLink(ctx),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/referrals',
    summary: 'Creators whom I brought in',
    tag: 'Invitations',
    access: 'creator',
    answer: { status: 200, schema: z.object({ data: z.array(Referred) }) },
    handle: async (ctx) => ({ data: await listOwnReferred(ctx) }),
  }),
];

export const invitationEndpoints = [...forHolders, ...ofManagers, ...ofAgencies, ...ofCreators];
