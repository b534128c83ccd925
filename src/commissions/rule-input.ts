import { z } from 'zod';
import { BPS_SCALE, Currency } from '../kit/money.ts';
import { RULE_SCOPES, type RuleMatch } from './rules.ts';

const Bps = z.int().min(0).max(BPS_SCALE, 'is more than 100 %');
const AmountMinor = z.int().min(0, 'is below zero').max(1_000_000_000_000);
const Id = z.string().min(1).max(60);
const Instant = z.union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))]);

export const PaySchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('rate'), rateBps: Bps }),
    z.object({ kind: z.literal('flat'), amountMinor: AmountMinor, currency: Currency }),
    z.object({ kind: z.literal('boost'), boostBps: Bps }),
  ])
  .meta({
    id: 'Pay',
    description: 'A share of the line, an amount for each piece, or basis points on top of what pays',
  });

export const RuleScopeSchema = z.enum([...RULE_SCOPES, 'boost']);

const Match = z.object({
  brandId: Id.optional(),
  creatorId: Id.optional(),
  category: z.string().min(1).max(100).optional(),
  skus: z.array(z.string().min(1).max(100)).min(1).max(500).optional(),
});

/** What each scope has to say, beside what it may. */
const NEEDS: Record<z.infer<typeof RuleScopeSchema>, (keyof RuleMatch)[]> = {
  targeted: ['creatorId'],
  product: ['skus'],
  category: ['category'],
  campaign: [],
  brand: ['brandId'],
  programme: [],
  boost: [],
};
const MAY_NOT: Partial<Record<z.infer<typeof RuleScopeSchema>, (keyof RuleMatch)[]>> = {
  product: ['creatorId'],
  category: ['creatorId', 'skus'],
  brand: ['creatorId', 'category', 'skus'],
  programme: ['brandId', 'creatorId', 'category', 'skus'],
};

const AnyRule = z.object({
  scope: RuleScopeSchema,
  name: z.string().trim().max(120).default(''),
  match: Match.default({}),
  pay: PaySchema,
  from: Instant.optional().meta({ description: 'From now when left out' }),
  until: Instant.nullable().default(null).meta({ description: 'From this instant on it does not count; null: no end' }),
  campaignId: Id.nullable().default(null),
  budget: z
    .object({ amountMinor: AmountMinor, currency: Currency })
    .nullable()
    .default(null)
    .meta({ description: 'How much all commissions under it, or under its campaign, may come to' }),
  supersedes: Id.nullable().default(null).meta({ description: 'Id of the version that this one takes the place of' }),
});

/** A rule as somebody asks for it; every problem names its field. */
export const RuleInput = AnyRule.superRefine((rule, problems) => {
  const complain = (path: string[], message: string) => problems.addIssue({ code: 'custom', path, message });
  for (const key of NEEDS[rule.scope])
    if (rule.match[key] === undefined) complain(['match', key], `is what a ${rule.scope} rule is about`);
  for (const key of MAY_NOT[rule.scope] ?? [])
    if (rule.match[key] !== undefined) complain(['match', key], `is nothing that a ${rule.scope} rule may ask for`);
  if (rule.scope === 'campaign' && rule.campaignId === null)
    complain(['campaignId'], 'is what a campaign rule is about');
  if ((rule.scope === 'boost') !== (rule.pay.kind === 'boost'))
    complain(['pay', 'kind'], rule.scope === 'boost' ? 'must be boost here' : 'is boost only in the scope boost');
  if (rule.scope === 'boost' && rule.until === null) complain(['until'], 'is needed: a boost has an end');
  if (rule.until && rule.from && rule.until <= rule.from) complain(['until'], 'is not after the beginning');
});
export type RuleInput = z.input<typeof RuleInput>;
export type ParsedRule = z.output<typeof RuleInput>;
