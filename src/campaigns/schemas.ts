import { z } from 'zod';
import { AmountMinor, BPS_SCALE, Currency, MoneySchema } from '../kit/money.ts';
import { PageQuery } from '../kit/pagination.ts';

const Instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
const CountryCode = z.string().regex(/^[A-Z]{2}$/, 'is not a two-letter country code');
const LanguageCode = z.string().regex(/^[a-z]{2}$/, 'is not a two-letter language code');
const RateBps = z.int().min(0).max(BPS_SCALE);

export const CampaignKind = z.enum(['open', 'targeted']).meta({
  id: 'CampaignKind',
  description: '`open`: creators apply; `targeted`: the brand invites, and its rate beats every open one',
});
export type CampaignKind = z.infer<typeof CampaignKind>;

export const CampaignState = z.enum(['draft', 'published', 'paused', 'ended']).meta({ id: 'CampaignState' });
export type CampaignState = z.infer<typeof CampaignState>;

const campaignFields = {
  title: z.string().trim().min(1).max(120),
  brief: z.string().trim().max(10_000).meta({ description: 'What to make and how, in plain Markdown' }),
  startsAt: Instant,
  endsAt: Instant,
  countries: z.array(CountryCode).max(60).meta({ description: 'Of creators; empty: all' }),
  languages: z.array(LanguageCode).max(20).meta({ description: 'Of the audience; empty: all' }),
  niches: z.array(z.string().trim().min(1).max(40)).max(20),
  minFollowers: z.int().min(0).max(1_000_000_000),
  skus: z.array(z.string().min(1).max(100)).max(100).meta({ description: 'Products it is about; empty: all' }),
  rateBps: RateBps.nullable().meta({ description: 'Commission on what is sold; null: the usual rate' }),
  contentFeeMinor: AmountMinor.min(1).nullable().meta({ description: 'For each approved piece of content' }),
  budgetMinor: AmountMinor.min(1).nullable().meta({ description: 'Fees and commission together; null: no limit' }),
  pieces: z.int().min(1).max(10).meta({ description: 'Pieces of content asked of each creator' }),
  contentDays: z
    .int()
    .min(1)
    .max(90)
    .meta({ description: 'Days to the first submission, from acceptance or the sample' }),
  maxCreators: z.int().min(1).max(100_000).nullable(),
  samples: z.int().min(0).max(10_000).meta({ description: 'Samples there are to give; 0: none' }),
};

export const NewCampaign = z
  .object({
    kind: CampaignKind,
    currency: Currency,
    ...campaignFields,
    brief: campaignFields.brief.default(''),
    countries: campaignFields.countries.default([]),
    languages: campaignFields.languages.default([]),
    niches: campaignFields.niches.default([]),
    minFollowers: campaignFields.minFollowers.default(0),
    skus: campaignFields.skus.default([]),
    rateBps: campaignFields.rateBps.default(null),
    contentFeeMinor: campaignFields.contentFeeMinor.default(null),
    budgetMinor: campaignFields.budgetMinor.default(null),
    pieces: campaignFields.pieces.default(1),
    contentDays: campaignFields.contentDays.default(14),
    maxCreators: campaignFields.maxCreators.default(null),
    samples: campaignFields.samples.default(0),
  })
  .meta({ id: 'NewCampaign' });
export type NewCampaign = z.infer<typeof NewCampaign>;

export const CampaignChange = z
  .object(campaignFields)
  .partial()
  .extend({
    version: z.int().min(1).meta({ description: 'The version that was read: a change in between is not lost' }),
  })
  .meta({ id: 'CampaignChange' });
export type CampaignChange = z.infer<typeof CampaignChange>;

export const CampaignStep = z.enum(['publish', 'pause', 'resume', 'end']);
export type CampaignStep = z.infer<typeof CampaignStep>;

const instant = z.iso.datetime();
const BrandName = z.object({ id: z.string(), name: z.string() });

const shownCampaign = {
  id: z.string(),
  brand: BrandName,
  kind: CampaignKind,
  state: CampaignState,
  title: z.string(),
  brief: z.string(),
  startsAt: instant,
  endsAt: instant,
  countries: z.array(z.string()),
  languages: z.array(z.string()),
  niches: z.array(z.string()),
  minFollowers: z.int(),
  products: z.array(
    z.object({
      sku: z.string(),
      name: z.string(),
      imageUrl: z.string().nullable(),
      price: MoneySchema.nullable(),
      url: z.string().nullable(),
    }),
  ),
  rateBps: z.int().nullable(),
  contentFee: MoneySchema.nullable(),
  pieces: z.int(),
  contentDays: z.int(),
  samples: z.object({ total: z.int(), left: z.int() }),
};

export const Campaign = z
  .object({
    ...shownCampaign,
    version: z.int(),
    currency: Currency,
    maxCreators: z.int().nullable(),
    budget: z.object({ total: MoneySchema.nullable(), used: MoneySchema }),
    counts: z.object({ invited: z.int(), applied: z.int(), accepted: z.int(), toReview: z.int(), done: z.int() }),
    createdAt: instant,
  })
  .meta({ id: 'Campaign' });
export type Campaign = z.output<typeof Campaign>;

export const FitReason = z.object({
  code: z.enum(['country', 'language', 'niche', 'followers', 'workedBefore', 'everybody']),
  fits: z.boolean(),
  detail: z.string().meta({ description: 'The country, language, niche or number that it is about' }),
});
export type FitReason = z.output<typeof FitReason>;

export const OpenCampaign = z
  .object({
    ...shownCampaign,
    fits: z.boolean(),
    reasons: z.array(FitReason),
    collaborationId: z.string().nullable().meta({ description: 'Where she takes part, or did' }),
    mayApply: z.boolean().meta({ description: 'She is not in it, or came to nothing there and may apply again' }),
    budgetLeft: z.boolean().meta({ description: 'Whether a fee could still be paid' }),
  })
  .meta({ id: 'OpenCampaign' });
export type OpenCampaign = z.output<typeof OpenCampaign>;

export const CampaignQuery = PageQuery.extend({ state: CampaignState.optional() });

export const COLLABORATION_STATES = [
  'invited',
  'applied',
  'accepted',
  'declined',
  'sample_requested',
  'sample_shipped',
  'sample_delivered',
  'content_submitted',
  'changes_requested',
  'approved',
  'done',
  'cancelled',
] as const;
export const CollaborationState = z.enum(COLLABORATION_STATES).meta({ id: 'CollaborationState' });
export type CollaborationState = z.infer<typeof CollaborationState>;

export const ACTIONS = [
  'accept_invitation',
  'accept_application',
  'decline_invitation',
  'decline_application',
  'withdraw_invitation',
  'withdraw_application',
  'request_sample',
  'refuse_sample',
  'ship_sample',
  'confirm_delivery',
  'submit_content',
  'approve_content',
  'request_changes',
  'finish',
  'cancel',
  'apply_again',
  'invite_again',
] as const;
export const Action = z.enum(ACTIONS).meta({ id: 'CollaborationAction' });
export type Action = z.infer<typeof Action>;

export const Party = z.enum(['brand', 'creator']).meta({ id: 'CollaborationParty' });
export type Party = z.infer<typeof Party>;
