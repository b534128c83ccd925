export { cardsDue, refreshDueCards } from './refresh-cards.ts';
export { discoveryEndpoints } from './routes.ts';
