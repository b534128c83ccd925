import { defineModel, Mixed } from '../../kit/model.ts';

export interface ApiKeyRecord {
  _id: string;
  brandId: string | null;
  creatorId: string | null;
  name: string;
  scopes: string[];
  state: 'active' | 'revoked';
  /** Hashes of the keys in force; two while rotating. The wall clock decides, as for every credential. */
  secrets: { hash: string; hint: string; validUntil: Date | null }[];
  createdBy: string;
  createdAt: Date;
  /** Wall clock, to the minute. */
  lastUsedAt: Date | null;
}

/** Shard key: `_id`; a key is looked up by its hash. */
export const apiKeys = defineModel<ApiKeyRecord>(
  'api_keys',
  {
    brandId: String,
    creatorId: String,
    name: String,
    scopes: [String],
    state: String,
    secrets: [Mixed],
    createdBy: String,
    createdAt: Date,
    lastUsedAt: Date,
  },
  [
    { keys: { 'secrets.hash': 1 }, unique: true },
    { keys: { brandId: 1, _id: -1 }, partialFilterExpression: { brandId: { $type: 'string' } } },
    { keys: { creatorId: 1, _id: -1 }, partialFilterExpression: { creatorId: { $type: 'string' } } },
  ],
);
