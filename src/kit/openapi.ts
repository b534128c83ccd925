import type { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Endpoint } from './endpoint.ts';
import { Problem } from './problem.ts';

/** A file. */
const BYTES: ZodOpenApiOperationObject['requestBody'] = {
  required: true,
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
};

const COMMON_PROBLEMS: Record<string, number> = { internal: 500, busy: 503, database_away: 503 };

/** OpenAPI 3.1 document from the endpoints' own zod schemas. */
export function openApiOf<Ctx>(
  endpoints: Endpoint<Ctx>[],
  info: { title: string; version: string; description: string },
) {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(endpoint) };
  }
  return createDocument({
    openapi: '3.1.0',
    info,
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'kolect.sid' } },
    },
  });
}

function operationOf<Ctx>(endpoint: Endpoint<Ctx>): ZodOpenApiOperationObject {
  const { params, query, headers, body, rawSchema } = endpoint;
  const bodySchema = body === 'raw' || body === 'stream' ? rawSchema : body;
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    description: [endpoint.description, `Who may call it: ${endpoint.access}.`].filter(Boolean).join('\n\n'),
    tags: [endpoint.tag],
    ...(endpoint.access === 'anyone' ? {} : { security: [{ session: [] }] }),
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...(headers ? { header: headers } : {}),
    },
    ...(body === 'stream' ? { requestBody: BYTES } : {}),
    ...(bodySchema ? { requestBody: { required: true, content: { 'application/json': { schema: bodySchema } } } } : {}),
    responses: { ...answerOf(endpoint), ...problemsOf(endpoint) },
  };
}

/** `get /v1/links/:id` → `get_v1_links_id`. */
const operationId = <Ctx>({ method, path }: Endpoint<Ctx>): string =>
  `${method}${path.replace(/[:.]/g, '').replace(/[/-]/g, '_')}`;

function answerOf<Ctx>({ answer }: Endpoint<Ctx>) {
  const { status, schema, contentType = 'application/json' } = answer;
  return {
    [`${status}`]: { description: 'Success', ...(schema ? { content: { [contentType]: { schema } } } : {}) },
  } as {
    '200': { description: string; content?: Record<string, { schema: z.ZodType }> };
  };
}

function problemsOf<Ctx>(endpoint: Endpoint<Ctx>) {
  const problems = { ...COMMON_PROBLEMS, ...inputProblems(endpoint), ...endpoint.problems };
  const statuses = [...new Set(Object.values(problems))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = Object.keys(problems).filter((code) => problems[code] === status);
      return [
        `${status}`,
        { description: `Problem: ${codes.join(', ')}`, content: { 'application/problem+json': { schema: Problem } } },
      ];
    }),
  );
}

function inputProblems<Ctx>({ access, method, params, query, headers, body }: Endpoint<Ctx>): Record<string, number> {
  const byMachine = access === 'shop' || access === 'stripe';
  return {
    ...(access === 'anyone' || byMachine ? {} : { not_signed_in: 401 }),
    ...((access === 'anyone' || byMachine) && !params ? {} : { not_found: 404 }),
    ...(method === 'get' || byMachine ? {} : { foreign_origin: 403 }),
    ...(body && body !== 'stream'
      ? { json_malformed: 400, body_unreadable: 400, request_unreadable: 400, body_too_large: 413 }
      : {}),
    ...(body && body !== 'stream' && !byMachine ? { content_type: 400 } : {}),
    ...(query || params || headers || body ? { validation_failed: 422 } : {}),
  };
}
