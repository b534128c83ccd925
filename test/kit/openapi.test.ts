import { expect, test } from 'vitest';
import { z } from 'zod';
import { allEndpoints } from '../../src/app.ts';
import { openApiDocument } from '../../src/http/index.ts';
import { endpointsOf } from '../../src/kit/endpoint.ts';
import { openApiOf } from '../../src/kit/openapi.ts';

const endpoints = allEndpoints({ networkApps: {}, intake: {} as never, nudge: () => undefined } as never);
const document = openApiDocument(endpoints) as unknown as {
  paths: Record<
    string,
    Record<string, { operationId: string; summary: string; responses: Record<string, { description: string }> }>
  >;
  components: { schemas: Record<string, unknown> };
};
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

test('every endpoint is in the document, once, under a name of its own', () => {
  expect(operations).toHaveLength(endpoints.length);
  expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(endpoints.length);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(endpoints.length);
});

test('every endpoint says what it is for, what it answers and how it can fail', () => {
  for (const { operationId, summary, responses } of operations) {
    expect(summary, operationId).toMatch(/^[A-Z].{5,}/);
    expect(
      Object.keys(responses).some((status) => status.startsWith('2')),
      operationId,
    ).toBe(true);
    expect(responses['500']?.description, operationId).toContain('internal');
    expect(responses['503']?.description, operationId).toContain('database_away');
  }
});

test('a problem has one status wherever it occurs', () => {
  const statuses = new Map<string, string>();
  for (const { operationId, responses } of operations)
    for (const [status, { description }] of Object.entries(responses).filter(([code]) => Number(code) >= 400))
      for (const code of description.replace('Problem: ', '').split(', ')) {
        expect(code, operationId).toMatch(/^[a-z]+(_[a-z]+)*$/);
        expect(statuses.get(code) ?? status, `${code} of ${operationId}`).toBe(status);
        statuses.set(code, status);
      }
  expect(statuses.size).toBeGreaterThan(20);
});

test('parameters in the path, the query and the body are described where they are', () => {
  const define = endpointsOf<object>();
  const made = openApiOf(
    [
      define({
        method: 'post',
        path: '/v1/things/:id/parts',
        summary: 'Add a part',
        tag: 'Things',
        access: 'creator',
        params: z.object({ id: z.string() }),
        query: z.object({ dry: z.string().optional() }),
        body: z.object({ name: z.string() }),
        answer: { status: 201, schema: z.object({ id: z.string() }) },
        problems: { part_taken: 409 },
        handle: async () => ({ id: '1' }),
      }),
    ],
    { title: 'Things', version: '1', description: '' },
  );
  const operation = made.paths?.['/v1/things/{id}/parts']?.post;
  expect(operation?.parameters).toMatchObject([
    { in: 'path', name: 'id' },
    { in: 'query', name: 'dry' },
    { in: 'header', name: 'Idempotency-Key' },
  ]);
  expect(Object.keys(operation?.responses ?? {})).toEqual(
    expect.arrayContaining(['201', '400', '401', '403', '404', '409', '413', '422', '500', '503']),
  );
});
