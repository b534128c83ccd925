import { defineModel, Mixed } from '../kit/model.ts';
import type { Attribution } from './attribution.ts';
import type { OrderState } from './order-state.ts';

export interface EventRecord {
  /** `shopId:` and the sender's own idempotency key, or one made of the fact where deliveries restate facts. */
  _id: string;
  shopId: string;
  brandId: string;
  /** Our id of the order that the event speaks of. */
  orderId: string;
  externalId: string;
  type: string;
  /** The event as it was received, or as an adapter read it; other systems' documents, with their buyers' names, are not kept. */
  body: string;
  bodyHash: string;
  /** Wall clock. */
  receivedAt: Date;
  state: 'received' | 'processed' | 'failed';
  problem: string | null;
}

const NINETY_DAYS_SECONDS = 90 * 86_400;

/** Shard key: `orderId` (hashed), so that an order's events lie together. Processed ones are forgotten after 90 days. */
export const orderEvents = defineModel<EventRecord>(
  'order_events',
  {
    shopId: String,
    brandId: String,
    orderId: String,
    externalId: String,
    type: String,
    body: String,
    bodyHash: String,
    receivedAt: Date,
    state: String,
    problem: String,
  },
  [
    { keys: { orderId: 1 } },
    { keys: { receivedAt: 1 }, partialFilterExpression: { state: 'received' } },
    {
      keys: { receivedAt: -1 },
      expireAfterSeconds: NINETY_DAYS_SECONDS,
      partialFilterExpression: { state: 'processed' },
    },
  ],
);

export interface OrderRecord extends OrderState {
  _id: string;
  shopId: string;
  brandId: string;
  externalId: string;
  /** Keyed hash of the buyer's address hash; null when the shop sends none. */
  customerKey: string | null;
  attribution: Attribution;
  /** The winner's, for lists; null when nobody earned the order. */
  creatorId: string | null;
  /** Creators with a touch that lost, the winner apart; absent when there is none. */
  loserIds?: string[];
  /**
   * The events behind this state, as JSON without the buyer's hash: raw events are forgotten after 90 days, and a refund that
   * comes later must still meet the whole set. What an event only said again is left out (`historyOf`); orders settled before
   * 2026-11-26 hold it until their next news.
   */
  history: { id: string; body: string }[];
  /** What the winner's own commissions came to when the last event was settled; decisions since are in the commissions. */
  commissionMinor: number;
  /** Counts the changes; journal keys are made of it. */
  revision: number;
  updatedAt: Date;
}

/** Shard key: `_id` (hashed). */
export const orders = defineModel<OrderRecord>(
  'orders',
  {
    shopId: String,
    brandId: String,
    externalId: String,
    customerKey: String,
    state: String,
    currency: String,
    country: String,
    placedAt: Date,
    deliveredAt: Date,
    cancelledAt: Date,
    lines: [Mixed],
    gmvMinor: Number,
    netMinor: Number,
    attribution: Mixed,
    creatorId: String,
    loserIds: { type: [String], default: undefined },
    history: [Mixed],
    commissionMinor: Number,
    revision: Number,
    updatedAt: Date,
  },
  [
    { keys: { creatorId: 1, placedAt: -1, _id: -1 } },
    { keys: { loserIds: 1, placedAt: -1, _id: -1 }, partialFilterExpression: { loserIds: { $exists: true } } },
    { keys: { brandId: 1, placedAt: -1 } },
    // The programme's newest, for previews of what a change of the rules makes of them.
    { keys: { placedAt: -1 }, partialFilterExpression: { creatorId: { $type: 'string' } } },
  ],
);
