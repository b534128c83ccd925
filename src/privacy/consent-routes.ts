import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { giveConsent, listOwnConsents, withdrawConsent } from './own-consents.ts';
import { CONSENT_PURPOSES, ConsentGiven, OwnConsent } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();

export const consentEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/consents/mine',
    summary: 'Everything I agreed to, and what I withdrew',
    tag: 'Privacy',
    access: 'signed-in person',
    answer: { status: 200, schema: z.object({ data: z.array(OwnConsent) }) },
    handle: async (ctx) => ({ data: await listOwnConsents(ctx) }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/consents/mine',
    summary: 'Give an optional consent',
    tag: 'Privacy',
    access: 'signed-in person',
    body: ConsentGiven,
    answer: { status: 204 },
    problems: { consent_outdated: 422 },
    handle: async (ctx, { body }) => {
      await giveConsent(ctx, body);
      return undefined;
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/consents/mine/withdraw',
    summary: 'Withdraw a consent',
    tag: 'Privacy',
    access: 'signed-in person',
    body: z.object({ purpose: z.enum(CONSENT_PURPOSES) }),
    answer: { status: 204 },
    problems: { leave_instead: 409, unlink_instead: 409 },
    handle: async (ctx, { body }) => {
      await withdrawConsent(ctx, body.purpose);
      return undefined;
    },
  }),
];
