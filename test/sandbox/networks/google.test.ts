import { createRemoteJWKSet, jwtVerify } from 'jose';
import { type GoogleCallbackParameters, type Profile, Strategy, type VerifyCallback } from 'passport-google-oauth20';
import { beforeAll, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../support.ts';
import { authenticate, callbackQuery, signIn } from './strategy-run.ts';

let box: TestSandbox;
let strategy: Strategy;

beforeAll(async () => {
  box = await startTestSandbox({ wallClock: Date.now });
  const { clientId, clientSecret, authorizeUrl, tokenUrl, profileUrl } = box.sandbox.networks.google;
  strategy = new Strategy(
    {
      clientID: clientId,
      clientSecret,
      authorizationURL: authorizeUrl,
      tokenURL: tokenUrl,
      userProfileURL: profileUrl,
      callbackURL: `${box.receiver.url}/auth/google/callback`,
      scope: ['openid', 'profile', 'email'],
    },
    (accessToken: string, _refresh: string, params: GoogleCallbackParameters, profile: Profile, done: VerifyCallback) =>
      done(null, { accessToken, params, profile }),
  );
});

interface SignedIn {
  accessToken: string;
  params: { id_token: string };
  profile: { id: string; displayName: string; emails?: { value: string; verified: boolean }[] };
}

test("the real Google strategy gets a person's subject, name and verified e-mail", async () => {
  const { user } = await signIn(box, strategy, { login_hint: 'ines' }, { state: 'opaque' });
  const { profile } = user as SignedIn;
  expect(profile.displayName).toBe('Inês Carvalho');
  expect(profile.id).toMatch(/^\d{21}$/);
  expect(profile.emails).toEqual([{ value: 'ines.carvalho@people.example', verified: true }]);
});

test('the state comes back unchanged', async () => {
  const { redirect } = await authenticate(strategy, {}, { state: 'a&b=c d' });
  expect((await callbackQuery(box, redirect ?? '', { login_hint: 'ines' })).state).toBe('a&b=c d');
});

test('the id token verifies against the published keys and carries issuer, audience and nonce', async () => {
  const { clientId, discoveryUrl } = box.sandbox.networks.google;
  const discovery = (await (await fetch(discoveryUrl)).json()) as Record<string, string>;
  const { redirect } = await authenticate(strategy, {}, { state: 's' });
  const query = await callbackQuery(box, redirect ?? '', { login_hint: 'dmitri', nonce: 'n-1' });
  const { user } = await authenticate(strategy, query);
  const keys = createRemoteJWKSet(new URL(discovery.jwks_uri ?? ''));
  const { payload } = await jwtVerify((user as SignedIn).params.id_token, keys, {
    issuer: discovery.issuer ?? '',
    audience: clientId,
  });
  expect(payload).toMatchObject({ nonce: 'n-1', name: 'Дмитрий Соколов', sub: (user as SignedIn).profile.id });
});

test('a person without e-mail, or one who withholds it, has none in the profile', async () => {
  const without = await signIn(box, strategy, { login_hint: 'lucie' });
  const withheld = await signIn(box, strategy, { login_hint: 'ines', sandbox_fault: 'no_email' });
  expect((without.user as SignedIn).profile.emails).toBeUndefined();
  expect((withheld.user as SignedIn).profile.emails).toBeUndefined();
});

test('YouTube statistics need their own scope', async () => {
  const { youtubeChannelsUrl } = box.sandbox.networks.google;
  const channels = async (scope: string[]) => {
    const { user } = await signIn(box, strategy, { login_hint: 'mateusz' }, { scope });
    const authorization = `Bearer ${(user as SignedIn).accessToken}`;
    return fetch(`${youtubeChannelsUrl}?part=statistics,snippet&mine=true`, { headers: { authorization } });
  };
  expect((await channels(['openid', 'profile'])).status).toBe(403);
  const granted = await channels(['openid', 'profile', 'https://www.googleapis.com/auth/youtube.readonly']);
  const { items } = (await granted.json()) as { items: { statistics: { subscriberCount: string } }[] };
  expect(items[0]?.statistics.subscriberCount).toBe('231000');
});

test('a revoked token reads nothing any more', async () => {
  const { user } = await signIn(box, strategy, { login_hint: 'aoife' });
  const { accessToken: token } = user as SignedIn;
  const { profileUrl } = box.sandbox.networks.google;
  expect((await fetch(`${profileUrl}?access_token=${token}`)).status).toBe(200);
  expect((await box.post('/google/revoke', { token })).status).toBe(200);
  expect((await fetch(`${profileUrl}?access_token=${token}`)).status).toBe(401);
});
