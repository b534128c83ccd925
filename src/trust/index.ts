export { escalateCases } from './cases/escalate-cases.ts';
export { type NewFlag, raiseFlag } from './cases/raise-flag.ts';
export { trustEndpoints } from './routes.ts';
