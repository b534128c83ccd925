export { type NewFlag, raiseFlag } from './cases/raise-flag.ts';
export { trustEndpoints } from './routes.ts';
export { watch } from './watch.ts';
