export { type DecidedAccount, decidedAccounts } from './authenticity/decided-accounts.ts';
export {
  compareHolds,
  flagsRaised,
  type HoldRules,
  holdsMoney,
  type OtherFlag,
  type RaisedFlag,
} from './cases/flags-held.ts';
export { type NewFlag, raiseFlag } from './cases/raise-flag.ts';
export { Severity } from './cases/schemas.ts';
export { trustEndpoints } from './routes.ts';
export { SignalName } from './signals/schemas.ts';
export { watch, watchDue } from './watch.ts';
