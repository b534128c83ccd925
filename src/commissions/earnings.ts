import { addDays } from '../kit/clock.ts';
import { proportionOf } from '../kit/money.ts';

export interface LockPolicy {
  returnWindowDays: number;
  noDeliveryNewsDays: number;
}

/**
 * What is left of an earning when part of its base was refunded or the order cancelled: in proportion, from the original,
 * so that the order and number of refunds make no difference and a full refund leaves exactly zero.
 */
export function remainingOf(earnedMinor: number, baseMinor: number, refundedMinor: number): number {
  if (baseMinor === 0) return 0;
  return proportionOf(earnedMinor, baseMinor - refundedMinor, baseMinor);
}

/** Lock date: delivery + return window; without delivery news, a longer time from the placing. */
export function lockDate(placedAt: Date, deliveredAt: Date | null, policy: LockPolicy): Date {
  return deliveredAt ? addDays(deliveredAt, policy.returnWindowDays) : addDays(placedAt, policy.noDeliveryNewsDays);
}
