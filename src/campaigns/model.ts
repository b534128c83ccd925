import { defineModel, Mixed } from '../kit/model.ts';
import type { Action, CampaignKind, CampaignState, CollaborationState, Party } from './schemas.ts';

export interface CampaignRecord {
  _id: string;
  brandId: string;
  kind: CampaignKind;
  state: CampaignState;
  /** Counts the changes: who saves an older one is told. */
  version: number;
  title: string;
  brief: string;
  startsAt: Date;
  endsAt: Date;
  countries: string[];
  languages: string[];
  niches: string[];
  minFollowers: number;
  skus: string[];
  rateBps: number | null;
  contentFeeMinor: number | null;
  budgetMinor: number | null;
  currency: string;
  pieces: number;
  contentDays: number;
  maxCreators: number | null;
  samples: number;
  /** How many places are taken and how many samples promised; both grow only within their limits. */
  acceptedCount: number;
  samplesGiven: number;
  createdAt: Date;
  publishedAt: Date | null;
}

/** Shard key: `brandId`. */
export const campaigns = defineModel<CampaignRecord>(
  'campaigns',
  {
    brandId: String,
    kind: String,
    state: String,
    version: Number,
    title: String,
    brief: String,
    startsAt: Date,
    endsAt: Date,
    countries: [String],
    languages: [String],
    niches: [String],
    minFollowers: Number,
    skus: [String],
    rateBps: Number,
    contentFeeMinor: Number,
    budgetMinor: Number,
    currency: String,
    pieces: Number,
    contentDays: Number,
    maxCreators: Number,
    samples: Number,
    acceptedCount: Number,
    samplesGiven: Number,
    createdAt: Date,
    publishedAt: Date,
  },
  [{ keys: { brandId: 1, _id: -1 } }, { keys: { state: 1, kind: 1, endsAt: 1 } }],
);

export interface CollaborationRecord {
  _id: string;
  campaignId: string;
  brandId: string;
  creatorId: string;
  state: CollaborationState;
  /** What was agreed; a later change of the campaign does not touch it. */
  terms: { rateBps: number | null; feeMinor: number | null; currency: string; pieces: number; contentDays: number };
  approvedPieces: number;
  /** Reserved in the campaign's budget for pieces that are not approved yet. */
  reservedMinor: number;
  /** The rule that pays the agreed rate; null where the usual one counts. */
  ruleId: string | null;
  /** Until when the agreed rate counts; null where there is none. It never gets earlier. */
  rateUntil: Date | null;
  note: string;
  sample: { sku: string; sealedAddress: string | null; tracking: string | null } | null;
  /** By when the first content is due; null until accepted. */
  deadlineAt: Date | null;
  /** When she was reminded of that deadline. */
  remindedAt: Date | null;
  /** Whether the first content came in time; null while that is open. */
  inTime: boolean | null;
  /** What the first review of its content said; null before it. */
  approvedAtFirst: boolean | null;
  unread: { brand: number; creator: number };
  messages: number;
  createdAt: Date;
  updatedAt: Date;
}

/** Shard key: `creatorId` (hashed); a campaign's list is read across shards. */
export const collaborations = defineModel<CollaborationRecord>(
  'collaborations',
  {
    campaignId: String,
    brandId: String,
    creatorId: String,
    state: String,
    terms: Mixed,
    approvedPieces: Number,
    reservedMinor: Number,
    ruleId: String,
    rateUntil: Date,
    note: String,
    sample: Mixed,
    deadlineAt: Date,
    remindedAt: Date,
    inTime: Boolean,
    approvedAtFirst: Boolean,
    unread: Mixed,
    messages: Number,
    createdAt: Date,
    updatedAt: Date,
  },
  [
    { keys: { campaignId: 1, creatorId: 1 }, unique: true },
    { keys: { campaignId: 1, state: 1, _id: -1 } },
    { keys: { creatorId: 1, _id: -1 } },
    { keys: { brandId: 1, _id: -1 } },
    { keys: { deadlineAt: 1 }, partialFilterExpression: { inTime: null } },
  ],
);

export interface CollaborationEventRecord {
  _id: string;
  collaborationId: string;
  at: Date;
  party: Party;
  userId: string;
  /** The creator's agency did it for her. */
  byAgency: boolean;
  action: Action | 'invite' | 'apply';
  to: CollaborationState;
  note: string;
}

/** The history of a collaboration: only added to. */
export const collaborationEvents = defineModel<CollaborationEventRecord>(
  'collaboration_events',
  {
    collaborationId: String,
    at: Date,
    party: String,
    userId: String,
    byAgency: Boolean,
    action: String,
    to: String,
    note: String,
  },
  [{ keys: { collaborationId: 1, _id: 1 } }],
);

export interface MessageRecord {
  _id: string;
  collaborationId: string;
  at: Date;
  party: Party;
  userId: string;
  byAgency: boolean;
  text: string;
}

export const messages = defineModel<MessageRecord>(
  'collaboration_messages',
  { collaborationId: String, at: Date, party: String, userId: String, byAgency: Boolean, text: String },
  [{ keys: { collaborationId: 1, _id: -1 } }, { keys: { userId: 1, at: -1 } }],
);
