import type { z } from 'zod';
import type { CreatorState } from '../accounts/index.ts';
import { defineModel, Mixed } from '../kit/model.ts';
import type { Risk } from './low-risk.ts';

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
  /** Why the application was not approved by itself; absent on records from before this was kept. */
  risks?: Risk[];
  /** Words of her name, folded, to find her by. */
  words?: string[];
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
    risks: { type: [String], default: undefined },
    words: [String],
    ownHashes: [String],
    referredBy: Mixed,
  },
  [
    { keys: { userId: 1 }, unique: true },
    { keys: { state: 1, _id: -1 } },
    { keys: { ownHashes: 1 } },
    { keys: { decidedAt: 1 } },
    { keys: { words: 1, _id: -1 } },
    {
      keys: { 'referredBy.creatorId': 1, _id: -1 },
      partialFilterExpression: { 'referredBy.creatorId': { $exists: true } },
    },
  ],
);
