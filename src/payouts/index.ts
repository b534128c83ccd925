export { processStripeEvents } from './accept-stripe-event.ts';
export { advanceRuns } from './advance-runs.ts';
export { exclusionOf, sayExclusion } from './eligibility.ts';
export { nextPayoutOf, payoutFigures } from './payout-figures.ts';
export { payoutEndpoints } from './routes.ts';
export { startOnboarding } from './start-onboarding.ts';
export { startDueRun, startRun } from './start-run.ts';
