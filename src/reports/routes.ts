import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { trialBalance } from '../ledger/index.ts';
import {
  AccountStatement,
  accountStatement,
  agencyStatement,
  BrandStatementQuery,
  brandStatement,
  creatorStatement,
  PayeeStatementQuery,
  StatementQuery,
} from './account-statement.ts';
import { agencyReportEndpoints } from './agencies/routes.ts';
import { creatorSummary } from './creator-summary.ts';
import { programmeSummary } from './programme-summary.ts';
import { resultEndpoints } from './results/routes.ts';
import { CreatorSummary, ProgrammeSummary, TrialBalance } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const One = z.object({ id: z.string().max(40) });
const STATEMENT_PROBLEMS = { cursor_invalid: 400, period_invalid: 422 };

export const reportEndpoints = [
  ...agencyReportEndpoints,
  ...resultEndpoints,
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
  defineEndpoint({
    method: 'get',
    path: '/v1/ledger/statement',
    summary: 'Every entry on one account in a period, with the balance before, after each, and at the end',
    tag: 'Ledger',
    access: 'any manager',
    query: StatementQuery,
    answer: { status: 200, schema: AccountStatement },
    problems: STATEMENT_PROBLEMS,
    handle: (ctx, { query }) => accountStatement(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/creators/me/account-statement',
    summary: 'Every movement on one of my accounts in a period, with the balance before, after each, and at the end',
    tag: 'Ledger',
    access: 'creator',
    query: PayeeStatementQuery,
    answer: { status: 200, schema: AccountStatement },
    problems: STATEMENT_PROBLEMS,
    handle: (ctx, { query }) => creatorStatement(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/agencies/:id/account-statement',
    summary: 'The same of my agency’s accounts',
    tag: 'Ledger',
    access: 'agency',
    params: One,
    query: PayeeStatementQuery,
    answer: { status: 200, schema: AccountStatement },
    problems: STATEMENT_PROBLEMS,
    handle: (ctx, { params, query }) => agencyStatement(ctx, params.id, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/account-statement',
    summary: 'The same of what my brand owes and has paid ahead',
    tag: 'Ledger',
    access: 'brand',
    params: One,
    query: BrandStatementQuery,
    answer: { status: 200, schema: AccountStatement },
    problems: STATEMENT_PROBLEMS,
    handle: (ctx, { params, query }) => brandStatement(ctx, params.id, query),
  }),
];
