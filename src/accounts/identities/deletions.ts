import { defineModel } from '../../kit/model.ts';
import type { Network } from '../schemas.ts';

interface DeletionRecord {
  /** Code of the confirmation, which names nobody. */
  _id: string;
  network: Network;
  at: Date;
  found: boolean;
}

/** Deletions that a network asked for, as proof. */
export const deletions = defineModel<DeletionRecord>('network_deletions', {
  network: String,
  at: Date,
  found: Boolean,
});
