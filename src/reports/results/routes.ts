import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { StreamSchema } from '../../kit/file-answer.ts';
import { readReport } from './read-report.ts';
import type { Reader } from './readers.ts';
import { reportCsv } from './report-csv.ts';
import { Report, ReportQuery } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const OneOwner = z.object({ id: z.string().max(40) });
const Nobody = z.object({});

/** The same report and its CSV, for each kind of reader. */
const READERS = [
  { path: '/v1/creators/me/report', whose: 'My', access: 'creator', kind: 'creator' },
  { path: '/v1/brands/:id/report', whose: 'My brand’s', access: 'brand', kind: 'brand' },
  { path: '/v1/agencies/:id/report', whose: 'My agency’s', access: 'agency', kind: 'agency' },
  { path: '/v1/programme/report', whose: 'The programme’s', access: 'any manager', kind: 'programme' },
] as const;

const PROBLEMS = { cursor_invalid: 400, period_invalid: 422, filter_unfit: 422 };

export const resultEndpoints = READERS.flatMap(({ path, whose, access, kind }) => {
  const hasOwner = kind === 'brand' || kind === 'agency';
  const readerOf = (params: { id?: string }): Reader => (hasOwner ? { kind, id: params.id ?? '' } : { kind });
  const common = {
    tag: 'Reports',
    access,
    params: hasOwner ? OneOwner : Nobody,
    query: ReportQuery,
    problems: PROBLEMS,
  };
  return [
    defineEndpoint({
      ...common,
      method: 'get',
      path,
      summary: `${whose} results by day, campaign, creator, link, product or country, compared with an earlier time`,
      answer: { status: 200, schema: Report },
      handle: (ctx, { params, query }) => readReport(ctx, readerOf(params), query),
    }),
    defineEndpoint({
      ...common,
      method: 'get',
      path: `${path}.csv`,
      summary: `${whose} results as CSV: the whole table`,
      answer: { status: 200, schema: StreamSchema, contentType: 'text/csv' },
      handle: (ctx, { params, query }) => reportCsv(ctx, readerOf(params), query),
    }),
  ];
});
