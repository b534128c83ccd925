import { imports } from './entries/catalogue.ts';
import { dashboard, dashboardOfBrand, tableOfBrand } from './entries/dashboard.ts';
import { discovery } from './entries/discovery.ts';
import { clickGrowth, orderGrowth } from './entries/growth.ts';
import { intake } from './entries/intake.ts';
import { payouts, payoutsLimited } from './entries/payouts.ts';
import { processing, processingAgainstSingle } from './entries/processing.ts';
import { redirect } from './entries/redirect.ts';
import { redirectTwoProcesses } from './entries/redirect-two-processes.ts';
import { redirectWithoutDatabase } from './entries/redirect-without-database.ts';
import { incremental, recompute } from './entries/standing.ts';
import { start } from './entries/start.ts';
import type { Entry } from './entry.ts';

/** Everything that `npm run bench` measures, in this order. */
export const ENTRIES: Entry[] = [
  redirect,
  redirectTwoProcesses,
  redirectWithoutDatabase,
  intake,
  processing,
  processingAgainstSingle,
  orderGrowth,
  clickGrowth,
  payouts,
  payoutsLimited,
  recompute,
  incremental,
  dashboard,
  dashboardOfBrand,
  tableOfBrand,
  discovery,
  ...imports,
  start,
];
