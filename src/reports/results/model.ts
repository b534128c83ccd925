import { defineModel, Mixed } from '../../kit/model.ts';
import type { ResultFact } from './facts.ts';
import type { Sums } from './fold-facts.ts';

export interface CounterRecord extends Sums {
  /** See `keyOf`: scope, dimension, period, currency, value. */
  _id: string;
  /** What the key ends with: an id, a country, a product; empty for the whole of a day. */
  value: string;
  currency: string;
}

const SUM_FIELDS = {
  value: String,
  currency: String,
  clicks: Number,
  visitors: Number,
  orders: Number,
  gmvMinor: Number,
  netMinor: Number,
  commissionMinor: Number,
  finalMinor: Number,
};

/**
 * Results by scope, dimension and day. There is no second index: a report reads neighbours in the order of the key. One job writes
 * them, so that nobody waits for a counter. Shard key: `_id`, by ranges.
 */
export const resultCounters = defineModel<CounterRecord>('result_counters', SUM_FIELDS);

/** The same, counted afresh beside them by the check. */
export const recountedResults = defineModel<CounterRecord>('result_counters_recounted', SUM_FIELDS);

export interface CountedOrderRecord {
  /** The order's. */
  _id: string;
  /** What the counters have of it. */
  fact: ResultFact;
}

/** What each order has added so far: whatever becomes of it, the difference is added once. Shard key: `_id` (hashed). */
export const countedOrders = defineModel<CountedOrderRecord>('result_orders', { fact: Mixed });
