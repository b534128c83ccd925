import { defineModel } from '../../kit/model.ts';

export interface StripeEventRecord {
  /** Stripe's event id. */
  _id: string;
  type: string;
  accountId: string | null;
  objectId: string | null;
  body: string;
  receivedAt: Date;
  state: 'received' | 'processed' | 'failed';
  /** How it came: pushed by Stripe, or found by asking for what was missed. Absent: pushed. */
  by?: 'webhook' | 'backfill';
  attempts?: number;
  error?: string | null;
}

const NINETY_DAYS_SECONDS = 90 * 86_400;

export const stripeEvents = defineModel<StripeEventRecord>(
  'stripe_events',
  {
    type: String,
    accountId: String,
    objectId: String,
    body: String,
    receivedAt: Date,
    state: String,
    by: String,
    attempts: Number,
    error: String,
  },
  [
    { keys: { receivedAt: 1 }, expireAfterSeconds: NINETY_DAYS_SECONDS },
    { keys: { state: 1, receivedAt: 1 } },
    { keys: { state: 1, _id: -1 } },
  ],
);

export interface BankPayoutRecord {
  /** Stripe's payout id. */
  _id: string;
  payeeId: string;
  amountMinor: number;
  currency: string;
  /** As Stripe says: paid may turn to failed within five business days. */
  state: string;
  failureCode: string | null;
  arrivesAt: Date;
  changedAt: Date;
}

/** What Stripe sent on from payees' accounts to their banks. Never a reason to send anything again. Shard key: `payeeId`. */
export const bankPayouts = defineModel<BankPayoutRecord>(
  'bank_payouts',
  {
    payeeId: String,
    amountMinor: Number,
    currency: String,
    state: String,
    failureCode: String,
    arrivesAt: Date,
    changedAt: Date,
  },
  [{ keys: { payeeId: 1, arrivesAt: -1 } }],
);

interface ChoreRecord {
  _id: string;
  /** Wall clock, up to which the chore is done. */
  through: Date;
}

/** How far the daily chores have come. */
export const payoutChores = defineModel<ChoreRecord>('payout_chores', { through: Date });
