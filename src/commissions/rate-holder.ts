import type { CommissionRecord } from './model.ts';

/** Holds what cannot be computed until a reference rate is published; why, as a code that `words/` and the portals say. */
export const RATE_HOLDER = 'fx';
export const RATE_REASON = 'rate_missing';

/** Whether something of it could not be computed for want of a reference rate. */
export const waitsForRates = ({ receipt }: Pick<CommissionRecord, 'receipt'>): boolean =>
  (receipt.fx?.missing.length ?? 0) > 0;
