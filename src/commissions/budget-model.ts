import { defineModel } from '../kit/model.ts';

export interface CapCounter {
  _id: string;
  usedMinor: number;
  /** Of a campaign with a budget: as much as it may come to. */
  limitMinor?: number | null;
  /** Somebody wants to be told when it is used up. */
  watched?: boolean;
}

/** What commissions and fees under a cap come to, in its currency. Shard key: `_id` (hashed). */
export const capCounters = defineModel<CapCounter>(
  'commission_caps',
  { usedMinor: Number, limitMinor: Number, watched: Boolean },
  [{ keys: { watched: 1 }, partialFilterExpression: { watched: true } }],
);
