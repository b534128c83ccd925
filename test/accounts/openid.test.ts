import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { NetworkAway, NetworkNonsense } from '../../src/accounts/networks/call-network.ts';
import { openIdProvider } from '../../src/accounts/networks/openid.ts';
import { portOf } from '../support/port-of.ts';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

let server: Server;
let issuer: string;
let own: KeyPair;
let other: KeyPair;
/** What the provider's document says beyond the usual, and whether it answers at all. */
const provider = { document: {} as object, down: false, asked: 0 };

beforeAll(async () => {
  [own, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256' };
  server = createServer((request, response) => {
    provider.asked += 1;
    const answers: Record<string, unknown> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        ...provider.document,
      },
      '/keys': { keys: [jwk] },
    };
    response.writeHead(provider.down ? 503 : 200).end(JSON.stringify(answers[request.url ?? '']));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(() => void server.close());
beforeEach(() => Object.assign(provider, { document: {}, down: false, asked: 0 }));

const open = () => openIdProvider(`${issuer}/.well-known/openid-configuration`, 'our-app');

interface Flaw {
  issuer?: string;
  audience?: string;
  expiresIn?: number;
  key?: KeyPair;
  claims?: object;
}
const token = ({
  issuer: iss = issuer,
  audience = 'our-app',
  expiresIn = 600,
  key = own,
  claims = {},
}: Flaw = {}): Promise<string> => {
  const now = Math.floor(Date.now() / 1_000);
  return new SignJWT({ sub: '1072', nonce: 'n-1', ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'own' })
    .setIssuer(iss)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + expiresIn)
    .sign(key.privateKey);
};

test('an id token that is right says who she is and which request it answers', async () => {
  expect(await open().claims(await token())).toEqual({ sub: '1072', nonce: 'n-1' });
});

const WRONG: [string, () => Promise<unknown>][] = [
  ['of another issuer', () => token({ issuer: 'https://evil.example' })],
  ['for another app', () => token({ audience: 'their-app' })],
  ['that ended', () => token({ expiresIn: -120 })],
  ['signed with another key', () => token({ key: other })],
  ['about nobody', () => token({ claims: { sub: undefined } })],
  [
    'that nobody signed',
    async () => new UnsecuredJWT({ sub: '1072' }).setIssuer(issuer).setAudience('our-app').encode(),
  ],
  ['that is no token', async () => 'a.b.c'],
  ['that is missing', async () => undefined],
  ['that is an object', async () => ({ $ne: null })],
];
test.for(WRONG)('an id token %s is refused', async ([, make]) => {
  await expect(open().claims(await make())).rejects.toThrow(NetworkNonsense);
});

test('the document is asked for once, and again after it failed', async () => {
  const opened = open();
  await Promise.all([opened.document(), opened.document(), opened.document()]);
  expect(provider.asked).toBe(1);
  provider.down = true;
  const failing = open();
  await expect(failing.document()).rejects.toThrow(NetworkAway);
  provider.down = false;
  expect(await failing.document()).toMatchObject({ issuer });
});

test.for([
  ['speaks for another issuer', { issuer: 'https://accounts.google.com' }],
  ['has no keys', { jwks_uri: undefined }],
  ['sends people to a script', { authorization_endpoint: 'javascript:alert(1)' }],
] as const)('a document that %s is refused', async ([, document]) => {
  provider.document = document;
  await expect(open().document()).rejects.toThrow(NetworkNonsense);
});
