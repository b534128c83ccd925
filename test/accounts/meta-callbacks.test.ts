import { createHmac } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { identities, snapshots } from '../../src/accounts/model.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let secret: string;
beforeAll(async () => {
  app = await startApp({ mode: 'serve' });
  const sandbox = app.ctx.mongo.getClient().db(`${app.ctx.mongo.name}_sandbox`);
  const kept = await sandbox.collection('secrets').findOne({ _id: 'secrets' as never });
  secret = kept?.clients.facebook.clientSecret;
});

/** As Meta posts: a form with one signed field. */
function tell(what: 'deauthorize' | 'deletion', subject: string, key = secret): Promise<Response> {
  const payload = { algorithm: 'HMAC-SHA256', user_id: subject, issued_at: Math.floor(Date.now() / 1_000) };
  const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
  const signature = createHmac('sha256', key).update(body).digest('base64url');
  return fetch(`${app.url}/auth/facebook/${what}`, {
    method: 'POST',
    body: new URLSearchParams({ signed_request: `${signature}.${body}` }),
  });
}
async function enter(id: string) {
  const person = await Person.enter(app, id, 'facebook');
  const { id: identityId } = (await person.get<{ data: { id: string }[] }>('/v1/me/identities')).body.data[0] ?? {
    id: '',
  };
  return { person, identityId, subject: identityId.split(':')[1] ?? '' };
}

test('access that was taken away at Facebook is gone here, and the account page says so', async () => {
  const { person, identityId, subject } = await enter('ines');
  expect((await tell('deauthorize', subject, 'another secret')).status).toBe(403);
  expect((await identities(app.ctx).findById(identityId).lean())?.sealedTokens).not.toBeNull();
  expect((await tell('deauthorize', subject)).status).toBe(204);
  expect((await identities(app.ctx).findById(identityId).lean())?.sealedTokens).toBeNull();
  const listed = await person.get<{ data: object[] }>('/v1/me/identities');
  expect(listed.body.data).toMatchObject([{ id: identityId, accessLost: true }]);
});

test('a deletion is done at once, and whoever asked can look it up by its code', async () => {
  const { identityId, subject } = await enter('olena');
  const answer = await tell('deletion', subject);
  const { url, confirmation_code: code } = (await answer.json()) as { url: string; confirmation_code: string };
  expect(url).toBe(`${app.url}/auth/deletion/${code}`);
  expect(await snapshots(app.ctx).countDocuments({ identityId })).toBe(0);
  const page = await (await fetch(url)).text();
  expect(page).toContain('What Kolect had from Facebook was deleted on');
  expect(page).not.toContain(subject);
  expect((await fetch(`${app.url}/auth/deletion/nothing`)).status).toBe(404);
});

test.for(['', 'signed_request=a.b', 'signed_request[$ne]=x', 'signed_request=a.b&signed_request=c.d'])(
  'a form of "%s" is refused',
  async (body) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await fetch(`${app.url}/auth/facebook/deletion`, { method: 'POST', headers, body });
    expect(response.status).toBe(403);
  },
);
