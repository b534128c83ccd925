import { z } from 'zod';
import { CommissionState } from '../../commissions/index.ts';
import { ContentCheck } from '../../content/index.ts';
import { BPS_SCALE, MoneySchema } from '../../kit/money.ts';
import { Action, CampaignKind, CampaignState, CollaborationState, Party } from '../schemas.ts';

const instant = z.iso.datetime();

export const ContentDraft = z
  .object({
    url: z
      .url({ protocol: /^https$/ })
      .max(2_000)
      .optional()
      .meta({ description: 'Of the post, where it is published' }),
    text: z.string().trim().max(5_000).default('').meta({ description: 'Caption or script' }),
    imageId: z.string().max(40).optional(),
  })
  .refine(({ url, text, imageId }) => url || text || imageId, 'holds nothing: an address, a text or a picture')
  .meta({ id: 'ContentDraft' });
export type ContentDraft = z.infer<typeof ContentDraft>;

export const SubmittedContent = z
  .object({
    id: z.string(),
    piece: z.int(),
    attempt: z.int(),
    url: z.string().nullable(),
    text: z.string(),
    imageId: z.string().nullable(),
    state: z.enum(['submitted', 'approved', 'changes_requested']),
    check: ContentCheck,
    reasons: z.string(),
    paid: MoneySchema.nullable().meta({ description: 'The fee that its approval earned' }),
    feeState: CommissionState.nullable().meta({ description: 'What has become of that fee' }),
    submittedAt: instant,
    reviewedAt: instant.nullable(),
  })
  .meta({ id: 'SubmittedContent' });
export type SubmittedContent = z.output<typeof SubmittedContent>;

const CreatorCard = z.object({
  id: z.string(),
  displayName: z.string(),
  country: z.string(),
  languages: z.array(z.string()),
  niches: z.array(z.string()),
  networks: z.array(
    z.object({
      network: z.string(),
      username: z.string().nullable(),
      profileUrl: z.string().nullable(),
      followers: z.int().nullable(),
    }),
  ),
});

export const CollaborationRow = z
  .object({
    id: z.string(),
    state: CollaborationState,
    campaign: z.object({
      id: z.string(),
      title: z.string(),
      kind: CampaignKind,
      state: CampaignState,
      endsAt: instant,
    }),
    brand: z.object({ id: z.string(), name: z.string() }),
    creator: CreatorCard,
    terms: z.object({
      rateBps: z.int().nullable(),
      fee: MoneySchema.nullable(),
      pieces: z.int(),
      contentDays: z.int(),
    }),
    rateUntil: instant.nullable().meta({ description: 'Until when the agreed rate counts' }),
    approvedPieces: z.int(),
    note: z.string(),
    deadlineAt: instant.nullable(),
    overdue: z.boolean(),
    unread: z.int().meta({ description: 'News of the other side, for whoever asks' }),
    updatedAt: instant,
  })
  .meta({ id: 'CollaborationRow' });
export type CollaborationRow = z.output<typeof CollaborationRow>;

const byAgency = z.boolean().meta({ description: 'Her agency did it for her' });

export const Collaboration = CollaborationRow.extend({
  party: Party.meta({ description: 'The side on which the caller stands' }),
  actions: z.array(Action).meta({ description: 'What the caller may do now' }),
  backFrom: instant.nullable().meta({ description: 'It came to nothing; from when the caller may ask again' }),
  brief: z.string(),
  reserved: MoneySchema.nullable().meta({ description: 'Fees that wait for pieces which are not approved yet' }),
  budgetSpent: z
    .boolean()
    .meta({ description: 'Orders earn nothing under the campaign any more; reserved fees are safe' }),
  products: z.array(
    z.object({ sku: z.string(), name: z.string(), imageUrl: z.string().nullable(), url: z.string().nullable() }),
  ),
  sample: z
    .object({
      sku: z.string(),
      address: z.string().nullable().meta({ description: 'Until it arrived, for the two sides' }),
      tracking: z.string().nullable(),
    })
    .nullable(),
  history: z.array(
    z.object({ at: instant, party: Party, byAgency, action: z.string(), to: CollaborationState, note: z.string() }),
  ),
  messages: z.array(z.object({ id: z.string(), at: instant, party: Party, byAgency, text: z.string() })),
  contents: z.array(SubmittedContent),
}).meta({ id: 'Collaboration' });
export type Collaboration = z.output<typeof Collaboration>;

const CreatorId = z.string().regex(/^\w{1,40}$/);

export const NewInvitations = z
  .object({
    creatorIds: z.array(CreatorId).min(1).max(50),
    note: z.string().trim().max(1_000).default(''),
    rateBps: z.int().min(0).max(BPS_SCALE).optional(),
    feeMinor: z.int().min(1).max(1_000_000_000).optional(),
  })
  .meta({ id: 'NewInvitations' });

export const Invited = z
  .object({
    creatorId: z.string(),
    collaborationId: z.string().nullable(),
    refused: z.enum(['already_in_campaign', 'asked_too_soon', 'unknown_creator']).nullable(),
  })
  .meta({ id: 'Invited' });
export type Invited = z.output<typeof Invited>;

export const InvitedQuery = z.object({
  creators: z
    .string()
    .max(4_100)
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(CreatorId).min(1).max(100))
    .meta({ description: 'Ids of creators, told apart by commas' }),
});

export const InvitedState = z
  .object({
    creatorId: z.string(),
    collaborationId: z.string(),
    state: CollaborationState,
    mayInvite: z.boolean().meta({ description: 'It came to nothing, and she may be asked again now' }),
  })
  .meta({ id: 'InvitedState' });
export type InvitedState = z.output<typeof InvitedState>;
