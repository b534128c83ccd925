import { beforeAll, describe, expect, test } from 'vitest';
import { allEndpoints } from '../../src/app.ts';
import { asSystem, type Context } from '../../src/context.ts';
import type { Endpoint } from '../../src/kit/endpoint.ts';
import { orderPlaced, signed } from '../builders.ts';
import { type Callers, callersOf, changeState } from '../support/callers.ts';
import { Declared } from '../support/declared.ts';
import { someShop } from '../support/people.ts';
import type { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

type App = Awaited<ReturnType<typeof startApp>>;
type Caller = keyof Callers;
type Outcome = 'asked to sign in' | 'nothing here' | 'let in';

const CALLERS: Caller[] = [
  'anonymous',
  'visitor',
  'applicant',
  'suspended',
  'creator',
  'otherCreator',
  'reviewer',
  'finance',
  'admin',
  'brandOwner',
  'brandEditor',
  'brandViewer',
  'agencyOwner',
  'agencyMember',
];

/** Who is let in at each door. */
const WELCOME: Record<string, Caller[]> = {
  anyone: CALLERS,
  shop: CALLERS,
  stripe: CALLERS,
  'signed-in person': CALLERS.filter((caller) => caller !== 'anonymous'),
  creator: ['creator', 'otherCreator'],
  'any manager': ['reviewer', 'finance', 'admin'],
  reviewer: ['reviewer', 'admin'],
  finance: ['finance', 'admin'],
  admin: ['admin'],
  brand: ['reviewer', 'admin', 'brandOwner', 'brandEditor', 'brandViewer'],
  agency: ['agencyOwner', 'agencyMember'],
};

/** Where whoever is let in may have nothing of her own yet: the door and the empty room answer the same. */
const MAYBE_EMPTY = ['GET /v1/applications/mine', 'GET /v1/authenticity/mine'];

const endpoints: Endpoint<Context>[] = allEndpoints({ networkApps: {}, intake: {} as never, nudge: () => undefined });

let app: App;
let callers: Callers;
let declared: Declared;
beforeAll(async () => {
  app = await startApp({ mode: 'serve' }, { DEMO: 'false' });
  callers = await callersOf(app);
  declared = await Declared.by(app);
});

const nameOf = ({ method, path }: Endpoint<Context>) => `${method.toUpperCase()} ${path}`;

/** Knocks without being able to change anything: past the door there is a mistake that only an endpoint itself looks for. */
async function knock(person: Person, { method, path, query, body }: Endpoint<Context>): Promise<Outcome> {
  const address = path.replace(/:\w+/g, 'x'.repeat(400)) + (query ? '?limit=0' : '');
  const headers = body ? { 'content-type': 'text/plain' } : {};
  const response = await person.fetch(address, {
    method: method.toUpperCase(),
    headers,
    ...(body ? { body: '{}' } : {}),
  });
  if (response.status < 400) return 'let in';
  const { status, code } = await declared.problem(method.toUpperCase(), address, response);
  if (status === 401 && code === 'not_signed_in') return 'asked to sign in';
  return status === 404 ? 'nothing here' : 'let in';
}

test('no two endpoints answer the same address: the second would never be asked', () => {
  const addresses = endpoints.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
  expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
});

test('every door of an endpoint is on the list', () => {
  expect([...new Set(endpoints.map(({ access }) => access))].filter((access) => !(access in WELCOME))).toEqual([]);
});

test('at every endpoint every kind of caller gets what the access table says', { timeout: 120_000 }, async () => {
  const wrong: string[] = [];
  let walked = 0;
  const walk = async (endpoint: Endpoint<Context>, caller: Caller) => {
    const welcome = WELCOME[endpoint.access]?.includes(caller);
    const expected: Outcome = welcome ? 'let in' : caller === 'anonymous' ? 'asked to sign in' : 'nothing here';
    const outcome = await knock(callers[caller], endpoint);
    walked += 1;
    const empty = welcome && outcome === 'nothing here' && MAYBE_EMPTY.includes(nameOf(endpoint));
    if (outcome !== expected && !empty)
      wrong.push(`${nameOf(endpoint)} (${endpoint.access}), ${caller}: ${outcome}, not ${expected}`);
  };
  for (const endpoint of endpoints) await Promise.all(CALLERS.map((caller) => walk(endpoint, caller)));
  process.stdout.write(`access table: ${endpoints.length} endpoints × ${CALLERS.length} callers = ${walked} knocks\n`);
  expect(wrong).toEqual([]);
  expect(walked).toBeGreaterThan(250);
});

test('every unsafe endpoint of a browser refuses other people’s pages, whoever is signed in', {
  timeout: 60_000,
}, async () => {
  const unsafe = endpoints.filter(({ method, access }) => method !== 'get' && access !== 'shop' && access !== 'stripe');
  expect(unsafe.length).toBeGreaterThan(10);
  for (const { method, path } of unsafe) {
    const address = path.replace(/:\w+/g, 'x');
    const response = await callers.admin.fetch(address, {
      method: method.toUpperCase(),
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: '{}',
    });
    expect((await declared.problem(method.toUpperCase(), address, response)).code, path).toBe('foreign_origin');
  }
});

describe('what belongs to another creator looks as if it were not there', () => {
  test('her link, its picture, her commission, her orders', async () => {
    const { shop, domain } = await someShop(asSystem(app.ctx, 'test'));
    const link = await callers.creator.post<{ id: string; url: string }>('/v1/links', {
      destination: `https://${domain}/`,
    });
    const visit = await fetch(link.body.url, {
      redirect: 'manual',
      headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' },
    });
    const clickId = new URL(visit.headers.get('location') ?? '').searchParams.get('kclid');
    const placed = orderPlaced({ clickId, placedAt: app.ctx.clock.now().toISOString() });
    await fetch(`${app.url}/v1/shops/${shop.id}/events`, signed(shop.secret, placed));
    const { processEvents } = await import('../../src/orders/index.ts');
    await processEvents(asSystem(app.ctx, 'test'));
    const [commission] = (await callers.creator.get<{ data: { id: string; orderId: string }[] }>('/v1/commissions'))
      .body.data;
    expect(commission).toBeDefined();
    const own = [
      `/v1/links/${link.body.id}/qr.svg`,
      `/v1/commissions/${commission?.id}`,
      `/v1/orders?cursor=${Buffer.from(commission?.orderId ?? '').toString('base64url')}`,
    ];
    for (const address of own) {
      expect((await callers.creator.get(address)).status, address).toBe(200);
      const response = await callers.otherCreator.fetch(address);
      expect((await declared.problem('GET', address, response)).code, address).toBe('not_found');
    }
    for (const list of ['/v1/links', '/v1/commissions', '/v1/orders', '/v1/payouts'])
      expect((await callers.otherCreator.get<{ data: unknown[] }>(list)).body.data, list).toEqual([]);
  });
});

describe('a creator who is suspended', () => {
  test('loses access with the very next request, and has it back when the suspension ends', async () => {
    const system = asSystem(app.ctx, 'test');
    const statusOf = async () => (await callers.otherCreator.get('/v1/links')).status;
    expect(await statusOf()).toBe(200);
    for (const state of ['suspended', 'banned', 'left'] as const) {
      await changeState(system, callers.otherCreator, state);
      expect(await statusOf(), state).toBe(404);
    }
    expect((await callers.otherCreator.get('/v1/me')).status).toBe(200);
    await changeState(system, callers.otherCreator, 'active');
    expect(await statusOf()).toBe(200);
  });
});
