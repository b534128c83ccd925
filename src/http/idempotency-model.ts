import { defineModel } from '../kit/model.ts';

export interface AnsweredRequest {
  /** SHA-256 of the caller's id and the key: another caller's key is another one. */
  _id: string;
  /** SHA-256 of method, address and body. */
  requestHash: string;
  /** Which attempt runs it. */
  token: string;
  state: 'running' | 'done';
  /** Encrypted: an answer may hold a secret that is shown once. Null for an empty answer. */
  sealedAnswer: string | null;
  /** The database's clock. */
  startedAt: Date;
  expiresAt: Date;
}

/** Shard key: `_id` (hashed). The database forgets answers after a day. */
export const answeredRequests = defineModel<AnsweredRequest>(
  'answered_requests',
  { requestHash: String, token: String, state: String, sealedAnswer: String, startedAt: Date, expiresAt: Date },
  [{ keys: { expiresAt: 1 }, expireAfterSeconds: 0 }],
);
