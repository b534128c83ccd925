import { Strategy } from 'passport-facebook';
import { beforeAll, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../support.ts';
import { signIn } from './strategy-run.ts';

let box: TestSandbox;

function strategyWith(options: { clientSecret?: string; profileFields?: string[] } = {}): Strategy {
  const { clientId, clientSecret, authorizeUrl, tokenUrl, profileUrl, version } = box.sandbox.networks.facebook;
  return new Strategy(
    {
      clientID: clientId,
      clientSecret: options.clientSecret ?? clientSecret,
      authorizationURL: authorizeUrl,
      tokenURL: tokenUrl,
      profileURL: profileUrl,
      graphAPIVersion: version,
      enableProof: true,
      profileFields: options.profileFields ?? ['id', 'displayName', 'email', 'picture'],
      callbackURL: `${box.receiver.url}/auth/facebook/callback`,
      scope: ['public_profile', 'email'],
    },
    (accessToken, _refreshToken, profile, done) => done(null, { accessToken, profile }),
  );
}

beforeAll(async () => {
  box = await startTestSandbox();
});

interface SignedIn {
  accessToken: string;
  profile: { id: string; displayName: string; emails?: { value: string }[]; photos?: { value: string }[] };
}

test('the real Facebook strategy with app secret proof gets id, name, e-mail and picture', async () => {
  const { user } = await signIn(box, strategyWith(), { login_hint: 'zeynep' }, { state: 's' });
  const { profile } = user as SignedIn;
  expect(profile).toMatchObject({
    displayName: 'Zeynep Yıldırım Öztürk',
    emails: [{ value: 'zeynep.yildirim@people.example' }],
  });
  expect(profile.id).toMatch(/^\d{17}$/);
  const picture = await box.fetch(profile.photos?.[0]?.value ?? '');
  expect(picture.headers.get('content-type')).toContain('image/svg+xml');
});

test('a wrong client secret is refused in the Graph API error shape', async () => {
  const { error } = await signIn(box, strategyWith({ clientSecret: 'wrong' }), { login_hint: 'ines' });
  expect(error).toMatchObject({ name: 'FacebookTokenError', type: 'OAuthException', code: 101 });
});

test('a wrong app secret proof and an unknown field are refused', async () => {
  const { user } = await signIn(box, strategyWith(), { login_hint: 'ines' });
  const { accessToken } = user as SignedIn;
  const { profileUrl } = box.sandbox.networks.facebook;
  const forged = await fetch(`${profileUrl}?access_token=${accessToken}&appsecret_proof=${'0'.repeat(64)}`);
  expect(await forged.json()).toMatchObject({ error: { code: 100, type: 'OAuthException' } });
  const { error } = await signIn(box, strategyWith({ profileFields: ['id', 'followers_count'] }), {
    login_hint: 'ines',
  });
  expect(error).toMatchObject({ name: 'FacebookGraphAPIError', code: 100 });
});

test('e-mail is missing when its scope was not asked for', async () => {
  const { user } = await signIn(box, strategyWith(), { login_hint: 'ines' }, { scope: ['public_profile'] });
  expect((user as SignedIn).profile.emails).toBeUndefined();
});

test('addresses without a version are unknown', async () => {
  const response = await box.fetch('/facebook/me?access_token=x');
  expect(await response.json()).toMatchObject({ error: { type: 'OAuthException' } });
});

test('a token is exchanged for a long-lived one, and revoking the permissions ends both', async () => {
  const { user } = await signIn(box, strategyWith(), { login_hint: 'ines' });
  const { clientId, clientSecret, tokenUrl, revokeUrl, profileUrl } = box.sandbox.networks.facebook;
  const query = new URLSearchParams({
    grant_type: 'fb_exchange_token',
    client_id: clientId,
    client_secret: clientSecret,
    fb_exchange_token: (user as SignedIn).accessToken,
  });
  const { access_token: token } = (await (await fetch(`${tokenUrl}?${query}`)).json()) as { access_token: string };
  const authorization = `Bearer ${token}`;
  expect((await fetch(profileUrl, { headers: { authorization } })).status).toBe(200);
  expect((await fetch(revokeUrl, { method: 'DELETE', headers: { authorization } })).status).toBe(200);
  expect((await fetch(profileUrl, { headers: { authorization } })).status).toBe(401);
});
