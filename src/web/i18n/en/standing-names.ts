import { traits } from '../../../words/en.ts';

/** Names of tiers, classes and statuses, wherever they are shown. */
export const standingNames = {
  tier: traits.tier,
  reach: { none: 'No class yet', ...traits.reach },
  status: traits.kol,
};
