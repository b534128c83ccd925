import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { pageOf } from '../../kit/pagination.ts';
import { listReports, reportForBrand, reportPublicly } from './report.ts';
import { NewBrandReport, NewPublicReport, Report, ReportQuery } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const Received = z.object({ received: z.literal(true) });
const tag = 'Trust';

export const reportEndpoints = [
  defineEndpoint({
    method: 'post',
    path: '/v1/reports',
    summary: 'Report a creator’s link or post; anybody may, five times an hour',
    tag,
    access: 'anyone',
    body: NewPublicReport,
    answer: { status: 202, schema: Received },
    problems: { too_many_requests: 429 },
    handle: async (ctx, { body }) => {
      await reportPublicly(ctx, body);
      return { received: true as const };
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/reports',
    summary: 'Report a creator or a piece of content for a brand',
    tag,
    access: 'brand',
    params: z.object({ id: z.string().max(40) }),
    body: NewBrandReport,
    answer: { status: 202, schema: Received },
    problems: { too_many_requests: 429 },
    handle: async (ctx, { params, body }) => {
      await reportForBrand(ctx, params.id, body);
      return { received: true as const };
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/reports',
    summary: 'Reports, newest first',
    tag,
    access: 'reviewer',
    query: ReportQuery,
    answer: { status: 200, schema: pageOf(Report) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listReports(ctx, query),
  }),
];
