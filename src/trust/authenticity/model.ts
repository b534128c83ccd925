import type { Network } from '../../accounts/index.ts';
import { defineModel, Mixed } from '../../kit/model.ts';
import type { Reason } from '../score/index.ts';

export interface AuthenticityRecord {
  /** The creator's id. */
  _id: string;
  /** 0 surely fake … 100 surely genuine; of the account with the most followers. */
  score: number;
  network: (typeof Network)['_output'];
  /** Findings behind it, the weightiest first. */
  reasons: Omit<Reason, 'logOdds'>[];
  at: Date;
}

/** Shard key: `_id` (hashed). Only of creators who agreed to the use of their social data. */
export const authenticities = defineModel<AuthenticityRecord>('authenticities', {
  score: Number,
  network: String,
  reasons: [Mixed],
  at: Date,
});
