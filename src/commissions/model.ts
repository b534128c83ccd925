import { defineModel, Mixed } from '../kit/model.ts';
import type { CommissionState, Receipt, ReversalReason } from './schemas.ts';

export interface CommissionRecord {
  /** `orderId.lineId.creatorId`, with `.c1`, `.c2` … for its clawbacks. */
  _id: string;
  kind: 'sale' | 'clawback';
  orderId: string;
  lineId: string;
  brandId: string;
  creatorId: string;
  currency: string;
  /** As earned when the order was placed; for a clawback, its (negative) amount. */
  earnedMinor: number;
  /** What stands now: earned less reversals. */
  amountMinor: number;
  /** Net value of the line that stands behind it: its base less what was refunded; for a clawback, the (negative) change. */
  netMinor: number;
  state: CommissionState;
  hold: boolean;
  lockAt: Date;
  createdAt: Date;
  approvedAt: Date | null;
  /** When it was approved, or reversed before that; null while it is pending. Tiers and KOL status count by this date. */
  decidedAt: Date | null;
  /** Sequence of the payable balance at approval: payouts cover ranges of it. */
  payableSequence: number | null;
  payoutId: string | null;
  reversal: { reason: ReversalReason; at: Date } | null;
  receipt: Receipt;
}

/** Shard key: `creatorId` (hashed); orders look commissions up by order, rarely, across shards. */
export const commissions = defineModel<CommissionRecord>(
  'commissions',
  {
    kind: String,
    orderId: String,
    lineId: String,
    brandId: String,
    creatorId: String,
    currency: String,
    earnedMinor: Number,
    amountMinor: Number,
    netMinor: Number,
    state: String,
    hold: Boolean,
    lockAt: Date,
    createdAt: Date,
    approvedAt: Date,
    decidedAt: Date,
    payableSequence: Number,
    payoutId: String,
    reversal: Mixed,
    receipt: Mixed,
  },
  [
    { keys: { orderId: 1 } },
    { keys: { creatorId: 1, createdAt: -1, _id: -1 } },
    { keys: { creatorId: 1, currency: 1, payableSequence: 1 } },
    { keys: { state: 1, lockAt: 1, _id: 1 } },
  ],
);

export interface RuleRecord {
  _id: string;
  scope: string;
  match: { brandId?: string; sku?: string; category?: string; creatorId?: string };
  rateBps: number;
  createdAt: Date;
}

export const ruleRecords = defineModel<RuleRecord>(
  'commission_rules',
  { scope: String, match: Mixed, rateBps: Number, createdAt: Date },
  [{ keys: { 'match.brandId': 1, createdAt: -1 } }],
);
