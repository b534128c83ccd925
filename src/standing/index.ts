export { type Badges, badgesOf } from './badges-of.ts';
export { evaluateDue, standingsDue } from './evaluate-due.ts';
export { forgetAuthenticity, recordAuthenticity, recordReliability, recordRisk } from './record-evidence.ts';
export { standingEndpoints } from './routes.ts';
export { type StandingView, standingsOf } from './standings-of.ts';
export { LOWEST, nextTier, reachedTier, type TierChange, tierAt } from './tiers.ts';
export { type TierBonus, type TierLookup, tiersOf } from './tiers-of.ts';
export { statusesUnder } from './would-stand.ts';
