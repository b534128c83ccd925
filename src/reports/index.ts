export { checkResults, type ResultFinding } from './results/check-results.ts';
export { takeInResults } from './results/take-in-results.ts';
export { reportEndpoints } from './routes.ts';
