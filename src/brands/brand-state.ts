import type { BrandEffects, BrandState } from './schemas.ts';

/**
 * What each state of a brand allows; the one place that says so.
 * A restricted brand keeps what it has and gets nothing new. A suspended one also leads no visitor on, but its orders are still
 * taken: creators earned them before. Before it is verified, and after it was turned down, a brand has no part in the programme.
 */
export const BRAND_EFFECTS: Record<BrandState, BrandEffects> = {
  pending: { newLinks: false, campaigns: false, linksLead: false, ordersTaken: false },
  verified: { newLinks: true, campaigns: true, linksLead: true, ordersTaken: true },
  restricted: { newLinks: false, campaigns: false, linksLead: true, ordersTaken: true },
  suspended: { newLinks: false, campaigns: false, linksLead: false, ordersTaken: true },
  rejected: { newLinks: false, campaigns: false, linksLead: false, ordersTaken: false },
};

/** Which state a reviewer may put a brand into from which. */
export const NEXT_STATES: Record<BrandState, BrandState[]> = {
  pending: ['verified', 'rejected'],
  verified: ['restricted', 'suspended'],
  restricted: ['verified', 'suspended'],
  suspended: ['verified', 'restricted'],
  rejected: ['verified'],
};

/** Whether links of a brand lead on; a brand that is not there leads nowhere. */
export const linksLead = (state: BrandState | undefined): boolean =>
  state !== undefined && BRAND_EFFECTS[state].linksLead;

/** Whether orders of a brand's shops are taken. */
export const ordersTaken = (state: BrandState | undefined): boolean =>
  state !== undefined && BRAND_EFFECTS[state].ordersTaken;
