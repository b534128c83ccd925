import { z } from 'zod';

/** Everything that may speak against a creator: what her traffic and orders, her account's history, other people and checks of her content say. */
export const SIGNALS = [
  'self_purchase',
  'shared_customer',
  'click_flood',
  'conversion',
  'time_to_order',
  'network_dominance',
  'device_dominance',
  'duplicate_account',
  'return_rate',
  'coupon_leakage',
  'paid_search',
  'domain_mismatch',
  'growth_spike',
  'following_spike',
  'engagement',
  'silence',
  'comment_pattern',
  'audience_country',
  'authenticity',
  'content',
  'report',
  'manual',
] as const;
/** What a signal found, as a code: the portals have the words, each with its figures. */
export const FINDINGS = [
  'one_buyer',
  'own_purchases',
  'order_farm',
  'repeated_clicks',
  'chance_orders',
  'buys_too_often',
  'buys_never',
  'instant_orders',
  'one_network',
  'few_devices',
  'shared_payout_account',
  'shared_document',
  'shared_device',
  'orders_came_back',
  'code_leaked',
  'search_ads',
  'unknown_site',
  'traded_site',
  'other_countries',
  'grew_suddenly',
  'grew_and_fell',
  'followed_many',
  'reactions_few',
  'reactions_many',
  'reactions_even',
  'comments_few',
  'comments_even',
  'silent_but_clicked',
  'low_score',
  'content_copied',
  'content_foreign',
  'content_unmarked',
  'reported',
  'opened_by_hand',
] as const;
export const FindingCode = z.enum(FINDINGS);
export type FindingCode = z.infer<typeof FindingCode>;

export const SignalName = z.enum(SIGNALS);
export type SignalName = z.infer<typeof SignalName>;
