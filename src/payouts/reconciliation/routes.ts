import { z } from 'zod';
import { requireManager } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { isStripeAway, stripeAway } from '../stripe-trouble.ts';
import { listReconciliations, viewReconciliation } from './list-reconciliations.ts';
import { reconcile } from './reconcile.ts';
import { ReconciliationView } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();

export const reconciliationEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/reconciliations',
    summary: 'Comparisons of the ledger with Stripe, newest first',
    tag: 'Payout runs',
    access: 'finance',
    answer: { status: 200, schema: z.object({ data: z.array(ReconciliationView) }) },
    handle: async (ctx) => ({ data: await listReconciliations(ctx) }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/reconciliations',
    summary: 'Compare the ledger with Stripe now',
    tag: 'Payout runs',
    access: 'finance',
    answer: { status: 201, schema: ReconciliationView },
    problems: { stripe_away: 503 },
    handle: async (ctx) => {
      requireManager(ctx, ['finance']);
      const record = await reconcile(ctx).catch((error: unknown) => {
        throw isStripeAway(error) ? stripeAway() : error;
      });
      return viewReconciliation(record);
    },
  }),
];
