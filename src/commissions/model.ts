import { defineModel, Mixed } from '../kit/model.ts';
import { DECIDED_INDEX, UNDECIDED_INDEX } from './decided-index.ts';
import type { Payee } from './payee.ts';
import type { CommissionRule } from './rules.ts';
import type { CommissionRole, CommissionState, Receipt, Reversal } from './schemas.ts';

/** Why something is held, for whoever it is held from. */
export interface HoldNote {
  by: string;
  reason: string;
  at: Date;
}

/** Commission, and the net value behind it. Minor units. */
export interface Standing {
  amountMinor: number;
  netMinor: number;
}

export interface CommissionRecord {
  /** `orderId.lineId.payeeId` (where that is taken, `.currency.creatorId.role` behind it), with `.c1`, `.c2` … for its clawbacks. */
  _id: string;
  kind: 'sale' | 'clawback' | 'fee';
  role: CommissionRole;
  payee: Payee;
  orderId: string;
  lineId: string;
  brandId: string;
  /** Who sold it; the payee herself, but for the agency's and the referrer's part. */
  creatorId: string;
  currency: string;
  /** As earned when the order was placed; for a clawback, its amount. */
  earnedMinor: number;
  /** What stands now: earned less reversals. */
  amountMinor: number;
  /**
   * Net value of the line that stands behind it: its base less what was refunded; for a clawback, the (negative) change. Counted
   * once a line: zero for the agency's and the referrer's part.
   */
  netMinor: number;
  /** What the order leaves of both, whatever a person decided. */
  due: Standing;
  state: CommissionState;
  /** Who holds it, cases by their ids; while anybody does, it is not approved. */
  holds: string[];
  holdNotes?: HoldNote[];
  lockAt: Date;
  /** When the order was placed. */
  placedAt: Date;
  createdAt: Date;
  approvedAt: Date | null;
  /** When it was approved, or reversed before that; null while it is pending. Tiers and KOL status count by this date. */
  decidedAt: Date | null;
  /** When that date was taken off it or moved, for whoever counts by it: a hold took the approval back, a reversal was undone. */
  undecidedAt?: Date;
  /** How often it was approved; a hold takes an approval back. */
  approvals: number;
  /** Sequence of the payable balance at approval: payouts cover ranges of it. */
  payableSequence: number | null;
  payoutId: string | null;
  reversal: Reversal | null;
  /** Reversals that were taken back. */
  undone?: (Reversal & { undoneAt: Date; note: string })[];
  receipt: Receipt;
}

/** Shard key: `payee.id` (hashed); orders look commissions up by order, rarely, across shards. */
export const commissions = defineModel<CommissionRecord>(
  'commissions',
  {
    kind: String,
    role: String,
    payee: Mixed,
    orderId: String,
    lineId: String,
    brandId: String,
    creatorId: String,
    currency: String,
    earnedMinor: Number,
    amountMinor: Number,
    netMinor: Number,
    due: Mixed,
    state: String,
    holds: [String],
    holdNotes: { type: [Mixed], default: undefined },
    lockAt: Date,
    placedAt: Date,
    createdAt: Date,
    approvedAt: Date,
    decidedAt: Date,
    undecidedAt: Date,
    approvals: Number,
    payableSequence: Number,
    payoutId: String,
    reversal: Mixed,
    undone: { type: [Mixed], default: undefined },
    receipt: Mixed,
  },
  [
    { keys: { orderId: 1 } },
    { keys: { 'payee.id': 1, createdAt: -1, _id: -1 } },
    {
      // An older database has one by the same keys that is not partial.
      name: 'payable_sequence',
      keys: { 'payee.id': 1, currency: 1, payableSequence: 1 },
      partialFilterExpression: { payableSequence: { $gte: 0 } },
    },
    { keys: { payoutId: 1, _id: 1 }, partialFilterExpression: { payoutId: { $type: 'string' } } },
    { keys: { lockAt: 1, _id: 1 }, partialFilterExpression: { state: 'pending', holds: [] } },
    { keys: { holds: 1 }, partialFilterExpression: { 'holds.0': { $exists: true } } },
    { keys: { 'receipt.fx.missing': 1 }, partialFilterExpression: { 'receipt.fx.missing.0': { $exists: true } } },
    DECIDED_INDEX,
    { keys: { decidedAt: 1, creatorId: 1 }, partialFilterExpression: DECIDED_INDEX.partialFilterExpression },
    UNDECIDED_INDEX,
  ],
);

/**
 * A version of a rule. What it says is never edited; only how it ended is added. A campaign's rules follow its budget, and its end
 * where that moves on.
 */
export interface RuleRecord extends Omit<CommissionRule, 'id'> {
  _id: string;
  createdBy: string;
  endedBy: string | null;
  /** From then on nothing of it counts any more, whoever promoted when; null: not known yet. */
  goneAt: Date | null;
  /** Those who promote the brand are told that it pays less: how far the mails have come; null: nobody is told. */
  notice: { afterCreatorId: string | null; done: boolean } | null;
}

export const ruleRecords = defineModel<RuleRecord>(
  'commission_rules',
  {
    seriesId: String,
    version: Number,
    name: String,
    scope: String,
    match: Mixed,
    pay: Mixed,
    from: Date,
    until: Date,
    endedAt: Date,
    delays: [Mixed],
    lingers: Mixed,
    campaignId: String,
    budget: Mixed,
    createdAt: Date,
    createdBy: String,
    endedBy: String,
    goneAt: Date,
    notice: Mixed,
  },
  [
    { keys: { 'match.brandId': 1, 'match.creatorId': 1, goneAt: 1 } },
    { keys: { seriesId: 1, version: -1 }, unique: true },
    { keys: { campaignId: 1 }, sparse: true },
    { keys: { 'notice.done': 1 }, partialFilterExpression: { 'notice.done': false } },
  ],
);

/** One row a brand, and one for the programme: whoever changes rules changes it, one after the other. */
export const ruleBooks = defineModel<{ _id: string; changes: number }>('commission_rule_books', { changes: Number });
