import { z } from 'zod';
import { AmountMinor, MoneySchema } from '../kit/money.ts';

export const REVERSAL_REASONS = [
  'order_cancelled',
  'item_returned',
  'consumer_fraud',
  'self_purchase',
  'terms_violation',
  'undisclosed_ad',
  'counterfeit',
  'tracking_error',
  'duplicate',
  'test_order',
  'manual',
] as const;
export const ReversalReason = z.enum(REVERSAL_REASONS);
export type ReversalReason = z.infer<typeof ReversalReason>;

export const CommissionState = z.enum(['pending', 'approved', 'paid', 'reversed']);
export type CommissionState = z.infer<typeof CommissionState>;

export const Receipt = z.object({
  baseMinor: AmountMinor,
  rateBps: z.int(),
  rule: z.object({ id: z.string(), scope: z.string() }),
  settingsVersion: z.int(),
  tierBps: z.int(),
  boostBps: z.int(),
  caps: z.array(z.string()),
  rounding: z.literal('half-even'),
  attribution: z.object({ kind: z.enum(['click', 'code']), sourceId: z.string(), at: z.iso.datetime() }),
  fx: z.null(),
  lock: z.object({ returnWindowDays: z.int(), noDeliveryNewsDays: z.int() }),
});
export type Receipt = z.infer<typeof Receipt>;

export const Commission = z
  .object({
    id: z.string(),
    orderId: z.string(),
    brand: z.object({ id: z.string(), name: z.string() }),
    kind: z.enum(['sale', 'clawback']),
    state: CommissionState,
    amount: MoneySchema,
    earned: MoneySchema,
    lockAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    reversal: z.object({ reason: ReversalReason, sentence: z.string(), at: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'Commission' });

export const ExplainedCommission = Commission.extend({
  receipt: Receipt,
  explanation: z.array(z.string()),
}).meta({ id: 'ExplainedCommission' });
