export { checkResults } from './results/check-results.ts';
export type { ResultFinding } from './results/recount.ts';
export { repairResults } from './results/repair-results.ts';
export { takeInResults } from './results/take-in-results.ts';
export { reportEndpoints } from './routes.ts';
