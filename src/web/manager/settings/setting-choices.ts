import type { z } from 'zod';
import type { Settings } from '../../../settings/schemas.ts';
import type { SignalName } from '../../../trust/signals/schemas.ts';

type Values = z.output<typeof Settings>;
type Reach = NonNullable<Values['standing']['kol']['reachAtLeast']>;
type Severity = Values['trust']['holdFrom'];
/** Signals that may be switched off: not what people report or open themselves. */
type Switchable = Exclude<SignalName, 'report' | 'manual'>;

/** Every name of a union, each once: what the server adds and this list lacks is an error of types. */
const namesOf = <Name extends string>(names: Record<Name, true>): Name[] => Object.keys(names) as Name[];

export const REACH = namesOf<Reach>({ nano: true, micro: true, mid: true, macro: true, mega: true });
export const SEVERITIES = namesOf<Severity>({ low: true, medium: true, high: true, critical: true });

export const SIGNALS = namesOf<Switchable>({
  self_purchase: true,
  shared_customer: true,
  click_flood: true,
  conversion: true,
  time_to_order: true,
  network_dominance: true,
  device_dominance: true,
  duplicate_account: true,
  return_rate: true,
  coupon_leakage: true,
  paid_search: true,
  domain_mismatch: true,
  growth_spike: true,
  following_spike: true,
  engagement: true,
  silence: true,
  comment_pattern: true,
  audience_country: true,
  authenticity: true,
  content: true,
});
