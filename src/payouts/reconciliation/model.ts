import { defineModel, Mixed } from '../../kit/model.ts';
import type { Difference, ReconciliationTotal } from './schemas.ts';

export interface ReconciliationRecord {
  _id: string;
  at: Date;
  /** What Stripe made in this time was compared. */
  from: Date;
  through: Date;
  transfers: number;
  payouts: number;
  balanceTransactions: number;
  totals: ReconciliationTotal[];
  /** The first thousand; `differenceCount` counts all. */
  differences: Difference[];
  differenceCount: number;
}

/** What each comparison of the ledger with Stripe found. */
export const reconciliations = defineModel<ReconciliationRecord>(
  'reconciliations',
  {
    at: Date,
    from: Date,
    through: Date,
    transfers: Number,
    payouts: Number,
    balanceTransactions: Number,
    totals: [Mixed],
    differences: [Mixed],
    differenceCount: Number,
  },
  [{ keys: { at: -1 } }],
);
