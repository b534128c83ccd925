import { beforeAll, expect, test } from 'vitest';
import { setMembership } from '../../src/accounts/index.ts';
import { asSystem } from '../../src/context.ts';
import { unique } from '../builders.ts';
import { type Callers, callersOf, meOf } from '../support/callers.ts';
import { someShop } from '../support/people.ts';
import type { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { type Declaration, endpoints, nameOf } from './foreign/walk.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let ownKeys: Record<string, string>;

beforeAll(async () => {
  app = await startApp({ mode: 'serve' });
  ownKeys = await keysOf(await callersOf(app));
});

/** A key for each scope, of a brand and a creator of their own. */
async function keysOf(callers: Callers): Promise<Record<string, string>> {
  const { shop } = await someShop(asSystem(app.ctx, 'test'));
  const userId = (await meOf(callers.applicant)).user.id;
  const membership = { kind: 'brand', ref: shop.brandId, state: 'active', role: 'owner' } as const;
  await setMembership(asSystem(app.ctx, 'test'), { userId, ...membership });
  const keys: Record<string, string> = {};
  for (const scope of ['orders:write', 'catalogue:read', 'catalogue:write'])
    keys[scope] = await make(callers.applicant, `/v1/brands/${shop.brandId}/keys`, scope);
  for (const scope of ['links:read', 'links:write', 'earnings:read'])
    keys[scope] = await make(callers.creator, '/v1/keys', scope);
  return keys;
}

async function make(as: Person, path: string, scope: string): Promise<string> {
  return (await as.post<{ key: string }>(path, { name: scope, scopes: [scope] })).body.key;
}

const byKey = (key: string, { method, path, body, headers }: Declaration, id = 'x'.repeat(30)) =>
  fetch(`${app.url}${path.replace(/:\w+/g, id)}`, {
    method: method.toUpperCase(),
    headers: {
      authorization: `Bearer ${key}`,
      ...(headers ? { 'webhook-id': unique('evt') } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: '{}' } : {}),
  });

test('keys of every scope open the endpoints that name it, and no others', { timeout: 60_000 }, async () => {
  const wrong: string[] = [];
  let knocks = 0;
  for (const endpoint of endpoints)
    for (const [scope, key] of Object.entries(ownKeys)) {
      const response = await byKey(key, endpoint);
      knocks += 1;
      const code = response.status < 400 ? 'open' : ((await response.json()) as { code: string }).code;
      if (endpoint.scope === undefined) {
        // Closed to keys: the caller is nobody here.
        if (
          endpoint.access !== 'anyone' &&
          endpoint.access !== 'shop' &&
          endpoint.access !== 'stripe' &&
          code !== 'not_signed_in'
        )
          wrong.push(`${nameOf(endpoint)}, ${scope}: ${code}`);
      } else if (endpoint.scope !== scope && !['scope_missing', 'not_found'].includes(code))
        wrong.push(`${nameOf(endpoint)} (${endpoint.scope}), ${scope}: ${code}`);
      else if (endpoint.scope === scope && ['scope_missing', 'key_invalid', 'not_signed_in'].includes(code))
        wrong.push(`${nameOf(endpoint)}, ${scope}: ${code}`);
    }
  process.stdout.write(
    `keys: ${endpoints.length} endpoints × ${Object.keys(ownKeys).length} scopes = ${knocks} knocks\n`,
  );
  expect(wrong).toEqual([]);
});
