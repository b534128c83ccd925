import { beforeAll, describe, expect, test } from 'vitest';
import { identities, users } from '../../../src/accounts/model.ts';
import type { Network } from '../../../src/accounts/schemas.ts';
import { mails } from '../../../src/notifications/model.ts';
import { Person } from '../../support/person.ts';
import { startApp } from '../../support/start-app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp({ mode: 'serve' });
});

interface Identity {
  id: string;
  network: Network;
  followers: number | null;
  canUnlink: boolean;
}

const enter = (id: string, network: Network = 'google'): Promise<Person> => Person.enter(app, id, network);
const userOf = async (person: Person) => (await person.get<{ user: { id: string } }>('/v1/me')).body.user.id;
const identitiesOf = async (person: Person) => (await person.get<{ data: Identity[] }>('/v1/me/identities')).body.data;

/** Links as a person would: asks, is sent to the network, agrees as `id`, comes back. */
async function link(person: Person, network: Network, id: string): Promise<string> {
  const asked = await person.post<{ url?: string; code?: string }>(`/auth/${network}/link`);
  if (!asked.body.url) return asked.body.code ?? '';
  return comeBack(person, await begin(person, asked.body.url), id);
}
async function begin(person: Person, address: string): Promise<string> {
  return (await person.fetch(address)).headers.get('location') ?? '';
}
async function comeBack(person: Person, authorize: string, id: string): Promise<string> {
  const there = new URL(authorize, app.url);
  if (there.origin === app.url) return there.pathname + there.search;
  there.searchParams.set('login_hint', id);
  const callback = (await fetch(there, { redirect: 'manual' })).headers.get('location') ?? '';
  const end = await person.fetch(callback);
  return `${end.status} ${end.headers.get('location') ?? ''}`.trim();
}
const age = async (person: Person, minutes: number) =>
  app.ctx.mongo
    .collection('sessions')
    .updateMany(
      { 'session.userId': await userOf(person) },
      { $set: { 'session.startedAt': Date.now() - minutes * 60_000 } },
    );

describe('a second network', () => {
  test('is linked by the signed-in person, opens the same account, and its owner is told', async () => {
    const person = await enter('ines');
    expect(await link(person, 'instagram', 'ines')).toBe('303 /account?linked=instagram');
    expect(await userOf(await enter('ines', 'instagram'))).toBe(await userOf(person));
    expect(await identitiesOf(person)).toMatchObject([
      { network: 'google', followers: 18_400, canUnlink: true },
      { network: 'instagram', followers: 48_300, canUnlink: true },
    ]);
    const told = await mails(app.ctx)
      .find({ userId: await userOf(person) })
      .lean();
    expect(told.map(({ template }) => template)).toEqual(['identity-linked']);
  });

  test('that is somebody else’s is refused, and both stay who they are', async () => {
    const [mateusz, olena] = [await enter('mateusz'), await enter('olena', 'x')];
    expect(await link(mateusz, 'x', 'olena')).toBe('303 /account?problem=identity_taken');
    expect(await userOf(await enter('olena', 'x'))).toBe(await userOf(olena));
    expect(await identitiesOf(mateusz)).toHaveLength(1);
  });

  test('needs a recent sign-in', async () => {
    const person = await enter('dmitri');
    await age(person, 16);
    expect(await link(person, 'x', 'dmitri')).toBe('sign_in_again');
    expect(await identitiesOf(person)).toHaveLength(1);
  });

  test('is not linked by a link: another site could have sent the browser there', async () => {
    const person = await enter('zeynep');
    const address = await begin(person, '/auth/x?intent=link');
    expect(address).toBe('/account?problem=sign_in_again');
    const asked = await person.fetch('/auth/x/link', { method: 'POST', headers: { origin: 'https://evil.example' } });
    expect(asked.status).toBe(403);
    expect(await begin(person, '/auth/x?intent=link')).toBe('/account?problem=sign_in_again');
  });

  test('asked for once is begun once, and for that network only', async () => {
    const person = await enter('aoife');
    await person.post('/auth/x/link');
    expect(await begin(person, '/auth/tiktok?intent=link')).toBe('/account?problem=sign_in_again');
    await person.post('/auth/x/link');
    expect(await begin(person, '/auth/x?intent=link')).toContain('/x/i/oauth2/authorize');
    expect(await begin(person, '/auth/x?intent=link')).toBe('/account?problem=sign_in_again');
  });

  test('begun by one person is not finished by another in the same browser', async () => {
    const person = await enter('maximilian');
    const asked = await person.post<{ url: string }>('/auth/x/link');
    const authorize = await begin(person, asked.body.url);
    await person.signIn('google', 'jonas');
    expect(await comeBack(person, authorize, 'maximilian')).toMatch(/^403/);
    expect(await identities(app.ctx).countDocuments({ network: 'x', userId: await userOf(person) })).toBe(0);
  });

  test('that is refused at the network leads back to the account, with a sentence', async () => {
    const person = await enter('maximilian');
    const asked = await person.post<{ url: string }>('/auth/tiktok/link');
    const authorize = new URL(await begin(person, asked.body.url));
    authorize.searchParams.set('sandbox_fault', 'denied');
    expect(await comeBack(person, authorize.href, 'maximilian')).toBe('303 /account?problem=oauth_denied');
  });
});

describe('unlinking', () => {
  test('closes that way in, and never the last one', async () => {
    const person = await enter('lucie');
    await link(person, 'x', 'lucie');
    const [google, x] = await identitiesOf(person);
    expect((await person.delete(`/v1/me/identities/${encodeURIComponent(google?.id ?? '')}`)).status).toBe(204);
    const last = await person.delete<{ code: string }>(`/v1/me/identities/${encodeURIComponent(x?.id ?? '')}`);
    expect([last.status, last.body.code]).toEqual([409, 'last_identity']);
    expect(await identitiesOf(person)).toMatchObject([{ network: 'x', canUnlink: false }]);
    expect(await userOf(await enter('lucie', 'google'))).not.toBe(await userOf(person));
  });

  test('of both ways in at once leaves one', async () => {
    const person = await enter('jonas', 'instagram');
    await link(person, 'tiktok', 'jonas');
    const own = await identitiesOf(person);
    const ends = await Promise.all(own.map(({ id }) => person.delete(`/v1/me/identities/${encodeURIComponent(id)}`)));
    expect(ends.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(await identitiesOf(person)).toHaveLength(1);
  });

  test('of somebody else’s is as if it were not there, and an old sign-in does not do', async () => {
    const [person, other] = [await enter('mara', 'x'), await enter('mara', 'tiktok')];
    await link(person, 'instagram', 'mara');
    const [theirs] = await identitiesOf(other);
    expect((await person.delete(`/v1/me/identities/${encodeURIComponent(theirs?.id ?? '')}`)).status).toBe(404);
    await age(person, 16);
    const [own] = await identitiesOf(person);
    const late = await person.delete<{ code: string }>(`/v1/me/identities/${encodeURIComponent(own?.id ?? '')}`);
    expect([late.status, late.body.code]).toEqual([409, 'sign_in_again']);
    expect(await users(app.ctx).countDocuments({ _id: await userOf(person) })).toBe(1);
  });
});
