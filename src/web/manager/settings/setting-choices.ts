import type { z } from 'zod';
import type { Settings } from '../../../settings/schemas.ts';
import type { SignalName } from '../../../trust/signals/schemas.ts';

type Values = z.output<typeof Settings>;

export const REACH = ['nano', 'micro', 'mid', 'macro', 'mega'] as const satisfies NonNullable<
  Values['standing']['kol']['reachAtLeast']
>[];
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const satisfies Values['trust']['holdFrom'][];

/** Signals that may be switched off: not what people report or open themselves. */
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
] as const satisfies SignalName[];
