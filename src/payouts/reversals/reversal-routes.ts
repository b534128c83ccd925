import { z } from 'zod';
import { requireManager } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { AmountMinor, MoneySchema } from '../../kit/money.ts';
import { releasePayee } from '../payees/holds.ts';
import { reversePayout } from './reverse-payout.ts';

const defineEndpoint = endpointsOf<Context>();

const ReversalView = z
  .object({
    id: z.string(),
    payoutId: z.string(),
    amount: MoneySchema,
    /** Refused: the payee's account has not got it any more; it stays a debt that nets against what she earns. */
    state: z.enum(['requested', 'done', 'refused']),
    reason: z.string(),
    failure: z.string().nullable(),
  })
  .meta({ id: 'PayoutReversal' });

/** Taking money back, and letting go of payees that were held for it. */
export const reversalEndpoints = [
  defineEndpoint({
    method: 'post',
    path: '/v1/payouts/:id/reversals',
    summary: 'Take a sent payout back',
    tag: 'Payout runs',
    access: 'finance',
    params: z.object({ id: z.string().max(120) }),
    body: z.strictObject({
      amountMinor: AmountMinor.min(1).optional(),
      reason: z.string().trim().min(3).max(300),
      /** Whether the payee gets nothing until somebody lets go of her. */
      hold: z.boolean().default(true),
    }),
    answer: { status: 201, schema: ReversalView },
    problems: { payout_not_sent: 409, reversal_under_way: 409, reversal_too_large: 422 },
    handle: async (ctx, { params, body }) => {
      const { _id, payoutId, amountMinor, currency, state, reason, failure } = await reversePayout(
        ctx,
        params.id,
        body,
      );
      const amount = { amountMinor, currency };
      return { id: _id, payoutId, amount, state, reason, failure: failure?.message ?? null };
    },
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
