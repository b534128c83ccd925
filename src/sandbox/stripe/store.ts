import type { Collection, Db } from 'mongodb';
import type Stripe from 'stripe';
import type { SandboxInvoice } from './invoices.ts';

export interface StoredLink extends Stripe.AccountLink {
  id: string;
  account: string;
  returnUrl: string;
  refreshUrl: string;
  state: 'fresh' | 'opened' | 'finished';
}

/** The kinds of object that Stripe's side keeps, one collection each. */
export interface ObjectTypes {
  accounts: Stripe.Account;
  account_links: StoredLink;
  transfers: Stripe.Transfer;
  reversals: Stripe.TransferReversal;
  topups: Stripe.Topup;
  payouts: Stripe.Payout;
  balance_transactions: Stripe.BalanceTransaction;
  customers: Stripe.Customer;
  invoices: SandboxInvoice;
}

export type ObjectKind = keyof ObjectTypes;

export interface StoredObject<T> {
  _id: string;
  /** Grows with every insert; lists run from the newest down. */
  seq: number;
  /** The connected account that the object belongs to; null for the platform. */
  owner: string | null;
  body: T;
}

export type StoredEvent = StoredObject<Stripe.Event>;

export interface StoredDelivery {
  _id: string;
  attempts: number;
  nextAtMs: number;
}

export interface StoredAnswer {
  _id: string;
  fingerprint: string;
  status: number;
  /** JSON text: replayed byte for byte. */
  body: string;
  requestId: string;
  /** Programme time; keys are forgotten after 24 hours of it. */
  createdAt: Date;
}

export interface StoredBalance {
  _id: string;
  owner: string | null;
  currency: string;
  amountMinor: number;
}

export interface StripeStore {
  db: Db;
  objects<K extends ObjectKind>(kind: K): Collection<StoredObject<ObjectTypes[K]>>;
  events: Collection<StoredEvent>;
  deliveries: Collection<StoredDelivery>;
  answers: Collection<StoredAnswer>;
  balances: Collection<StoredBalance>;
}

/** How many of each are kept; the oldest go first. Accounts are never dropped: see `maxAccounts`. */
export const keptObjects: Partial<Record<ObjectKind, number>> = {
  account_links: 20_000,
  transfers: 2_000_000,
  reversals: 200_000,
  topups: 50_000,
  payouts: 200_000,
  balance_transactions: 2_000_000,
  customers: 50_000,
  invoices: 200_000,
};
export const keptEvents = 500_000;
export const keptAnswers = 2_000_000;
export const maxAccounts = 1_000_000;

const objectKinds: readonly ObjectKind[] = [
  'accounts',
  'account_links',
  'transfers',
  'reversals',
  'topups',
  'payouts',
  'balance_transactions',
  'customers',
  'invoices',
];

/** Opens the collections and makes their indexes, so that transactions never have to. */
export async function openStripeStore(db: Db): Promise<StripeStore> {
  const store: StripeStore = {
    db,
    objects: (kind) => db.collection(`stripe_${kind}`),
    events: db.collection('stripe_events'),
    deliveries: db.collection('stripe_deliveries'),
    answers: db.collection('stripe_answers'),
    balances: db.collection('stripe_balances'),
  };
  for (const kind of objectKinds) {
    await store.objects(kind).createIndexes([{ key: { seq: -1 } }, { key: { owner: 1, seq: -1 } }]);
  }
  await store
    .objects('transfers')
    .createIndexes([{ key: { 'body.transfer_group': 1, seq: -1 } }, { key: { 'body.destination': 1, seq: -1 } }]);
  await store.objects('reversals').createIndex({ 'body.transfer': 1, seq: -1 });
  await store.objects('balance_transactions').createIndex({ 'body.source': 1 });
  await store.events.createIndexes([{ key: { seq: -1 } }, { key: { owner: 1, 'body.type': 1, seq: -1 } }]);
  await store.deliveries.createIndex({ nextAtMs: 1 });
  await store.answers.createIndex({ createdAt: -1 });
  await store.balances.createIndex({ owner: 1 });
  return store;
}
