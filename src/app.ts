import type { RequestListener } from 'node:http';
import express from 'express';
import {
  accountEndpoints,
  keyEndpoints,
  type NetworkApps,
  peopleEndpoints,
  sessions,
  signInRoutes,
  teamEndpoints,
} from './accounts/index.ts';
import { agencyEndpoints, joiningHooks } from './agencies/index.ts';
import { brandEndpoints } from './brands/index.ts';
import { campaignEndpoints } from './campaigns/index.ts';
import { catalogueEndpoints } from './catalogue/index.ts';
import { commissionEndpoints, ruleEndpoints } from './commissions/index.ts';
import type { Context } from './context.ts';
import { creatorEndpoints } from './creators/index.ts';
import { discoveryEndpoints } from './discovery/index.ts';
import {
  answerOnce,
  endSlowRequests,
  limitSignIn,
  operations,
  portals,
  reference,
  refuseForeignOrigin,
  requestContext,
  securityHeaders,
  signOut,
  trackRequest,
} from './http/index.ts';
import type { Endpoint } from './kit/endpoint.ts';
import { problemHandler, sendProblem } from './kit/problem.ts';
import { mountEndpoints } from './kit/run-endpoint.ts';
import type { Tally } from './kit/tally.ts';
import { type ClickBuffer, createKnownLinks, createRedirect, linkEndpoints } from './links/index.ts';
import { mediaKitEndpoints, mediaKitPages } from './media-kits/index.ts';
import { type Intake, orderEndpoints } from './orders/index.ts';
import { payoutEndpoints } from './payouts/index.ts';
import { consentEndpoints } from './privacy/index.ts';
import { reportEndpoints } from './reports/index.ts';
import { settingsEndpoints } from './settings/index.ts';
import { simulationEndpoints } from './simulation/index.ts';
import { snippet } from './snippet/index.ts';
import { standingEndpoints } from './standing/index.ts';
import { trustEndpoints } from './trust/index.ts';

export interface AppParts {
  networkApps: NetworkApps;
  clickBuffer: ClickBuffer;
  intake: Intake;
  /** Told when there may be something for the worker to do. */
  nudge: () => void;
  /** False once the process is on its way out: readiness goes first. */
  accepting: () => boolean;
  /** Requests that are being worked on, whoever still waits for them. */
  underWay: Tally;
}

export const allEndpoints = (parts: Pick<AppParts, 'networkApps' | 'intake' | 'nudge'>) => [
  ...accountEndpoints(parts.networkApps),
  ...teamEndpoints,
  ...peopleEndpoints,
  ...keyEndpoints,
  ...creatorEndpoints(joiningHooks),
  ...consentEndpoints,
  ...agencyEndpoints,
  ...brandEndpoints,
  ...catalogueEndpoints(parts.nudge),
  ...linkEndpoints,
  ...orderEndpoints(parts.intake),
  ...commissionEndpoints,
  ...ruleEndpoints,
  ...campaignEndpoints,
  ...mediaKitEndpoints,
  ...payoutEndpoints(parts.nudge),
  ...trustEndpoints,
  ...discoveryEndpoints,
  ...reportEndpoints,
  ...settingsEndpoints,
  ...standingEndpoints,
  ...simulationEndpoints(parts.nudge),
];

const isForMachines = ({ access }: Endpoint<Context>): boolean => access === 'shop' || access === 'stripe';

/** The whole service: what visits of known links get, then an express app with middleware, routes and error handler on one screen. */
export function createApp(ctx: Context, parts: AppParts): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', ctx.config.trustProxyHops);
  const visits = createRedirect(ctx, createKnownLinks(ctx), parts.clickBuffer, app.get('trust proxy fn'));
  app.get('/r/:code', visits.handler);

  const endpoints = allEndpoints(parts);
  const session = sessions(ctx);
  app.use(trackRequest(ctx), securityHeaders(ctx), endSlowRequests(endpoints));
  // Machines report all day and all night, and carry no cookie: what they ask for is found before anything that people need.
  const [machines, people] = [endpoints.filter(isForMachines), endpoints.filter((each) => !isForMachines(each))];
  const runner = { contextOf: requestContext(ctx), once: answerOnce(ctx), underWay: parts.underWay };
  mountEndpoints(app, machines, runner);
  app.get('/kolect.js', snippet());
  app.use(operations(ctx, parts.accepting));
  app.use(reference(endpoints));
  app.use(
    '/auth',
    limitSignIn(ctx),
    session,
    signInRoutes(ctx, parts.networkApps, refuseForeignOrigin(ctx)),
    signOut(ctx),
  );
  // Programs with a key carry no cookie: a session for each of their requests would be thrown away.
  app.use('/v1', (request, response, next) => (request.headers.cookie ? session(request, response, next) : next()));
  app.use('/v1', refuseForeignOrigin(ctx));
  mountEndpoints(app, people, runner);
  app.use(['/v1', '/auth', '/webhooks'], (_request, response) =>
    sendProblem(response, 404, 'not_found', 'There is nothing here.'),
  );
  app.use(mediaKitPages(ctx));
  app.use(portals());
  app.use(problemHandler(ctx.logger));
  return (request, response) => {
    if (!visits.atOnce(request, response)) app(request, response);
  };
}
