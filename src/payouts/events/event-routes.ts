import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { PageQuery, pageOf } from '../../kit/pagination.ts';
import { StripeEventView } from '../schemas.ts';
import { acceptStripeEvent } from './accept-event.ts';
import { listStripeEvents, replayStripeEvent } from './list-events.ts';

const defineEndpoint = endpointsOf<Context>();

/** @param nudge tells the worker of this process, if it has one, that there is something to do */
export const eventEndpoints = (nudge: () => void) => [
  defineEndpoint({
    method: 'post',
    path: '/webhooks/stripe',
    summary: 'Stripe reports what happened there',
    tag: 'Payouts',
    access: 'stripe',
    headers: z.object({ 'stripe-signature': z.string().max(2_000) }),
    body: 'raw',
    answer: { status: 200, schema: z.object({ received: z.literal(true) }) },
    problems: { signature_invalid: 401, wrong_mode: 400, json_malformed: 400 },
    handle: async (ctx, { headers, body }) => {
      await acceptStripeEvent(ctx, body, headers['stripe-signature']);
      nudge();
      return { received: true as const };
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/stripe-events',
    summary: 'Events of Stripe as they were kept, by state',
    tag: 'Payout runs',
    access: 'finance',
    query: PageQuery.extend({ state: z.enum(['received', 'processed', 'failed']).default('failed') }),
    answer: { status: 200, schema: pageOf(StripeEventView) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listStripeEvents(ctx, query.state, query),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/stripe-events/:id/replay',
    summary: 'Work an event of Stripe through once more',
    tag: 'Payout runs',
    access: 'finance',
    params: z.object({ id: z.string().max(255) }),
    answer: { status: 204 },
    handle: async (ctx, { params }) => {
      await replayStripeEvent(ctx, params.id);
      nudge();
      return undefined;
    },
  }),
];
