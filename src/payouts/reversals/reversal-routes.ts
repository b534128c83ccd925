import { z } from 'zod';
import { requireManager } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { PageQuery, pageOf } from '../../kit/pagination.ts';
import { releasePayee } from '../payees/holds.ts';
import { listHeldPayees } from '../payees/list-held.ts';
import { listReversals, viewReversal } from './list-reversals.ts';
import { reversePayout } from './reverse-payout.ts';
import { HeldPayee, ReversalInput, ReversalRow, ReversalView } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();

/** Taking money back, and letting go of payees that were held for it. */
export const reversalEndpoints = [
  defineEndpoint({
    method: 'post',
    path: '/v1/payouts/:id/reversals',
    summary: 'Take a sent payout back',
    tag: 'Payout runs',
    access: 'finance',
    params: z.object({ id: z.string().max(120) }),
    body: ReversalInput,
    answer: { status: 201, schema: ReversalView },
    problems: { payout_not_sent: 409, reversal_under_way: 409, reversal_too_large: 422 },
    handle: async (ctx, { params, body }) => viewReversal(await reversePayout(ctx, params.id, body)),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/payout-reversals',
    summary: 'Money of payouts that was taken back, newest first',
    tag: 'Payout runs',
    access: 'finance',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(ReversalRow) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listReversals(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/held-payees',
    summary: 'Payees who are held, and who holds them',
    tag: 'Payout runs',
    access: 'finance',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(HeldPayee) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listHeldPayees(ctx, query),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/payees/:id/release',
    summary: 'Let go of a payee who was held for a reversal',
    tag: 'Payout runs',
    access: 'finance',
    params: z.object({ id: z.string().max(60) }),
    body: z.strictObject({
      holder: z
        .string()
        .regex(/^reversal:/)
        .max(200),
    }),
    answer: { status: 204 },
    handle: async (ctx, { params, body }) => {
      requireManager(ctx, ['finance']);
      await releasePayee(ctx, params.id, body.holder);
      return undefined;
    },
  }),
];
