import { z } from 'zod';
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
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'kolect.sid' },
        key: { type: 'http', scheme: 'bearer', description: 'An API key (`kol_…`) with the scope that is named' },
      },
    },
  });
}

function operationOf<Ctx>(endpoint: Endpoint<Ctx>): ZodOpenApiOperationObject {
  const { params, query, body, rawSchema } = endpoint;
  const bodySchema = body === 'raw' || body === 'stream' ? rawSchema : body;
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    description: [endpoint.description, `Who may call it: ${endpoint.access}.`].filter(Boolean).join('\n\n'),
    tags: [endpoint.tag],
    ...securityOf(endpoint),
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...headersOf(endpoint),
    },
    ...(body === 'stream' ? { requestBody: BYTES } : {}),
    ...(bodySchema ? { requestBody: { required: true, content: { 'application/json': { schema: bodySchema } } } } : {}),
    responses: { ...answerOf(endpoint), ...problemsOf(endpoint) },
  };
}

function securityOf<Ctx>({ access, scope }: Endpoint<Ctx>): Pick<ZodOpenApiOperationObject, 'security'> {
  if (access === 'anyone') return {};
  const bySession = access === 'shop' ? [{}] : [{ session: [] }];
  return { security: [...bySession, ...(scope ? [{ key: [scope] }] : [])] };
}

const IdempotencyKey = z.string().min(1).max(200).optional().meta({
  description: 'The same request with the same key gets the same answer for 24 hours, and is done once',
});

/** Whether the runner looks at `Idempotency-Key`: on POSTs of people and keys whose body is not a stream. */
const takesIdempotencyKey = <Ctx>({ method, access, body }: Endpoint<Ctx>): boolean =>
  method === 'post' && access !== 'shop' && access !== 'stripe' && body !== 'stream';

function headersOf<Ctx>(endpoint: Endpoint<Ctx>) {
  const { headers } = endpoint;
  if (!takesIdempotencyKey(endpoint)) return headers ? { header: headers } : {};
  return { header: (headers ?? z.object({})).extend({ 'Idempotency-Key': IdempotencyKey }) };
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
  const signs = endpoint.access === 'shop' || endpoint.access === 'stripe';
  const limited: Record<string, number> = signs ? {} : { too_many_requests: 429 };
  const problems = { ...COMMON_PROBLEMS, ...limited, ...inputProblems(endpoint), ...endpoint.problems };
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

function inputProblems<Ctx>(endpoint: Endpoint<Ctx>): Record<string, number> {
  const { access, scope, method, params, query, headers, body } = endpoint;
  const byMachine = access === 'shop' || access === 'stripe';
  return {
    ...(access === 'anyone' || byMachine ? {} : { not_signed_in: 401 }),
    ...((access === 'anyone' || byMachine) && !params ? {} : { not_found: 404 }),
    ...(method === 'get' || byMachine ? {} : { foreign_origin: 403 }),
    ...(body && body !== 'stream'
      ? { json_malformed: 400, body_unreadable: 400, request_unreadable: 400, body_too_large: 413 }
      : {}),
    ...(body && body !== 'stream' && !byMachine ? { content_type: 400 } : {}),
    ...(scope ? { key_invalid: 401, scope_missing: 403 } : {}),
    ...(takesIdempotencyKey(endpoint)
      ? { idempotency_key_invalid: 400, idempotency_key_reused: 409, request_in_flight: 409 }
      : {}),
    ...(query || params || headers || body ? { validation_failed: 422 } : {}),
  };
}
