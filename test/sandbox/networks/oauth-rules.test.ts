import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../support.ts';

let box: TestSandbox;
let redirectUri: string;
let client: { client_id: string; client_secret: string };

beforeAll(async () => {
  box = await startTestSandbox({ stallMs: 200 });
  redirectUri = `${box.receiver.url}/auth/google/callback`;
  const { clientId, clientSecret } = box.sandbox.networks.google;
  client = { client_id: clientId, client_secret: clientSecret };
});

const authorizePath = '/google/o/oauth2/v2/auth';

function query(changes: Record<string, string> = {}): URLSearchParams {
  const base = {
    client_id: client.client_id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid email',
    state: 's',
  };
  return new URLSearchParams({ ...base, ...changes });
}

async function callback(changes: Record<string, string>): Promise<URLSearchParams> {
  const response = await box.fetch(`${authorizePath}?${query(changes)}`);
  return new URL(response.headers.get('location') ?? '').searchParams;
}

async function exchange(
  code: string | null,
  changes: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, string> }> {
  const fields = {
    ...client,
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
    code: code ?? '',
    ...changes,
  };
  const response = await box.post('/google/token', fields);
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

test('the page lists the people, someone new and a refusal, with a banner, and escapes what it is given', async () => {
  const response = await box.fetch(`${authorizePath}?${query({ state: '"><script>alert(1)</script>' })}`);
  const page = await response.text();
  expect(page).toContain('Continue as Олена Шевченко-Коваленко');
  expect(page).toContain('nothing here is real');
  expect(page).not.toContain('<script>');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('an unknown client or any other redirect address gets a page and no redirect', async () => {
  const wrong: Record<string, string>[] = [
    { client_id: 'other' },
    { redirect_uri: `${redirectUri}/` },
    { redirect_uri: 'https://evil.example/' },
  ];
  for (const changes of wrong) {
    const response = await box.fetch(`${authorizePath}?${query({ ...changes, login_hint: 'ines' })}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  }
});

test('a code works once, and using it twice revokes the tokens it gave', async () => {
  const code = (await callback({ login_hint: 'ines' })).get('code');
  const first = await exchange(code);
  expect(first.status).toBe(200);
  expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  const profile = await box.fetch(`/google/oauth2/v3/userinfo?access_token=${first.body.access_token}`);
  expect(profile.status).toBe(401);
});

test('a code lives for 60 seconds', async () => {
  const code = (await callback({ login_hint: 'ines' })).get('code');
  box.time.wallMs += 60_001;
  expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('a code is bound to its redirect address, client and network', async () => {
  const another = async () => (await callback({ login_hint: 'ines' })).get('code');
  expect(await exchange(await another(), { redirect_uri: 'http://elsewhere.example' })).toMatchObject({
    body: { error: 'invalid_grant' },
  });
  expect(await exchange(await another(), { client_secret: 'wrong' })).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  });
  const facebook = box.sandbox.networks.facebook;
  const form = {
    client_id: facebook.clientId,
    client_secret: facebook.clientSecret,
    redirect_uri: redirectUri,
    code: (await another()) ?? '',
  };
  expect((await box.post('/facebook/v26.0/oauth/access_token', form)).status).toBe(400);
});

test('a code with a PKCE challenge needs the verifier, and one without takes none', async () => {
  const pkce = { login_hint: 'ines', code_challenge: challenge, code_challenge_method: 'S256' };
  expect(await exchange((await callback(pkce)).get('code'), { code_verifier: verifier })).toMatchObject({
    status: 200,
  });
  expect(await exchange((await callback(pkce)).get('code'), { code_verifier: 'w'.repeat(43) })).toMatchObject({
    status: 400,
  });
  expect(await exchange((await callback(pkce)).get('code'))).toMatchObject({ status: 400 });
  expect(
    await exchange((await callback({ login_hint: 'ines' })).get('code'), { code_verifier: verifier }),
  ).toMatchObject({ status: 400 });
  expect((await callback({ ...pkce, code_challenge_method: 'plain' })).get('error')).toBe('invalid_request');
});

test('someone new signs in with the name, e-mail and followers given, and is known afterwards', async () => {
  const fields = { person: 'new', name: 'Ğüneş <b>Aydın</b>', email: 'gunes@people.example', followers: '1234' };
  const response = await box.post(`${authorizePath}?${query()}`, fields);
  const code = new URL(response.headers.get('location') ?? '').searchParams.get('code');
  const { body } = await exchange(code);
  const profile = await (await box.fetch(`/google/oauth2/v3/userinfo?access_token=${body.access_token}`)).json();
  expect(profile).toMatchObject({ email: 'gunes@people.example', email_verified: true });
  expect((await callback({ login_hint: 'gunes@people.example' })).get('code')).toEqual(expect.any(String));
  expect(await (await box.fetch(`${authorizePath}?${query()}`)).text()).toContain('Ğüneş &lt;b&gt;Aydın&lt;/b&gt;');
});

test('someone new with an impossible e-mail or nobody at all gets the page again', async () => {
  expect((await box.post(`${authorizePath}?${query()}`, { person: 'new', name: 'A', email: 'nonsense' })).status).toBe(
    422,
  );
  expect((await box.post(`${authorizePath}?${query()}`, { person: 'nobody' })).status).toBe(422);
});

test('refusals and server errors come back as the network writes them', async () => {
  expect((await callback({ login_hint: 'deny' })).get('error')).toBe('access_denied');
  expect((await callback({ login_hint: 'ines', sandbox_fault: 'denied' })).get('error')).toBe('access_denied');
  expect((await callback({ login_hint: 'ines', sandbox_fault: 'server_error' })).get('error')).toBe('server_error');
});

test('the token endpoint fails or stalls, and the profile is nonsense, on request', async () => {
  const failing = await exchange((await callback({ login_hint: 'ines', sandbox_fault: 'token_error' })).get('code'));
  expect(failing.status).toBe(500);
  const stalling = (await callback({ login_hint: 'ines', sandbox_fault: 'stall' })).get('code');
  const fields = new URLSearchParams({
    ...client,
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
    code: stalling ?? '',
  });
  const stalled = box.fetch('/google/token', { method: 'POST', body: fields, signal: AbortSignal.timeout(50) });
  await expect(stalled).rejects.toThrow('aborted');
  const { body } = await exchange(
    (await callback({ login_hint: 'ines', sandbox_fault: 'nonsense_profile' })).get('code'),
  );
  const profile = await (await box.fetch(`/google/oauth2/v3/userinfo?access_token=${body.access_token}`)).json();
  expect(profile).toMatchObject({ sub: null });
});

test('a form sent by another site is refused', async () => {
  const headers = { 'sec-fetch-site': 'cross-site' };
  expect((await box.post(`${authorizePath}?${query()}`, { person: 'ines' }, headers)).status).toBe(403);
});
