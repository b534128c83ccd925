import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { PageQuery, pageOf } from '../kit/pagination.ts';
import { acceptStripeEvent } from './accept-stripe-event.ts';
import { findRun, listOwnPayouts, listRunPayouts, listRuns } from './list-runs.ts';
import { sayRequirement } from './payee-state.ts';
import { previewRun } from './preview-run.ts';
import { ownPayee } from './refresh-payee.ts';
import { PayeeView, PayoutView, RunPayoutView, RunPreview, RunView } from './schemas.ts';
import { startOnboarding } from './start-onboarding.ts';
import { startRun } from './start-run.ts';

const defineEndpoint = endpointsOf<Context>();
const OneRun = z.object({ id: z.string().max(60) });
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

/** @param nudge tells the worker of this process, if it has one, that there is something to do */
const runEndpoints = (nudge: () => void) => [
  defineEndpoint({
    method: 'get',
    path: '/v1/payout-runs/preview',
    summary: 'What a payout run would pay now',
    tag: 'Payout runs',
    access: 'finance',
    answer: { status: 200, schema: RunPreview },
    handle: (ctx) => previewRun(ctx),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/payout-runs',
    summary: 'Start a payout run',
    tag: 'Payout runs',
    access: 'finance',
    answer: { status: 201, schema: RunView },
    problems: { run_under_way: 409 },
    handle: async (ctx) => {
      const run = await startRun(ctx);
      nudge();
      return findRun(ctx, run._id);
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/payout-runs',
    summary: 'Payout runs, newest first',
    tag: 'Payout runs',
    access: 'finance',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(RunView) },
    problems: cursorProblem,
    handle: (ctx, { query }) => listRuns(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/payout-runs/:id',
    summary: 'One payout run and how far it is',
    tag: 'Payout runs',
    access: 'finance',
    params: OneRun,
    answer: { status: 200, schema: RunView },
    handle: (ctx, { params }) => findRun(ctx, params.id),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/payout-runs/:id/payouts',
    summary: 'The payouts of a run',
    tag: 'Payout runs',
    access: 'finance',
    params: OneRun,
    query: PageQuery,
    answer: { status: 200, schema: pageOf(RunPayoutView) },
    problems: cursorProblem,
    handle: (ctx, { params, query }) => listRunPayouts(ctx, params.id, query),
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
