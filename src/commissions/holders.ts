import type { CommissionRecord } from './model.ts';

/** Holds what cannot be computed until a reference rate is published; why, as a code that `words/` and the portals say. */
export const RATE_HOLDER = 'fx';
export const RATE_REASON = 'rate_missing';

/** Whether something of it could not be computed for want of a reference rate. */
export const waitsForRates = ({ receipt }: Pick<CommissionRecord, 'receipt'>): boolean =>
  (receipt.fx?.missing.length ?? 0) > 0;

const FUNDING = 'funding:';
/** Whoever waits for the brand's own money. */
export const WAITS_FOR_FUNDING = new RegExp(`^${FUNDING}`);

/** Holds what a brand has not paid for. */
export const fundingHolder = (brandId: string, currency: string): string => `${FUNDING}${brandId}:${currency}`;

/** A case holds an order until a person decides, whatever is reported of it; rates and funding are looked at anew for each record. */
export const isCase = (holder: string): boolean => holder !== RATE_HOLDER && !WAITS_FOR_FUNDING.test(holder);
