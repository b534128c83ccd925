import { beforeAll, describe, expect, test } from 'vitest';
import { setMembership } from '../../src/accounts/index.ts';
import { asSystem } from '../../src/context.ts';
import { Declared } from '../support/declared.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

type App = Awaited<ReturnType<typeof startApp>>;

let app: App;
let declared: Declared;
beforeAll(async () => {
  app = await startApp({ mode: 'serve' }, { DEMO: 'false' });
  declared = await Declared.by(app);
});

const COOKIE = 'kolect.sid';

/** Somebody else's browser with the same cookies as they are now. */
function copyOf(person: Person): Person {
  const copy = new Person(app);
  for (const [name, value] of person.cookies) copy.cookies.set(name, value);
  return copy;
}
const signedIn = (id = 'ines'): Promise<Person> => Person.enter(app, id);
const isIn = async (person: Person) => (await person.get('/v1/me')).status === 200;
const sessionDocuments = () =>
  app.ctx.mongo.collection<{ _id: string; expires?: Date; session: { startedAt?: number; userId?: string } }>(
    'sessions',
  );
const sidOf = (person: Person) =>
  decodeURIComponent(person.cookies.get(COOKIE) ?? '')
    .slice(2)
    .split('.')[0] ?? '';

describe('a session', () => {
  test('gets a new id at sign-in: one that somebody planted before is worth nothing', async () => {
    const attacker = new Person(app);
    await attacker.fetch('/auth/google');
    const victim = copyOf(attacker);
    await victim.signIn('google', 'ines');
    expect(victim.cookies.get(COOKIE)).not.toBe(attacker.cookies.get(COOKIE));
    expect([await isIn(victim), await isIn(attacker)]).toEqual([true, false]);
  });

  test('gets a new id also when somebody signs in who was signed in already', async () => {
    const person = await signedIn();
    const before = copyOf(person);
    await person.signIn('google', 'mateusz');
    expect((await person.get<{ user: { displayName: string } }>('/v1/me')).body.user.displayName).toContain('Mateusz');
    expect(await isIn(before)).toBe(false);
  });

  test('gets a new id with the first request after her rights changed, whoever changed them; only one of many at once', async () => {
    const person = await signedIn('zeynep');
    const { user } = (await person.get<{ user: { id: string } }>('/v1/me')).body;
    const role = (state: string) =>
      setMembership(asSystem(app.ctx, 'test'), {
        userId: user.id,
        kind: 'manager',
        ref: 'programme',
        state,
        role: 'finance',
      });
    for (const state of ['active', 'ended']) {
      const before = copyOf(person);
      const unchanged = sidOf(person);
      expect((await person.get('/v1/me')).status).toBe(200);
      expect(sidOf(person)).toBe(unchanged);
      await role(state);
      const answers = await Promise.all(Array.from({ length: 5 }, () => before.get('/v1/me')));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      const renewed = answers.flatMap(({ headers }) => headers.getSetCookie());
      expect(renewed).toHaveLength(1);
      expect(sidOf(before)).not.toBe(unchanged);
      const old = await sessionDocuments().findOne({ _id: unchanged });
      expect(Number(old?.expires) - Date.now()).toBeLessThan(16_000);
      const listed = await before.get<{ data: unknown[] }>('/v1/me/sessions');
      expect(listed.body.data).toHaveLength(1);
      await sessionDocuments().updateOne({ _id: unchanged }, { $set: { expires: new Date() } });
      expect(await isIn(person)).toBe(false);
      person.cookies.set(COOKIE, before.cookies.get(COOKIE) ?? '');
    }
  });

  test('with a cookie that nobody signed is none', async () => {
    const person = await signedIn();
    const sid = sidOf(person);
    for (const forged of [`s:${sid}.AAAA`, `s:${sid}`, sid, `j:{"userId":"usr_1"}`, 's:', '%', 'x'.repeat(6_000)]) {
      const other = new Person(app);
      other.cookies.set(COOKIE, encodeURIComponent(forged));
      expect(await isIn(other), forged.slice(0, 40)).toBe(false);
    }
    expect(await isIn(person)).toBe(true);
  });

  test('ends on the server at sign-out, for whoever kept the cookie too', async () => {
    const person = await signedIn();
    const kept = copyOf(person);
    expect((await person.post('/auth/sign-out')).status).toBe(204);
    expect([await isIn(person), await isIn(kept)]).toEqual([false, false]);
    expect(await sessionDocuments().findOne({ _id: sidOf(kept) })).toBeNull();
  });

  test('is not ended by another site', async () => {
    const person = await signedIn();
    const response = await person.fetch('/auth/sign-out', {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    });
    expect((await declared.problem('POST', '/auth/sign-out', response)).code).toBe('foreign_origin');
    expect(await isIn(person)).toBe(true);
  });

  test('of nobody can be ended without harm', async () => {
    expect((await new Person(app).post('/auth/sign-out')).status).toBe(204);
  });

  test('is over after thirty days, however busy, and after its idle time', async () => {
    const [old, idle] = [await signedIn(), await signedIn('mateusz')];
    await sessionDocuments().updateOne(
      { _id: sidOf(old) },
      { $set: { 'session.startedAt': Date.now() - 31 * 86_400_000 } },
    );
    await sessionDocuments().updateOne({ _id: sidOf(idle) }, {
      $set: { expires: new Date(Date.now() - 1_000) },
    } as never);
    expect([await isIn(old), await isIn(idle)]).toEqual([false, false]);
  });

  test('that was taken away on the server is gone at once', async () => {
    const person = await signedIn();
    await sessionDocuments().deleteOne({ _id: sidOf(person) });
    expect(await isIn(person)).toBe(false);
  });

  test('is not started by looking around', async () => {
    const stranger = new Person(app);
    for (const path of ['/v1/networks', '/v1/consents', '/v1/me', '/', '/healthz', '/openapi.json'])
      await stranger.fetch(path);
    expect([...stranger.cookies]).toEqual([]);
  });
});

