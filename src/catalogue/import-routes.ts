import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { PageQuery, pageOf } from '../kit/pagination.ts';
import { confirmImport } from './confirm-import.ts';
import { findImport, listImports, listProblems, problemsCsv, viewImport } from './list-imports.ts';
import { FeedImport, ImportProblem, ProductImport, UploadQuery } from './schemas.ts';
import { importFeed, uploadImport } from './start-import.ts';

const defineEndpoint = endpointsOf<Context>();
const OneBrand = z.object({ id: z.string().max(40) });
const OneImport = OneBrand.extend({ importId: z.string().max(40) });
const SHOWN_PROBLEMS = 200;

/** Imports are read by a job, which `nudge` tells that there is one. */
export const importEndpoints = (nudge: () => void) => [
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/imports/upload',
    summary: 'Import products from a file: Google Merchant XML, TSV or CSV, also gzipped',
    description:
      'The bytes of the file are the body, up to 250 MB. It is read by a job; ask for the import to see how far it is.',
    tag: 'Catalogue',
    access: 'brand',
    params: OneBrand,
    query: UploadQuery,
    body: 'stream',
    answer: { status: 202, schema: ProductImport },
    problems: { file_too_large: 413, file_empty: 422, too_many_imports: 409, upload_too_slow: 409 },
    handle: async (ctx, { params, query, body }) => {
      const started = await uploadImport(ctx, { brandId: params.id, ...query, bytes: body });
      nudge();
      return viewImport(started);
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/imports',
    summary: 'Import products from the address of a feed',
    tag: 'Catalogue',
    access: 'brand',
    params: OneBrand,
    body: FeedImport,
    answer: { status: 202, schema: ProductImport },
    problems: { feed_address_invalid: 422, too_many_imports: 409 },
    handle: async (ctx, { params, body }) => {
      const started = await importFeed(ctx, { brandId: params.id, ...body });
      nudge();
      return viewImport(started);
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/imports/:importId/answer',
    summary: 'Say whether an import may retire as many products as it would',
    tag: 'Catalogue',
    access: 'brand',
    params: OneImport,
    body: z.object({ retire: z.boolean() }),
    answer: { status: 200, schema: ProductImport },
    problems: { import_overtaken: 409, import_not_waiting: 409 },
    handle: async (ctx, { params, body }) => {
      const input = { brandId: params.id, importId: params.importId, retire: body.retire };
      const answered = await confirmImport(ctx, input);
      nudge();
      return viewImport(answered);
    },
  }),
];

export const importViewEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/imports',
    summary: 'Imports of a brand, newest first',
    tag: 'Catalogue',
    access: 'brand',
    params: OneBrand,
    query: PageQuery,
    answer: { status: 200, schema: pageOf(ProductImport) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { params, query }) => listImports(ctx, params.id, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/imports/:importId',
    summary: 'One import: how far it is, and what was wrong with which line',
    tag: 'Catalogue',
    access: 'brand',
    params: OneImport,
    answer: { status: 200, schema: z.object({ import: ProductImport, problems: z.array(ImportProblem) }) },
    handle: async (ctx, { params }) => {
      const { id: brandId, importId } = params;
      const problems = await listProblems(ctx, { brandId, importId, limit: SHOWN_PROBLEMS });
      return { import: await findImport(ctx, brandId, importId), problems };
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/imports/:importId/problems.csv',
    summary: 'What was wrong with which line, as CSV; at most 10,000 lines',
    tag: 'Catalogue',
    access: 'brand',
    params: OneImport,
    answer: { status: 200, schema: z.string(), contentType: 'text/csv' },
    handle: (ctx, { params }) => problemsCsv(ctx, params.id, params.importId),
  }),
];
