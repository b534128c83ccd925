import { defineModel, Mixed } from '../../kit/model.ts';

export interface ReversalRecord {
  /** `payoutId.r1`, `.r2` … for ours; Stripe's reversal id for one made in its dashboard. */
  _id: string;
  payoutId: string;
  payeeId: string;
  amountMinor: number;
  currency: string;
  state: 'requested' | 'done' | 'refused';
  /** Stripe's id, once it is known. */
  reversalId: string | null;
  reason: string;
  by: string;
  failure: { code: string; message: string } | null;
  createdAt: Date;
  doneAt: Date | null;
}

/** Money of payouts that came back. Shard key: `payeeId`. */
export const payoutReversals = defineModel<ReversalRecord>(
  'payout_reversals',
  {
    payoutId: String,
    payeeId: String,
    amountMinor: Number,
    currency: String,
    state: String,
    reversalId: String,
    reason: String,
    by: String,
    failure: Mixed,
    createdAt: Date,
    doneAt: Date,
  },
  [
    { keys: { payoutId: 1 } },
    { keys: { state: 1, _id: 1 } },
    { keys: { reversalId: 1 }, unique: true, partialFilterExpression: { reversalId: { $type: 'string' } } },
  ],
);
