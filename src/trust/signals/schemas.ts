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
export const SignalName = z.enum(SIGNALS);
export type SignalName = z.infer<typeof SignalName>;
