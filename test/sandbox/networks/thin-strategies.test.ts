import OAuth2Strategy from 'passport-oauth2';
import { beforeAll, expect, test } from 'vitest';
import type { NetworkName } from '../../../src/sandbox/index.ts';
import { startTestSandbox, type TestSandbox } from '../support.ts';
import { authenticate, MemoryStateStore, signIn } from './strategy-run.ts';

let box: TestSandbox;
beforeAll(async () => {
  box = await startTestSandbox();
});

interface Tokens {
  accessToken: string;
  refreshToken: string;
  params: Record<string, unknown>;
}

type Changes = { pkce?: boolean; headers?: Record<string, string>; scope: string; separator?: string };

function strategyFor(
  network: NetworkName,
  { pkce = false, headers = {}, scope, separator = ' ' }: Changes,
): OAuth2Strategy {
  const { clientId, clientSecret, authorizeUrl, tokenUrl } = box.sandbox.networks[network];
  return new OAuth2Strategy(
    {
      clientID: clientId,
      clientSecret,
      authorizationURL: authorizeUrl,
      tokenURL: tokenUrl,
      callbackURL: `${box.receiver.url}/auth/${network}/callback`,
      customHeaders: headers,
      scope: scope.split(' '),
      scopeSeparator: separator,
      ...(pkce && { pkce: true, state: true, store: new MemoryStateStore() }),
    } as OAuth2Strategy.StrategyOptions,
    (
      accessToken: string,
      refreshToken: string,
      params: unknown,
      _profile: unknown,
      done: OAuth2Strategy.VerifyCallback,
    ) => done(null, { accessToken, refreshToken, params }),
  );
}

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

test('Instagram: the token answer has an id that JSON.parse breaks, and /me has the right one', async () => {
  const { tokenUrl, clientId, clientSecret, authorizeUrl } = box.sandbox.networks.instagram;
  const redirectUri = `${box.receiver.url}/auth/instagram/callback`;
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'instagram_business_basic',
    login_hint: 'olena',
  });
  const location = (await box.fetch(`${authorizeUrl}?${query}`)).headers.get('location') ?? '';
  expect(location.endsWith('#_')).toBe(true);
  const code = new URL(location).searchParams.get('code') ?? '';
  const form = {
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
    code,
  };
  const raw = await (await fetch(tokenUrl, { method: 'POST', body: new URLSearchParams(form) })).text();
  const rawId = /"user_id":(\d+)/.exec(raw)?.[1] ?? '';
  const parsed = JSON.parse(raw) as { access_token: string; user_id: number };
  expect(rawId).toMatch(/^\d{17}$/);
  expect(String(parsed.user_id)).not.toBe(rawId);

  const { profileUrl } = box.sandbox.networks.instagram;
  const fields = 'user_id,username,account_type,followers_count,follows_count,media_count';
  const me = await (await fetch(`${profileUrl}?fields=${fields}&access_token=${parsed.access_token}`)).json();
  expect(me).toMatchObject({ id: rawId, username: 'olena.shevchenko', followers_count: 112400 });
  expect((me as { user_id: string }).user_id).not.toBe(rawId);
});

test('Instagram: short-lived tokens are exchanged, and long-lived ones refreshed after a day', async () => {
  const { user } = await signIn(box, strategyFor('instagram', { scope: 'instagram_business_basic' }), {
    login_hint: 'ines',
  });
  const { exchangeUrl, refreshUrl, clientSecret, profileUrl } = box.sandbox.networks.instagram;
  const exchange = new URLSearchParams({
    grant_type: 'ig_exchange_token',
    client_secret: clientSecret,
    access_token: (user as Tokens).accessToken,
  });
  const long = (await (await fetch(`${exchangeUrl}?${exchange}`)).json()) as {
    access_token: string;
    expires_in: number;
  };
  expect(long.expires_in).toBeGreaterThan(59 * 86_400);

  const refresh = () => fetch(`${refreshUrl}?grant_type=ig_refresh_token&access_token=${long.access_token}`);
  expect((await refresh()).status).toBe(400);
  box.time.wallMs += 25 * 3_600_000;
  const fresh = (await (await refresh()).json()) as { access_token: string };
  expect((await fetch(`${profileUrl}?fields=user_id&access_token=${fresh.access_token}`)).status).toBe(200);
  const expired = await fetch(`${profileUrl}?access_token=${(user as Tokens).accessToken}`);
  expect(await expired.json()).toMatchObject({ error: { code: 190 } });
});

