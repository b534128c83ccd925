import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { trialBalance } from '../ledger/index.ts';
import { agencyReportEndpoints } from './agencies/routes.ts';
import { creatorSummary } from './creator-summary.ts';
import { programmeSummary } from './programme-summary.ts';
import { resultEndpoints } from './results/routes.ts';
import { CreatorSummary, ProgrammeSummary, TrialBalance } from './schemas.ts';
import { statementEndpoints } from './statement-routes.ts';

const defineEndpoint = endpointsOf<Context>();

export const reportEndpoints = [
  ...agencyReportEndpoints,
  ...resultEndpoints,
  ...statementEndpoints,
  defineEndpoint({
    method: 'get',
    path: '/v1/creators/me/summary',
    summary: 'My balances, my last 30 days and my next payout',
    tag: 'Reports',
    access: 'creator',
    answer: { status: 200, schema: CreatorSummary },
    handle: (ctx) => creatorSummary(ctx),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/programme/summary',
    summary: 'The programme’s figures',
    tag: 'Reports',
    access: 'any manager',
    answer: { status: 200, schema: ProgrammeSummary },
    handle: (ctx) => programmeSummary(ctx),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/ledger/trial-balance',
    summary: 'The whole ledger by currency and account; each sum is zero',
    tag: 'Ledger',
    access: 'any manager',
    answer: { status: 200, schema: TrialBalance },
    handle: async (ctx) => ({ data: await trialBalance(ctx) }),
  }),
];
