import type { BrandName, Money, OrderState } from './types.ts';

/** An order with a touch of hers that another creator earned, or nobody: without its value. */
export interface LostOrder {
  id: string;
  brand: BrandName;
  placedAt: string;
  state: OrderState;
  /** Her own. */
  touches: SeenTouch[];
}

export type LosingReason =
  | 'outside_window'
  | 'after_order'
  | 'self_purchase'
  | 'creator_not_active'
  | 'other_brand'
  | 'code_wins'
  | 'later_touch_wins';

export interface SeenTouch {
  kind: 'click' | 'code';
  whose: 'yours' | 'another_creator';
  sourceId: string | null;
  at: string;
  won: boolean;
  reason: LosingReason | null;
  /** In English. */
  sentence: string;
}

export interface ExplainedOrder {
  id: string;
  externalId: string | null;
  brand: BrandName;
  placedAt: string;
  state: OrderState;
  outcome: 'won' | 'lost';
  net: Money | null;
  commission: Money | null;
  commissionIds: string[];
  touches: SeenTouch[];
  /** What is null was not kept, on orders of early days. */
  policy: {
    settingsVersion: number;
    brandVersion: number | null;
    windowDays: number | null;
    codesWin: boolean | null;
  };
}
