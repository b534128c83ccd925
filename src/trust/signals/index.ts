import { audienceCountry } from './audience-country.ts';
import { clickFlood } from './click-flood.ts';
import { conversion } from './conversion.ts';
import { couponLeakage } from './coupon-leakage.ts';
import { deviceDominance } from './device-dominance.ts';
import { domainMismatch } from './domain-mismatch.ts';
import { duplicateAccount } from './duplicate-account.ts';
import { networkDominance } from './network-dominance.ts';
import { paidSearch } from './paid-search.ts';
import { returnRate } from './return-rate.ts';
import { selfPurchase } from './self-purchase.ts';
import { sharedCustomer } from './shared-customer.ts';
import type { Signal } from './signal.ts';
import { timeToOrder } from './time-to-order.ts';

/** The signals of traffic and orders, one file each. */
export const TRAFFIC_SIGNALS: Signal[] = [
  selfPurchase,
  sharedCustomer,
  clickFlood,
  conversion,
  timeToOrder,
  networkDominance,
  deviceDominance,
  duplicateAccount,
  returnRate,
  couponLeakage,
  paidSearch,
  domainMismatch,
  audienceCountry,
];

export type { Finding, Signal, Traffic } from './signal.ts';
