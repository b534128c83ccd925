import type { ContentCheck } from '../../content/index.ts';
import { defineModel, Mixed } from '../../kit/model.ts';

export interface ContentRecord {
  _id: string;
  collaborationId: string;
  campaignId: string;
  brandId: string;
  creatorId: string;
  /** Which piece of those wanted, and which attempt at it, both from one. */
  piece: number;
  attempt: number;
  url: string | null;
  text: string;
  imageId: string | null;
  state: 'submitted' | 'approved' | 'changes_requested';
  check: ContentCheck;
  /** What the brand wants changed. */
  reasons: string;
  /** What its approval paid. */
  paidMinor: number | null;
  submittedAt: Date;
  reviewedAt: Date | null;
  reviewedBy: string | null;
}

export const contents = defineModel<ContentRecord>(
  'campaign_contents',
  {
    collaborationId: String,
    campaignId: String,
    brandId: String,
    creatorId: String,
    piece: Number,
    attempt: Number,
    url: String,
    text: String,
    imageId: String,
    state: String,
    check: Mixed,
    reasons: String,
    paidMinor: Number,
    submittedAt: Date,
    reviewedAt: Date,
    reviewedBy: String,
  },
  [{ keys: { collaborationId: 1, piece: 1, attempt: 1 }, unique: true }, { keys: { brandId: 1, state: 1, _id: -1 } }],
);

export interface ContentImageRecord {
  _id: string;
  collaborationId: string;
  type: 'image/png' | 'image/jpeg';
  bytes: Buffer;
  at: Date;
}

export const contentImages = defineModel<ContentImageRecord>(
  'campaign_images',
  { collaborationId: String, type: String, bytes: Buffer, at: Date },
  [{ keys: { collaborationId: 1, _id: 1 } }],
);
