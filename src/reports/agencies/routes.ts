import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { agencyResults } from './agency-results.ts';
import { AgencyResults, ShareStatement } from './schemas.ts';
import { listShareStatements, shareStatementCsv } from './share-statements.ts';

const defineEndpoint = endpointsOf<Context>();
const OneAgency = z.object({ id: z.string().max(40) });

export const agencyReportEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/agencies/:id/results',
    summary: 'My agency’s balances, its share day by day, and each creator’s results',
    tag: 'Reports',
    access: 'agency',
    params: OneAgency,
    query: z.object({ days: z.coerce.number().int().min(7).max(366).default(30) }),
    answer: { status: 200, schema: AgencyResults },
    handle: (ctx, { params, query }) => agencyResults(ctx, params.id, query.days),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/agencies/:id/shares',
    summary: 'My agency’s share by month',
    tag: 'Reports',
    access: 'agency',
    params: OneAgency,
    answer: { status: 200, schema: z.object({ data: z.array(ShareStatement) }) },
    handle: async (ctx, { params }) => ({ data: await listShareStatements(ctx, params.id) }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/agencies/:id/shares/:month.csv',
    summary: 'The share statement of one month as CSV, creator by creator',
    tag: 'Reports',
    access: 'agency',
    params: OneAgency.extend({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is not a month like 2026-03') }),
    answer: { status: 200, schema: z.string(), contentType: 'text/csv' },
    handle: (ctx, { params }) => shareStatementCsv(ctx, params.id, params.month),
  }),
];
