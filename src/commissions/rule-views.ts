import { z } from 'zod';
import { NamedCreator } from '../creators/index.ts';
import { AmountMinor, MoneySchema } from '../kit/money.ts';
import { PageQuery } from '../kit/pagination.ts';
import { PaySchema, RuleScopeSchema } from './rule-input.ts';

const Named = z.object({ id: z.string(), name: z.string() });
const Instant = z.iso.datetime();

export const RuleQuery = PageQuery.extend({
  state: z.enum(['current', 'all']).default('current'),
  seriesId: z.string().max(60).optional().meta({ description: 'All versions of one rule' }),
  brandId: z.string().max(60).optional(),
  campaignId: z.string().max(60).optional(),
});
export type RuleQuery = z.infer<typeof RuleQuery>;

export const RuleView = z
  .object({
    id: z.string(),
    seriesId: z.string(),
    version: z.int(),
    name: z.string(),
    scope: RuleScopeSchema,
    brand: Named.nullable(),
    creator: Named.nullable(),
    category: z.string().nullable(),
    skus: z.array(z.string()),
    pay: PaySchema,
    state: z.enum(['planned', 'in_force', 'lingers', 'over']).meta({
      description: 'lingers: ended, but those who promoted already keep it for a time',
    }),
    from: Instant,
    until: Instant.nullable(),
    endedAt: Instant.nullable(),
    protectedUntil: Instant.nullable().meta({ description: 'Until then those who promoted before its end keep it' }),
    delayedUntil: Instant.nullable().meta({ description: 'From then on also for those who promoted before it' }),
    campaignId: z.string().nullable(),
    budget: z.object({ limit: MoneySchema, used: MoneySchema }).nullable(),
    createdAt: Instant,
    createdBy: z.string(),
  })
  .meta({ id: 'CommissionRule' });
export type RuleView = z.infer<typeof RuleView>;

/** Who is affected by a rule that is not there yet, by the orders of the last 30 days. */
export const RulePreview = z
  .object({
    days: z.int(),
    creators: z.int(),
    orders: z.int(),
    lines: z.int(),
    differences: z.array(
      z.object({
        currency: z.string(),
        paidMinor: AmountMinor.meta({ description: 'By the rules as they are' }),
        wouldPayMinor: AmountMinor,
        differenceMinor: AmountMinor,
      }),
    ),
    examples: z
      .array(NamedCreator.extend({ difference: MoneySchema }))
      .meta({ description: 'For whom it makes the largest difference, by the orders looked at' }),
    protectedUntil: Instant.nullable().meta({ description: 'Those who promote already get it from then on' }),
    scaledFrom: z.object({ orders: z.int(), since: Instant }).nullable().meta({
      description:
        'More orders than were looked at: orders, lines and amounts are scaled up from the newest; creators are counted as seen',
    }),
  })
  .meta({ id: 'RulePreview' });
export type RulePreview = z.infer<typeof RulePreview>;