test('X: the token endpoint wants HTTP Basic and PKCE, and gives the confirmed e-mail with its scope only', async () => {
  const { clientId, clientSecret, profileUrl } = box.sandbox.networks.x;
  const headers = { Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` };
  const scope = 'users.read tweet.read offline.access users.email';
  const { user } = await signIn(box, strategyFor('x', { pkce: true, headers, scope }), { login_hint: 'aoife' });
  const { accessToken, refreshToken, params } = user as Tokens;
  expect(params).toMatchObject({ token_type: 'bearer', expires_in: 7200 });
  expect(refreshToken).toEqual(expect.any(String));
  const me = await (
    await fetch(`${profileUrl}?user.fields=public_metrics,confirmed_email,verified`, bearer(accessToken))
  ).json();
  expect(me).toMatchObject({
    data: {
      username: 'aoife_runs',
      confirmed_email: 'aoife.osullivan@people.example',
      public_metrics: { followers_count: 6200 },
    },
  });

  const withoutBasic = await signIn(box, strategyFor('x', { pkce: true, scope }), { login_hint: 'aoife' });
  expect(withoutBasic.error?.message).toBe('Missing valid authorization header');
  const withoutEmail = await signIn(box, strategyFor('x', { pkce: true, headers, scope: 'users.read tweet.read' }), {
    login_hint: 'aoife',
  });
  const bare = await fetch(
    `${profileUrl}?user.fields=confirmed_email`,
    bearer((withoutEmail.user as Tokens).accessToken),
  );
  expect(await bare.json()).toEqual({
    data: { id: expect.stringMatching(/^\d{19}$/), name: "Aoife O'Sullivan", username: 'aoife_runs' },
  });
});

test('X: an authorization without a PKCE challenge is sent back', async () => {
  const { redirect } = await authenticate(strategyFor('x', { scope: 'users.read' }), {}, { state: 's' });
  const location = new URL((await box.fetch(`${redirect}&login_hint=ines`)).headers.get('location') ?? '');
  expect(Object.fromEntries(location.searchParams)).toMatchObject({ error: 'invalid_request', state: 's' });
});

async function tiktokTokens(fields: Record<string, string>): Promise<Record<string, unknown>> {
  const { clientId, clientSecret, tokenUrl } = box.sandbox.networks.tiktok;
  const body = new URLSearchParams({ client_key: clientId, client_secret: clientSecret, ...fields });
  const response = await fetch(tokenUrl, { method: 'POST', body });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

async function tiktokSignIn(scope: string): Promise<Record<string, unknown>> {
  const { clientId, authorizeUrl } = box.sandbox.networks.tiktok;
  const redirectUri = `${box.receiver.url}/auth/tiktok/callback`;
  const query = new URLSearchParams({
    client_key: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope,
    state: 's',
    login_hint: 'zeynep',
  });
  const back = new URL((await box.fetch(`${authorizeUrl}?${query}`)).headers.get('location') ?? '').searchParams;
  expect(back.get('scopes')).toBe(scope);
  return tiktokTokens({ grant_type: 'authorization_code', redirect_uri: redirectUri, code: back.get('code') ?? '' });
}

test('TikTok: client_key, scopes with commas, and refresh tokens that work once', async () => {
  const tokens = await tiktokSignIn('user.info.basic,user.info.stats');
  const { profileUrl } = box.sandbox.networks.tiktok;
  const info = await fetch(
    `${profileUrl}?fields=open_id,display_name,follower_count`,
    bearer(String(tokens.access_token)),
  );
  expect(await info.json()).toMatchObject({
    data: { user: { open_id: tokens.open_id, display_name: 'Zeynep Yıldırım Öztürk', follower_count: 521000 } },
    error: { code: 'ok' },
  });
  const refresh = { grant_type: 'refresh_token', refresh_token: String(tokens.refresh_token) };
  const second = await tiktokTokens(refresh);
  expect(second.refresh_token).not.toBe(tokens.refresh_token);
  expect(await tiktokTokens(refresh)).toMatchObject({ error: 'invalid_grant' });
});

test('TikTok: a field beyond the granted scopes is refused with its own error object', async () => {
  const tokens = await tiktokSignIn('user.info.basic');
  const { profileUrl } = box.sandbox.networks.tiktok;
  const info = await fetch(`${profileUrl}?fields=open_id,username`, bearer(String(tokens.access_token)));
  expect(info.status).toBe(401);
  expect(await info.json()).toMatchObject({ error: { code: 'scope_not_authorized' } });
});
