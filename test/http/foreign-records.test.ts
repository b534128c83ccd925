import { beforeAll, describe, expect, test } from 'vitest';
import { setMembership } from '../../src/accounts/index.ts';
import { allEndpoints } from '../../src/app.ts';
import { asSystem, type Context } from '../../src/context.ts';
import type { Endpoint } from '../../src/kit/endpoint.ts';
import { brandApplication, unique } from '../builders.ts';
import { type Callers, callersOf, meOf } from '../support/callers.ts';
import { Declared } from '../support/declared.ts';
import { someShop } from '../support/people.ts';
import type { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let callers: Callers;
let declared: Declared;
/** Somebody else's brand and what belongs to it, by the name of the parameter. */
const foreign: Record<string, string> = {};
let foreignKey: string;
let ownKeys: Record<string, string>;

const endpoints: Endpoint<Context>[] = allEndpoints({ networkApps: {}, intake: {} as never, nudge: () => undefined });
const paramsOf = ({ path }: Endpoint<Context>) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

beforeAll(async () => {
  app = await startApp({ mode: 'serve' });
  callers = await callersOf(app);
  declared = await Declared.by(app);
  const { body: brand } = await callers.visitor.post<{ id: string }>('/v1/brand-applications', brandApplication());
  foreign.id = brand.id;
  const document = await callers.visitor.fetch(`/v1/brands/${brand.id}/documents?name=a.pdf`, {
    method: 'POST',
    body: '%PDF-1.7',
  });
  foreign.documentId = ((await document.json()) as { id: string }).id;
  const shop = await callers.visitor.post<{ id: string; secrets: { id: string }[] }>(`/v1/brands/${brand.id}/shops`, {
    name: 'Foreign',
  });
  foreign.shopId = shop.body.id;
  foreign.secretId = shop.body.secrets[0]?.id ?? '';
  const invitation = await callers.visitor.post<{ id: string }>(`/v1/brands/${brand.id}/team/invitations`, {
    email: 'x@people.example',
    role: 'viewer',
  });
  foreign.invitationId = invitation.body.id;
  foreign.userId = (await meOf(callers.visitor)).user.id;
  const key = await callers.visitor.post<{ id: string; key: string }>(`/v1/brands/${brand.id}/keys`, {
    name: 'Foreign',
    scopes: ['orders:write', 'catalogue:read', 'catalogue:write'],
  });
  foreign.keyId = key.body.id;
  foreignKey = key.body.key;
  ownKeys = await keysOf();
});

/** A key for each scope, of a brand and a creator of their own. */
async function keysOf(): Promise<Record<string, string>> {
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

/** The address with a foreign record of the right kind in every place, as far as the brand's things go. */
const foreignAddress = (endpoint: Endpoint<Context>) =>
  endpoint.path.replace(/:(\w+)/g, (_, name: string) => foreign[name] ?? 'nothing') +
  (endpoint.body === 'raw' ? '?name=a.pdf' : '');

/** Bodies that pass the schemas, so that it is the record that is refused. */
const BODIES: Record<string, unknown> = {
  'PATCH /v1/brands/:id/application': brandApplication(),
  'POST /v1/brands/:id/team/invitations': { email: 'x@people.example', role: 'owner' },
  'PATCH /v1/brands/:id/team/members/:userId': { role: 'owner' },
  'POST /v1/brands/:id/keys': { name: 'x', scopes: ['orders:write'] },
  'POST /v1/brands/:id/shops': { name: 'x' },
  'POST /v1/brands/:id/shops/:shopId/secrets': {},
  'POST /v1/keys/:keyId/rotate': {},
  'POST /v1/brands/:id/products/retire': { skus: ['a'] },
  'POST /v1/brands/:id/products': {
    products: [{ sku: 'a', name: 'a', priceMinor: 1, currency: 'EUR', url: 'https://a.example/' }],
  },
};

const nameOf = ({ method, path }: Endpoint<Context>) => `${method.toUpperCase()} ${path}`;

/** Open to every signed-in person: the catalogue of any brand. */
const PUBLIC = ['GET /v1/brands/:id/products'];

async function knock(person: Person, endpoint: Endpoint<Context>): Promise<number> {
  const body = endpoint.body === 'raw' ? '%PDF-1.7' : JSON.stringify(BODIES[nameOf(endpoint)] ?? {});
  const response = await person.fetch(foreignAddress(endpoint), {
    method: endpoint.method.toUpperCase(),
    ...(endpoint.body ? { body, headers: { 'content-type': 'application/json' } } : {}),
  });
  return response.status;
}

describe('what belongs to another brand looks as if it were not there', () => {
  test('at every endpoint of a brand, to owners and viewers of another, creators, agencies and finance', {
    timeout: 60_000,
  }, async () => {
    const own = endpoints.filter(
      (endpoint) =>
        /^\/v1\/(brands\/:id|keys\/:keyId)/.test(endpoint.path) &&
        paramsOf(endpoint).every((name) => name in foreign) &&
        !PUBLIC.includes(nameOf(endpoint)),
    );
    expect(own.length).toBeGreaterThan(20);
    const { brandOwner, brandViewer, creator, agencyOwner, finance } = callers;
    const strangers = { brandOwner, brandViewer, creator, agencyOwner, finance };
    const wrong: string[] = [];
    let knocks = 0;
    for (const endpoint of own)
      for (const [who, person] of Object.entries(strangers)) {
        const status = await knock(person, endpoint);
        knocks += 1;
        // A body that some endpoint does not take is refused before any record is looked for: nothing is learned by it.
        if (status !== 404 && status !== 422) wrong.push(`${nameOf(endpoint)}, ${who}: ${status}`);
        if (status === 422 && nameOf(endpoint) in BODIES) wrong.push(`${nameOf(endpoint)}, ${who}: the test's body`);
      }
    process.stdout.write(
      `foreign records: ${own.length} endpoints × ${Object.keys(strangers).length} callers = ${knocks} knocks\n`,
    );
    expect(wrong).toEqual([]);
    const after = await callers.visitor.get<{ documents: unknown[] }>(`/v1/brands/${foreign.id}`);
    expect(after.body.documents).toHaveLength(1);
    expect((await callers.visitor.get<{ data: unknown[] }>(`/v1/brands/${foreign.id}/keys`)).body.data).toHaveLength(1);
  });
});

describe('keys', () => {
  const byKey = (key: string, { method, path, body, headers }: Endpoint<Context>, id = 'x'.repeat(30)) =>
    fetch(`${app.url}${path.replace(/:\w+/g, id)}`, {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${key}`,
        ...(headers ? { 'webhook-id': unique('evt') } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: '{}' } : {}),
    });

  test('of every scope open the endpoints that name it, and no others', { timeout: 60_000 }, async () => {
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

  test('of another brand find nothing', async () => {
    const brand = endpoints.filter(({ access, scope }) => access === 'brand' && scope !== undefined);
    expect(brand.length).toBeGreaterThan(1);
    for (const endpoint of brand) {
      const path = endpoint.path.replace(':id', 'brn_callers');
      const response = await fetch(`${app.url}${path}`, {
        method: endpoint.method.toUpperCase(),
        headers: { authorization: `Bearer ${foreignKey}`, 'content-type': 'application/json' },
        ...(endpoint.body ? { body: JSON.stringify(BODIES[nameOf(endpoint)] ?? {}) } : {}),
      });
      expect((await declared.problem(endpoint.method.toUpperCase(), path, response)).code, path).toBe('not_found');
    }
  });
});
