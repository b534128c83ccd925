import { defineModel, Mixed } from '../kit/model.ts';
import type { PayoutState, RunState } from './schemas.ts';
import type { Range } from './uncovered-ranges.ts';

export type PayeeKind = 'creator' | 'agency';

export interface PayeeRecord {
  /** The creator's or agency's id. */
  _id: string;
  /** Absent on records from before agencies were paid: a creator. */
  kind?: PayeeKind;
  stripeAccountId: string;
  country: string;
  state: 'onboarding' | 'restricted' | 'enabled' | 'disconnected';
  /** Stripe's codes of what is outstanding. */
  requirements: string[];
  /** Why Stripe disabled it, in its code. */
  disabledReason?: string | null;
  /** Under which agreement money gets there; it cannot be changed once accepted. */
  agreement?: 'full' | 'recipient';
  /** How many accounts there were before this one. */
  generation?: number;
  checkedAt: Date;
  /** Wall clock: when Stripe was last asked, whatever it told by itself. */
  polledAt?: Date;
}

export const payees = defineModel<PayeeRecord>(
  'payees',
  {
    kind: String,
    stripeAccountId: String,
    country: String,
    state: String,
    requirements: [String],
    disabledReason: String,
    agreement: String,
    generation: Number,
    checkedAt: Date,
    polledAt: Date,
  },
  [{ keys: { stripeAccountId: 1 }, unique: true }, { keys: { state: 1, polledAt: 1 } }],
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
  /** Absent on payouts from before agencies were paid: a creator. */
  payeeKind?: PayeeKind;
  currency: string;
  amountMinor: number;
  /** What came back of it after it was sent. */
  reversedMinor?: number;
  /** Connected account, frozen when the money was reserved. */
  destination: string;
  /** Commissions covered: payable sequences after `after`, up to `through`. */
  range: Range;
  /** Earlier changes that a payout which failed or was cancelled had covered. */
  also?: Range[];
  state: PayoutState;
  /** Number of the idempotency key; a new one only after a determinate failure. */
  attempt: number;
  /** Wall clock: Stripe's key window runs by it. */
  firstSubmittedAt: Date | null;
  /** How often in a row Stripe did not say whether it was sent, and wall clock: when it is asked again. Absent while all is clear. */
  unclear?: number;
  lookAgainAt?: Date;
  transferId: string | null;
  failure: { code: string; message: string } | null;
  commissionsMarked: boolean;
  /** The payee was not written to yet about how it ended; absent once she was. */
  untold?: boolean;
  createdAt: Date;
  sentAt: Date | null;
}

/** Shard key: `payeeId`. */
export const payouts = defineModel<PayoutRecord>(
  'payouts',
  {
    runId: String,
    payeeId: String,
    payeeKind: String,
    currency: String,
    amountMinor: Number,
    reversedMinor: Number,
    destination: String,
    range: Mixed,
    also: { type: [Mixed], default: undefined },
    state: String,
    attempt: Number,
    firstSubmittedAt: Date,
    unclear: Number,
    lookAgainAt: Date,
    transferId: String,
    failure: Mixed,
    commissionsMarked: Boolean,
    untold: Boolean,
    createdAt: Date,
    sentAt: Date,
  },
  [
    { keys: { runId: 1, state: 1, _id: 1 } },
    { keys: { payeeId: 1, currency: 1, 'range.through': -1 } },
    { keys: { transferId: 1 }, sparse: true },
    { keys: { untold: 1, state: 1, _id: 1 }, partialFilterExpression: { untold: true } },
  ],
);
