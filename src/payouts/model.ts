import { defineModel, Mixed } from '../kit/model.ts';
import type { PayoutState, RunState } from './schemas.ts';

export interface PayeeRecord {
  /** The creator's id. */
  _id: string;
  stripeAccountId: string;
  country: string;
  state: 'onboarding' | 'restricted' | 'enabled';
  /** Stripe's codes of what is outstanding. */
  requirements: string[];
  checkedAt: Date;
}

export const payees = defineModel<PayeeRecord>(
  'payees',
  { stripeAccountId: String, country: String, state: String, requirements: [String], checkedAt: Date },
  [{ keys: { stripeAccountId: 1 }, unique: true }],
);

export interface RunRecord {
  _id: string;
  state: RunState;
  /** True while the run plans, waits for its approval or sends: at most one run does. */
  active?: boolean;
  /** `monthly:YYYY-MM` for the scheduled run of a month. */
  schedule?: string;
  /** The last payable balance that was looked at: planning goes on behind it. */
  plannedThrough: string | null;
  createdBy: string;
  createdAt: Date;
  finishedAt: Date | null;
  /** Why a second person is asked, and who it was; absent where nobody is. */
  approval?: RunApproval;
  pausedBy?: string;
  cancelledBy?: string;
  /** What is missing at Stripe, by currency, while the run waits for a top-up. */
  shortfalls?: { currency: string; missingMinor: number }[];
  /** Wall clock: when Stripe's balance was last looked at for a run that waits for it. */
  balanceCheckedAt?: Date;
}

export interface RunApproval {
  /** The run's sum in the programme's currency; null where a rate is missing, so that nobody can tell. */
  amountMinor: number | null;
  aboveMinor: number;
  currency: string;
  settingsVersion: number;
  by: string | null;
  at: Date | null;
}

export const payoutRuns = defineModel<RunRecord>(
  'payout_runs',
  {
    state: String,
    active: Boolean,
    schedule: String,
    plannedThrough: String,
    createdBy: String,
    createdAt: Date,
    finishedAt: Date,
    approval: Mixed,
    pausedBy: String,
    cancelledBy: String,
    shortfalls: [Mixed],
    balanceCheckedAt: Date,
  },
  [
    { keys: { state: 1, _id: 1 } },
    { keys: { active: 1 }, unique: true, partialFilterExpression: { active: true } },
    { keys: { schedule: 1 }, unique: true, partialFilterExpression: { schedule: { $exists: true } } },
  ],
);

export interface PayoutRecord {
  /** `run.payee.currency`: planning twice makes one payout. Also Stripe's transfer group. */
  _id: string;
  runId: string;
  payeeId: string;
  currency: string;
  amountMinor: number;
  /** Connected account, frozen when the money was reserved. */
  destination: string;
  /** Commissions covered: payable sequences after `after`, up to `through`. */
  range: { after: number; through: number };
  state: PayoutState;
  /** Number of the idempotency key; a new one only after a determinate failure. */
  attempt: number;
  /** Wall clock: Stripe's key window runs by it. */
  firstSubmittedAt: Date | null;
  transferId: string | null;
  failure: { code: string; message: string } | null;
  commissionsMarked: boolean;
  createdAt: Date;
  sentAt: Date | null;
}

/** Shard key: `payeeId`. */
export const payouts = defineModel<PayoutRecord>(
  'payouts',
  {
    runId: String,
    payeeId: String,
    currency: String,
    amountMinor: Number,
    destination: String,
    range: Mixed,
    state: String,
    attempt: Number,
    firstSubmittedAt: Date,
    transferId: String,
    failure: Mixed,
    commissionsMarked: Boolean,
    createdAt: Date,
    sentAt: Date,
  },
  [
    { keys: { runId: 1, state: 1, _id: 1 } },
    { keys: { payeeId: 1, currency: 1, 'range.through': -1 } },
    { keys: { transferId: 1 }, sparse: true },
  ],
);

export interface StripeEventRecord {
  /** Stripe's event id. */
  _id: string;
  type: string;
  accountId: string | null;
  objectId: string | null;
  body: string;
  receivedAt: Date;
  state: 'received' | 'processed';
}

const NINETY_DAYS_SECONDS = 90 * 86_400;

export const stripeEvents = defineModel<StripeEventRecord>(
  'stripe_events',
  { type: String, accountId: String, objectId: String, body: String, receivedAt: Date, state: String },
  [{ keys: { receivedAt: 1 }, expireAfterSeconds: NINETY_DAYS_SECONDS }, { keys: { state: 1, receivedAt: 1 } }],
);
