import { z } from 'zod';
import { CreatorState, EmailCode } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { PageQuery, pageOf } from '../kit/pagination.ts';
import { ConsentView, consentTexts } from '../privacy/index.ts';
import { apply } from './apply.ts';
import { confirmOwnEmail } from './confirm-own-email.ts';
import { decideApplication } from './decide-application.ts';
import type { ApplyHooks } from './hooks.ts';
import { describeApplication, findOwnApplication, listApplications, listCreators } from './list-applications.ts';
import { lookAtCreator } from './look-at-creator.ts';
import { manageCreator } from './manage-creator.ts';
import { Application, CreatorQuery, ManagedCreator, NewApplication, NewCreatorState, Rejection } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const OneApplication = z.object({ id: z.string().max(40) });

const otherEndpoints = [
  defineEndpoint({
    method: 'post',
    path: '/v1/me/email/confirm',
    summary: 'Confirm an e-mail address with the code that was mailed to it',
    description: 'Every other session of the person ends. Five wrong codes make the code worthless.',
    tag: 'Joining',
    access: 'signed-in person',
    body: EmailCode,
    answer: { status: 204 },
    problems: { email_code_wrong: 409 },
    handle: async (ctx, { body }) => {
      await confirmOwnEmail(ctx, body.code);
      await ctx.browser?.renew();
      return undefined;
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/consents',
    summary: 'The consent texts in force, in a language or in English where they are not written in it',
    tag: 'Joining',
    access: 'anyone',
    query: z.object({ language: z.string().max(10).default('en') }),
    answer: { status: 200, schema: z.object({ data: z.array(ConsentView) }) },
    handle: async (_ctx, { query }) => ({ data: consentTexts(query.language) }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/applications/mine',
    summary: 'My own application',
    tag: 'Joining',
    access: 'signed-in person',
    answer: { status: 200, schema: Application },
    handle: (ctx) => findOwnApplication(ctx),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/applications',
    summary: 'Applications by state, newest first',
    tag: 'Joining',
    access: 'any manager',
    query: PageQuery.extend({ state: CreatorState.default('applied') }),
    answer: { status: 200, schema: pageOf(Application) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listApplications(ctx, query),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/applications/:id/approve',
    summary: 'Approve an application',
    tag: 'Joining',
    access: 'reviewer',
    params: OneApplication,
    answer: { status: 200, schema: Application },
    problems: { already_decided: 409 },
    handle: async (ctx, { params }) =>
      describeApplication(ctx, await decideApplication(ctx, { creatorId: params.id, state: 'active' })),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/applications/:id/reject',
    summary: 'Reject an application with a reason that the person sees',
    tag: 'Joining',
    access: 'reviewer',
    params: OneApplication,
    body: Rejection,
    answer: { status: 200, schema: Application },
    problems: { already_decided: 409 },
    handle: async (ctx, { params, body }) =>
      describeApplication(
        ctx,
        await decideApplication(ctx, { creatorId: params.id, state: 'rejected', reason: body.reason }),
      ),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/creators',
    summary: 'Creators by state and name, newest first',
    tag: 'Joining',
    access: 'any manager',
    query: CreatorQuery,
    answer: { status: 200, schema: pageOf(Application) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listCreators(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/creators/:id',
    summary: 'One creator, what may be made of her, and what happened to her',
    tag: 'Joining',
    access: 'any manager',
    params: OneApplication,
    answer: { status: 200, schema: ManagedCreator },
    handle: (ctx, { params }) => lookAtCreator(ctx, params.id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/creators/:id/state',
    summary: 'Suspend or ban a creator, or let her in again, with a reason that she sees',
    tag: 'Joining',
    access: 'reviewer',
    params: OneApplication,
    body: NewCreatorState,
    answer: { status: 200, schema: Application },
    problems: { state_changed: 409 },
    handle: async (ctx, { params, body }) =>
      describeApplication(ctx, await manageCreator(ctx, { creatorId: params.id, ...body })),
  }),
];

const applying = (hooks: ApplyHooks) =>
  defineEndpoint({
    method: 'post',
    path: '/v1/applications',
    summary: 'Apply to the programme',
    tag: 'Joining',
    access: 'signed-in person',
    body: NewApplication,
    answer: { status: 201, schema: Application },
    problems: { already_applied: 409, reapply_later: 409, consent_missing: 422, consent_outdated: 422, age: 422 },
    handle: async (ctx, { body }) => describeApplication(ctx, await apply(ctx, body, hooks)),
  });

/** @param hooks what else has a say when somebody applies */
export const creatorEndpoints = (hooks: ApplyHooks) => [applying(hooks), ...otherEndpoints];
