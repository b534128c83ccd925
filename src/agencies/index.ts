export { joinRoster } from './join-roster.ts';
export type { AgencyRecord } from './model.ts';
export { loadRosters, type Rosters, rostersOf } from './rosters-of.ts';
export { type RosterTerms, type ShareInForce, type Suspension, shareInForce } from './share-in-force.ts';