describe('the cookie', () => {
  test('is out of reach for scripts and for other sites’ requests', async () => {
    const line = (await new Person(app).fetch('/auth/google')).headers.getSetCookie().join();
    expect(line).toMatch(/^kolect\.sid=/);
    expect(line).toMatch(/; HttpOnly/);
    expect(line).toMatch(/; SameSite=Lax/);
    expect(line).toMatch(/; Path=\//);
    expect(line).not.toMatch(/; Domain=/);
  });
});

describe('a request that changes something', () => {
  const apply = (person: Person, headers: Record<string, string>) =>
    person.fetch('/v1/applications', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    });

  test.for([
    ['comes from our own page', { 'sec-fetch-site': 'same-origin' }, 422],
    ['comes from our own page by an old browser', {}, 422],
    ['comes from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['comes from another host of our domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['comes from another site that lies about its origin', { 'sec-fetch-site': 'cross-site', origin: 'OWN' }, 403],
    ['comes from another origin', { origin: 'https://evil.example' }, 403],
    ['comes from our host on another port', { origin: 'http://localhost:1' }, 403],
    ['comes from a page without origin', { origin: 'null' }, 403],
    ['was typed by nobody', { 'sec-fetch-site': 'none' }, 403],
  ] as const)('and %s is answered %3$i', async ([, headers, status]) => {
    const person = await signedIn();
    const own = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value === 'OWN' ? app.url : value]),
    );
    expect((await declared.problem('POST', '/v1/applications', await apply(person, own))).status).toBe(status);
  });

  test('needs no origin when it carries no session: shops and scripts have none', async () => {
    const response = await fetch(`${app.url}/v1/applications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect((await declared.problem('POST', '/v1/applications', response)).code).toBe('not_signed_in');
  });
});

describe('every answer', () => {
  test('tells browsers what they may do with it', async () => {
    for (const path of ['/', '/v1/networks', '/v1/nothing', '/docs']) {
      const { headers } = await fetch(app.url + path);
      expect(headers.get('content-security-policy'), path).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
      expect(headers.get('content-security-policy'), path).not.toMatch(/script-src[^;]*unsafe/);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('x-powered-by'), path).toBeNull();
      expect(headers.get('access-control-allow-origin'), path).toBeNull();
      expect(headers.get('x-request-id'), path).toMatch(/^req_/);
    }
  });

  test('about a person is kept by no cache', async () => {
    const person = await signedIn();
    for (const path of ['/v1/me', '/v1/applications/mine'])
      expect((await person.get(path)).headers.get('cache-control'), path).toBe('no-store');
  });

  test('has an id of its own, whatever id was sent along', async () => {
    const ids = await Promise.all(
      Array.from({ length: 5 }, async () =>
        (await fetch(`${app.url}/v1/me`, { headers: { 'x-request-id': 'mine\n'.trim() } })).headers.get('x-request-id'),
      ),
    );
    expect(new Set(ids).size).toBe(5);
  });
});
