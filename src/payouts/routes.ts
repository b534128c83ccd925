import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { PageQuery, pageOf } from '../kit/pagination.ts';
import { acceptStripeEvent } from './accept-stripe-event.ts';
import { listOwnPayouts } from './list-payouts.ts';
import { sayRequirement } from './payee-state.ts';
import { ownPayee } from './refresh-payee.ts';
import { runEndpoints } from './run-routes.ts';
import { PayeeView, PayoutView } from './schemas.ts';
import { startOnboarding } from './start-onboarding.ts';

const defineEndpoint = endpointsOf<Context>();
const cursorProblem = { cursor_invalid: 400 };

/** What a payee sees of her account and her payouts. */
const payeeEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/payees/me',
    summary: 'My payout account and what it still needs',
    tag: 'Payouts',
    access: 'creator',
    answer: { status: 200, schema: PayeeView },
    handle: async (ctx) => {
      const payee = await ownPayee(ctx);
      if (!payee) return { state: 'none' as const, country: null, requirements: [] };
      const requirements = payee.requirements.map((code) => ({ code, sentence: sayRequirement(code) }));
      return { state: payee.state, country: payee.country, requirements };
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/payees/me/onboarding',
    summary: 'Set up my payout account at Stripe',
    tag: 'Payouts',
    access: 'creator',
    answer: { status: 201, schema: z.object({ url: z.url() }) },
    problems: { country_not_supported: 422, stripe_away: 503 },
    handle: (ctx) => startOnboarding(ctx),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/payouts',
    summary: 'My payouts, newest first',
    tag: 'Payouts',
    access: 'creator',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(PayoutView) },
    problems: cursorProblem,
    handle: (ctx, { query }) => listOwnPayouts(ctx, query),
  }),
];

const stripeEndpoint = (nudge: () => void) =>
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
  });

/** @param nudge tells the worker of this process, if it has one, that there is something to do */
export const payoutEndpoints = (nudge: () => void) => [
  ...payeeEndpoints,
  ...runEndpoints(nudge),
  stripeEndpoint(nudge),
];
