import type { z } from 'zod';
import type { CreatorState } from '../accounts/index.ts';
import { defineModel, Mixed } from '../kit/model.ts';

export interface CreatorRecord {
  _id: string;
  userId: string;
  state: z.infer<typeof CreatorState>;
  displayName: string;
  country: string;
  birthDate: string;
  languages: string[];
  niches: string[];
  appliedAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  reason: string | null;
  /** Keyed hashes of the creator's own addresses: orders by these buyers earn her nothing. */
  ownHashes: string[];
  /** Who brought her in and until when that earns a referral commission; absent when she came by herself. One level, never herself. */
  referredBy?: { creatorId: string; until: Date } | null;
}

/** Shard key: `_id`. */
export const creators = defineModel<CreatorRecord>(
  'creators',
  {
    userId: String,
    state: String,
    displayName: String,
    country: String,
    birthDate: String,
    languages: [String],
    niches: [String],
    appliedAt: Date,
    decidedAt: Date,
    decidedBy: String,
    reason: String,
    ownHashes: [String],
    referredBy: Mixed,
  },
  [
    { keys: { userId: 1 }, unique: true },
    { keys: { state: 1, _id: -1 } },
    { keys: { ownHashes: 1 } },
    { keys: { decidedAt: 1 } },
    {
      keys: { 'referredBy.creatorId': 1, _id: -1 },
      partialFilterExpression: { 'referredBy.creatorId': { $exists: true } },
    },
  ],
);
