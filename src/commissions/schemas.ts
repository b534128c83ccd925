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

const Share = z.object({ shareBps: z.int(), ofMinor: AmountMinor });

/** Everything a commission was computed from. Amounts without a currency are in the order's. */
export const Receipt = z.object({
  baseMinor: AmountMinor,
  quantity: z.int(),
  rateBps: z.int().meta({ description: 'Of the rule; 0 where it pays an amount for each piece' }),
  flat: MoneySchema.extend({
    perPieceMinor: AmountMinor.meta({ description: 'In the order’s currency' }),
  }).nullable(),
  rule: z.object({ id: z.string(), version: z.int(), scope: z.string(), name: z.string() }),
  settingsVersion: z.int(),
  tier: z.string().nullable(),
  tierBps: z.int(),
  tierVersion: z.int().optional().meta({
    description:
      'Of the settings that the tier’s bonus is by: those of the placing, or, where it was lowered, of before',
  }),
  boosts: z.array(z.object({ id: z.string(), name: z.string(), boostBps: z.int() })),
  boostBps: z.int(),
  caps: z.array(
    z.object({
      kind: z.enum(['order', 'creator_month', 'campaign_budget']),
      key: z.string(),
      limit: MoneySchema,
      countedMinor: AmountMinor.meta({ description: 'Counted against the limit, in its currency' }),
      cutMinor: AmountMinor.meta({ description: 'What the cap took away' }),
    }),
  ),
  rounding: z.literal('half-even'),
  attribution: z.object({ kind: z.enum(['click', 'code', 'content']), sourceId: z.string(), at: z.iso.datetime() }),
  fx: z
    .object({
      day: z.string().nullable().meta({ description: 'Of the reference rates; null when they are missing' }),
      source: z.string(),
      rates: z.record(z.string(), z.string()).meta({ description: 'Units for one euro, as published' }),
      missing: z.array(z.string()).meta({ description: 'Currencies without a rate: held until there is one' }),
    })
    .nullable(),
  agency: z.object({ agencyId: z.string(), shareBps: z.int() }).nullable(),
  referral: z.object({ creatorId: z.string(), shareBps: z.int() }).nullable(),
  grossMinor: AmountMinor.meta({ description: 'What the line earns before anybody shares it' }),
  share: Share.nullable().meta({ description: 'For the agency’s and the referrer’s part: of how much' }),
  lock: z.object({ returnWindowDays: z.int(), noDeliveryNewsDays: z.int() }),
  addedAt: z.iso.datetime().optional().meta({
    description: 'When the item was added to the order, in an exchange or an edit; absent where it was placed with it',
  }),
});
export type Receipt = z.infer<typeof Receipt>;

export const Commission = z
  .object({
    id: z.string(),
    orderId: z.string(),
    brand: z.object({ id: z.string(), name: z.string() }),
    kind: z.enum(['sale', 'clawback', 'fee']),
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

export type { RuleInput } from './rule-input.ts';
export type { RulePreview, RuleView } from './rule-views.ts';
