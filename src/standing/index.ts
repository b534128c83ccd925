export { evaluateDue } from './evaluate-due.ts';
export { recordAuthenticity, recordReliability, recordRisk } from './record-evidence.ts';
export { standingEndpoints } from './routes.ts';
export { type TierBonus, tiersOf } from './tiers-of.ts';
