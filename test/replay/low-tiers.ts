import type { TierRules } from '../../scripts/replay/recompute-tiers.ts';

/** Steps so low, and a window so short, that creators of the small file reach them and fall back. */
export const LOW_TIERS: TierRules = {
  windowDays: 20,
  steps: [
    { tier: 'bronze', from: 0, bonus: 0 },
    { tier: 'silver', from: 30_000, bonus: 100 },
    { tier: 'gold', from: 60_000, bonus: 250 },
    { tier: 'platinum', from: 500_000, bonus: 350 },
    { tier: 'diamond', from: 900_000, bonus: 500 },
  ],
};
