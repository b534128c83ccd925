import { eventEndpoints } from './events/event-routes.ts';
import { fundingEndpoints } from './funding/routes.ts';
import { payeeEndpoints } from './payees/payee-routes.ts';
import { reconciliationEndpoints } from './reconciliation/routes.ts';
import { reversalEndpoints } from './reversals/reversal-routes.ts';
import { runEndpoints } from './run-routes.ts';
import { statementEndpoints } from './statements/routes.ts';

/** @param nudge tells the worker of this process, if it has one, that there is something to do */
export const payoutEndpoints = (nudge: () => void) => [
  ...payeeEndpoints,
  ...runEndpoints(nudge),
  ...reversalEndpoints,
  ...reconciliationEndpoints,
  ...statementEndpoints,
  ...fundingEndpoints,
  ...eventEndpoints(nudge),
];
