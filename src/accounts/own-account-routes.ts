import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { closeAccount } from './close-account.ts';
import { listOwnIdentities } from './identities/list-own-identities.ts';
import { unlinkIdentity } from './identities/unlink-identity.ts';
import { OwnIdentity, SessionView } from './schemas.ts';
import { endAllSessions, endOwnSession, listSessions } from './session-list.ts';

const defineEndpoint = endpointsOf<Context>();

/** How a person signs in, and where she is signed in. */
export const ownAccountEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/me/identities',
    summary: 'The accounts I can sign in with',
    tag: 'Joining',
    access: 'signed-in person',
    answer: { status: 200, schema: z.object({ data: z.array(OwnIdentity) }) },
    handle: async (ctx) => ({ data: await listOwnIdentities(ctx) }),
  }),
  defineEndpoint({
    method: 'delete',
    path: '/v1/me/identities/:id',
    summary: 'Unlink an account; needs a recent sign-in, and never the last one',
    tag: 'Joining',
    access: 'signed-in person',
    params: z.object({ id: z.string().max(230) }),
    answer: { status: 204 },
    problems: { last_identity: 409, sign_in_again: 409 },
    handle: async (ctx, { params }) => {
      await unlinkIdentity(ctx, params.id);
      return undefined;
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/me/delete',
    summary: 'Delete my account, where I take part in nothing and never did; needs a recent sign-in',
    tag: 'Joining',
    access: 'signed-in person',
    body: z.strictObject({ forGood: z.literal(true) }),
    answer: { status: 204 },
    problems: { account_in_use: 409, sign_in_again: 409 },
    handle: async (ctx) => {
      await closeAccount(ctx);
      return undefined;
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/me/sessions',
    summary: 'Where I am signed in',
    tag: 'Joining',
    access: 'signed-in person',
    answer: { status: 200, schema: z.object({ data: z.array(SessionView) }) },
    handle: async (ctx) => ({ data: await listSessions(ctx) }),
  }),
  defineEndpoint({
    method: 'delete',
    path: '/v1/me/sessions/:id',
    summary: 'Sign out one session',
    tag: 'Joining',
    access: 'signed-in person',
    params: z.object({ id: z.string().max(40) }),
    answer: { status: 204 },
    handle: async (ctx, { params }) => {
      await endOwnSession(ctx, params.id);
      return undefined;
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/me/sessions/end',
    summary: 'Sign out everywhere, here included',
    tag: 'Joining',
    access: 'signed-in person',
    body: z.strictObject({ everywhere: z.literal(true) }),
    answer: { status: 204 },
    handle: async (ctx) => {
      await endAllSessions(ctx);
      return undefined;
    },
  }),
];
