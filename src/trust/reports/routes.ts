import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { pageOf } from '../../kit/pagination.ts';
import { listReports } from './list-reports.ts';
import { matchReport, setReportAside } from './match-report.ts';
import { reportForBrand, reportPublicly } from './report.ts';
import { NewBrandReport, NewPublicReport, Report, ReportMatch, ReportQuery } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const Received = z.object({ received: z.literal(true) });
const OneReport = z.object({ id: z.string().max(40) });
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
  defineEndpoint({
    method: 'post',
    path: '/v1/reports/:id/match',
    summary: 'Say whom a report is about that named nobody known; it opens or joins her case',
    tag,
    access: 'reviewer',
    params: OneReport,
    body: ReportMatch,
    answer: { status: 200, schema: Report },
    problems: { report_matched: 409 },
    handle: (ctx, { params, body }) => matchReport(ctx, params.id, body.creatorId),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/reports/:id/set-aside',
    summary: 'Say that a report is about nobody of the programme; it can still be matched',
    tag,
    access: 'reviewer',
    params: OneReport,
    answer: { status: 200, schema: Report },
    problems: { report_matched: 409 },
    handle: (ctx, { params }) => setReportAside(ctx, params.id),
  }),
];
