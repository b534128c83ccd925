import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessions, signInRoutes } from '../../src/accounts/index.ts';
import { users } from '../../src/accounts/model.ts';
import type { NetworkAddresses } from '../../src/accounts/networks/network.ts';
import { NETWORKS, type Network } from '../../src/accounts/schemas.ts';
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
    if (step === 'openid') return void response.end(JSON.stringify(openIdDocument(name)));
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

/** What says where to ask an OpenID provider, whose token endpoint then behaves as it is named. */
const openIdDocument = (name: string) => ({
  issuer: `${base}/openid/${encodeURIComponent(name)}`,
  authorization_endpoint: `${base}/authorize`,
  token_endpoint: `${base}/token/${encodeURIComponent(name)}`,
  userinfo_endpoint: `${base}/profile/${encodeURIComponent(name)}`,
  jwks_uri: `${base}/keys`,
});

/** Where a network is asked that behaves as it is named. */
const addressesOf = (name: string): NetworkAddresses => ({
  tokenUrl: `${base}/token/${encodeURIComponent(name)}`,
  profileUrl: `${base}/profile/${encodeURIComponent(name)}`,
  discoveryUrl: `${base}/openid/${encodeURIComponent(name)}/.well-known/openid-configuration`,
});

/** Kolect's sign-in in front of a network at these addresses. */
async function signInAt(
  network: Network,
  addresses: NetworkAddresses,
): Promise<{ location: string | null; status: number; ms: number }> {
  const started = performance.now();
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
  const departure = await person.fetch(`/auth/${network}`);
  const authorize = new URL(departure.headers.get('location') ?? '', url);
  const state = authorize.searchParams.get('state');
  // Where the network cannot even be looked up, one is back already.
  const response = state ? await person.fetch(`/auth/${network}/callback?code=c&state=${state}`) : departure;
  return { status: response.status, location: response.headers.get('location'), ms: performance.now() - started };
}

test('however a network misbehaves, sign-in ends within seconds with a page that says so, and nobody is made', {
  timeout: 40_000,
}, async () => {
  const names = Object.keys(BEHAVIOURS).flatMap((name) => [name, `profile: ${name}`]);
  // Each network meets some of the behaviours, since what they share is what is looked at here, and all of them the slowest.
  // Google is asked for nobody's profile before its id token is right.
  const plain = NETWORKS.filter((network) => network !== 'google');
  const cases = names.map((name, index) => {
    const those = name.startsWith('profile: ') ? plain : NETWORKS;
    return { network: those[index % those.length] as Network, name };
  });
  const slow = NETWORKS.flatMap((network) =>
    ['never answers', 'profile: never answers'].map((name) => ({ network, name })),
  );
  const ends = await Promise.all(
    [...cases, ...slow].map(async ({ network, name }) => ({
      name: `${network}: ${name}`,
      ...(await signInAt(network, addressesOf(name))),
    })),
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

test('a provider whose document never comes is unavailable within seconds, before anybody is sent there', async () => {
  const discoveryUrl = `${base}/token/never%20answers/.well-known/openid-configuration`;
  const { status, location, ms } = await signInAt('google', { discoveryUrl });
  expect([status, location]).toEqual([303, '/?problem=network_unavailable']);
  expect(ms).toBeLessThan(10_000);
});

test('a network that is not there is unavailable at once', async () => {
  const nowhere = {
    tokenUrl: 'http://127.0.0.1:1/token',
    profileUrl: 'http://127.0.0.1:1/profile',
    discoveryUrl: 'http://127.0.0.1:1/.well-known/openid-configuration',
  };
  for (const network of NETWORKS) {
    const { status, location, ms } = await signInAt(network, nowhere);
    expect([status, location]).toEqual([303, '/?problem=network_unavailable']);
    expect(ms).toBeLessThan(3_000);
  }
});
