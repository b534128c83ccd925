import type { z } from 'zod';
import type { CreatorState } from '../accounts/index.ts';
import { defineModel } from '../kit/model.ts';

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
  },
  [{ keys: { userId: 1 }, unique: true }, { keys: { state: 1, _id: -1 } }],
);
