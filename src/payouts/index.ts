export { advanceRuns } from './advance-runs.ts';
export { minimumOf, sayExclusion } from './eligibility.ts';
export { processStripeEvents, stripeEventsWait } from './events/process-events.ts';
export { describePayees } from './payees/acting-payee.ts';
export { holdPayee, releasePayee } from './payees/holds.ts';
export { runPayoutChores } from './payout-chores.ts';
export { nextPayoutOf, payoutFigures } from './payout-figures.ts';
export { payoutEndpoints } from './routes.ts';
export { startDueRun, startRun } from './start-run.ts';
