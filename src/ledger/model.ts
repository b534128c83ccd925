import { defineModel, Mixed } from '../kit/model.ts';
import type { AccountKind } from './chart.ts';
import type { Posting } from './entry.ts';

export interface JournalRecord {
  /** The entry's idempotency key. */
  _id: string;
  inputHash: string;
  fact: { kind: string; id: string };
  postings: Posting[];
  at: Date;
}

export interface BalanceRecord {
  /** `account:owner:currency`. */
  _id: string;
  account: AccountKind;
  owner: string;
  currency: string;
  amountMinor: number;
  /** Counts the changes; a payout names the range it covers. */
  sequence: number;
  /** Key of the last entry that took the whole balance. */
  takenBy?: string;
  /** Its sequence then: earlier changes are covered by a payout. */
  takenThrough?: number;
}

export const journal = defineModel<JournalRecord>(
  'journal',
  { inputHash: String, fact: Mixed, postings: [Mixed], at: Date },
  [{ keys: { 'postings.owner': 1, at: -1 } }],
);

/** Shard key: `owner`. */
export const balances = defineModel<BalanceRecord>(
  'balances',
  {
    account: String,
    owner: String,
    currency: String,
    amountMinor: Number,
    sequence: Number,
    takenBy: String,
    takenThrough: Number,
  },
  [{ keys: { owner: 1 } }, { keys: { account: 1, _id: 1 } }],
);

export const balanceId = (account: AccountKind, owner: string, currency: string): string =>
  `${account}:${owner}:${currency}`;
