import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessions, signInRoutes } from '../../src/accounts/index.ts';
import { users } from '../../src/accounts/model.ts';
import { refuseForeignOrigin } from '../../src/http/index.ts';
import { problemHandler } from '../../src/kit/problem.ts';
import { Person } from '../support/person.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

/** How the network behaves when it is asked for a token (or, `profile:`, for the profile behind one). */
const BEHAVIOURS: Record<string, (response: ServerResponse) => void> = {
  'never answers': () => undefined,
  'answers a byte a second, for ever': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const drip = setInterval(() => response.write(' '), 1_000);
    response.on('close', () => clearInterval(drip));
  },
  'hangs up': (response) => void response.destroy(),
  'hangs up half-way': (response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"access_token":', () => response.destroy());
  },
  'answers a page': (response) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>'),
  'answers without end': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(64_000)));
    };
    response.on('drain', pour);
    pour();
  },
  'answers nothing': (response) => void response.writeHead(200).end(),
  'answers no token': (response) => void response.writeHead(200).end('{}'),
  'answers a token that is no text': (response) => void response.writeHead(200).end('{"access_token":{"$ne":null}}'),
  'answers 503': (response) => void response.writeHead(503).end('busy'),
  'sends us elsewhere': (response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
};
const TOKEN = '{"access_token":"t","token_type":"Bearer","expires_in":3600,"scope":"user.info.basic"}';

let ctx: TestContext;
const asked = new Set<string>();
let base: string;
const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

beforeAll(async () => {
  ctx = await testContext();
  const made = await serve((request, response) => {
    const [, step, name = ''] = (request.url ?? '').split('?')[0]?.split('/').map(decodeURIComponent) ?? [];
    const behaviour = name.startsWith('profile: ') ? (step === 'profile' ? name.slice(9) : undefined) : name;
    asked.add(`${step}/${name}`);
    if (behaviour && BEHAVIOURS[behaviour]) BEHAVIOURS[behaviour](response);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(TOKEN);
  });
  base = made.url;
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** Those whose addresses need no looking up. */
const NETWORKS = ['facebook', 'instagram', 'x', 'tiktok'] as const;
type Name = (typeof NETWORKS)[number];

/** Kolect's sign-in in front of a network at these addresses. */
async function signInAt(
  network: Name,
  addresses: { tokenUrl: string; profileUrl: string },
): Promise<{ location: string | null; status: number; ms: number }> {
  const app = express();
  const { url } = await serve(app);
  const own = { ...ctx, config: { ...ctx.config, publicUrl: url } };
  const client = { clientId: 'id', clientSecret: 'secret', authorizeUrl: `${base}/authorize` };
  const exchangeUrl = `${base}/exchange/well`;
  app.use(
    '/auth',
    sessions(own),
    signInRoutes(own, { [network]: { ...client, exchangeUrl, ...addresses } }, refuseForeignOrigin(own)),
  );
  app.use(problemHandler(own.logger));
  const person = new Person({ url });
  const authorize = new URL((await person.fetch(`/auth/${network}`)).headers.get('location') ?? '');
  const started = performance.now();
  const state = authorize.searchParams.get('state');
  const response = await person.fetch(`/auth/${network}/callback?code=c&state=${state}`);
  return { status: response.status, location: response.headers.get('location'), ms: performance.now() - started };
}

test('however a network misbehaves, sign-in ends within seconds with a page that says so, and nobody is made', {
  timeout: 40_000,
}, async () => {
  const names = Object.keys(BEHAVIOURS).flatMap((name) => [name, `profile: ${name}`]);
  // Each network meets every fourth behaviour: what they share is what is looked at here.
  const cases = names.map((name, index) => ({ network: NETWORKS[index % NETWORKS.length] as Name, name }));
  const ends = await Promise.all(
    cases.map(async ({ network, name }) => {
      const path = encodeURIComponent(name);
      const addresses = { tokenUrl: `${base}/token/${path}`, profileUrl: `${base}/profile/${path}` };
      return { name: `${network}: ${name}`, ...(await signInAt(network, addresses)) };
    }),
  );
  for (const { name, status, location, ms } of ends) {
    expect(status, name).toBe(303);
    expect(location, name).toMatch(/^\/\?problem=(network_(unavailable|answer_invalid)|oauth_scope_missing)$/);
    expect(ms, name).toBeLessThan(15_000);
  }
  for (const name of Object.keys(BEHAVIOURS))
    expect([...asked]).toEqual(expect.arrayContaining([`token/${name}`, `profile/profile: ${name}`]));
  expect(await users(ctx).countDocuments()).toBe(0);
});

test('a network that is not there is unavailable at once', async () => {
  const nowhere = { tokenUrl: 'http://127.0.0.1:1/token', profileUrl: 'http://127.0.0.1:1/profile' };
  for (const network of NETWORKS) {
    const { status, location, ms } = await signInAt(network, nowhere);
    expect([status, location]).toEqual([303, '/?problem=network_unavailable']);
    expect(ms).toBeLessThan(3_000);
  }
});
