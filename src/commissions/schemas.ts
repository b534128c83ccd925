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

/** What a payee earns it for: selling, representing who sold, or having brought her in. */
export const CommissionRole = z.enum(['creator', 'agency', 'referrer']);
export type CommissionRole = z.infer<typeof CommissionRole>;

/** Why a commission does not stand, or not whole: by what became of the order, or by a person's decision. */
export interface Reversal {
  reason: ReversalReason;
  at: Date;
  by: 'order' | 'decision';
  evidence: string | null;
  /** Until when the payee may object. */
  appealUntil: Date | null;
  caseId: string | null;
  /** What had become of the order beside a decision: it counts again when the decision is taken back. */
  hides?: Reversal | null;
}

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
    role: CommissionRole,
    state: CommissionState,
    amount: MoneySchema,
    earned: MoneySchema,
    lockAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    held: z.boolean().meta({ description: 'Not approved until a question about it is decided' }),
    holdReasons: z.array(z.string()),
    reversal: z
      .object({
        reason: ReversalReason,
        sentence: z.string(),
        at: z.iso.datetime(),
        evidence: z.string().nullable(),
        appealUntil: z.iso.datetime().nullable().meta({ description: 'Until then you may object' }),
      })
      .nullable(),
  })
  .meta({ id: 'Commission' });

export const ExplainedCommission = Commission.extend({
  receipt: Receipt,
  explanation: z.array(z.string()),
}).meta({ id: 'ExplainedCommission' });
