import { beforeAll, describe, expect, test } from 'vitest';
import { emailCodes } from '../../src/accounts/email/model.ts';
import { users } from '../../src/accounts/model.ts';
import { creators } from '../../src/creators/model.ts';
import { decrypt } from '../../src/kit/keyring.ts';
import { mails } from '../../src/notifications/model.ts';
import { application } from '../builders.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp({ mode: 'serve' });
});

interface Me {
  user: {
    id: string;
    displayName: string;
    language: string;
    email: string | null;
    emailVerified: boolean;
    pendingEmail: string | null;
  };
}
interface Session {
  id: string;
  device: string;
  network: string;
  current: boolean;
  lastSeenAt: string;
}

const enter = (id: string, network: 'google' | 'x' | 'tiktok' | 'instagram' = 'tiktok'): Promise<Person> =>
  Person.enter(app, id, network);
const me = async (person: Person) => (await person.get<Me>('/v1/me')).body.user;
const isIn = async (person: Person) => (await person.get('/v1/me')).status === 200;
const letters = async (userId: string) =>
  (await mails(app.ctx).find({ userId }).sort({ _id: 1 }).lean()).map(({ template, sealedLetter }) => ({
    template,
    ...(JSON.parse(decrypt(app.ctx.keyring, 'mail', sealedLetter ?? '')) as {
      to: string;
      subject: string;
      text: string;
    }),
  }));
/** The code in the newest mail to this person. */
const mailedCode = async (person: Person) => {
  const { id } = await me(person);
  const [newest] = (await letters(id)).filter(({ template }) => template === 'email-code').toReversed();
  return newest?.subject.slice(0, 6) ?? '';
};
const confirm = (person: Person, code: string) => person.post<{ code: string }>('/v1/me/email/confirm', { code });
const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('an address', () => {
  test('counts once the code that was mailed to it was typed, and not before', async () => {
    const person = await enter('lucie');
    expect(await me(person)).toMatchObject({ email: null, emailVerified: false, pendingEmail: null });
    expect((await person.patch('/v1/me', { email: ' Lucie@People.example ' })).status).toBe(200);
    expect(await me(person)).toMatchObject({ email: null, pendingEmail: 'lucie@people.example' });
    const code = await mailedCode(person);
    expect((await confirm(person, another(code))).body.code).toBe('email_code_wrong');
    expect(await me(person)).toMatchObject({ email: null, emailVerified: false });
    expect((await confirm(person, code)).status).toBe(204);
    expect(await me(person)).toMatchObject({ email: 'lucie@people.example', emailVerified: true, pendingEmail: null });
    expect((await confirm(person, code)).body.code).toBe('email_code_wrong');
  });

  test('is not found out by guessing: five wrong codes make the right one worthless', async () => {
    const person = await enter('aoife');
    await person.patch('/v1/me', { email: 'aoife@people.example' });
    const code = await mailedCode(person);
    const guesses = await Promise.all(Array.from({ length: 8 }, () => confirm(person, another(code))));
    expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([409]));
    expect((await confirm(person, code)).status).toBe(409);
    expect(await me(person)).toMatchObject({ email: null });
  });

  test('cannot be confirmed by somebody else’s code, by an old code, or after a quarter of an hour', async () => {
    const [one, two] = [await enter('dmitri'), await enter('mateusz')];
    await one.patch('/v1/me', { email: 'shared@people.example' });
    await two.patch('/v1/me', { email: 'shared@people.example' });
    const first = await mailedCode(one);
    if (first !== (await mailedCode(two))) expect((await confirm(two, first)).status).toBe(409);
    await one.patch('/v1/me', { email: 'shared@people.example' });
    if (first !== (await mailedCode(one))) expect((await confirm(one, first)).status).toBe(409);
    await emailCodes(app.ctx).updateMany({}, { $set: { expiresAt: new Date(Date.now() - 1) } });
    expect((await confirm(one, await mailedCode(one))).status).toBe(409);
  });

  test('is kept with its code as a keyed hash, and the answer tells no code', async () => {
    const person = await enter('olena');
    const answer = await person.patch('/v1/me', { email: 'olena@people.example' });
    const code = await mailedCode(person);
    expect(code).toMatch(/^\d{6}$/);
    expect(JSON.stringify(answer.body)).not.toContain(code);
    const kept = await emailCodes(app.ctx)
      .findById((await me(person)).id)
      .lean();
    expect(JSON.stringify(kept)).not.toContain(code);
  });

  test('may be asked for five times an hour', async () => {
    const person = await enter('zeynep');
    const asked = [];
    for (let count = 0; count < 6; count += 1)
      asked.push(await person.patch<{ code: string }>('/v1/me', { email: `zeynep${count}@people.example` }));
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(asked[5]?.body.code).toBe('too_many_requests');
    expect(Number(asked[5]?.headers.get('retry-after'))).toBeGreaterThan(60);
  });

  test('that changes ends every other session, tells the old address, and makes orders by the new one her own', async () => {
    const person = await enter('ines', 'google');
    await person.post('/v1/applications', application());
    const elsewhere = await enter('ines', 'google');
    await person.patch('/v1/me', { email: 'new@people.example' });
    expect((await confirm(person, await mailedCode(person))).status).toBe(204);
    expect([await isIn(person), await isIn(elsewhere)]).toEqual([true, false]);
    const { id } = await me(person);
    const told = (await letters(id)).find(({ template }) => template === 'email-changed');
    expect(told).toMatchObject({ to: 'ines.carvalho@people.example' });
    expect(told?.text).toContain('n…@people.example');
    expect((await creators(app.ctx).findOne({ userId: id }).lean())?.ownHashes).toHaveLength(2);
  });

  test('that is confirmed is changed only shortly after signing in', async () => {
    const person = await enter('maximilian', 'google');
    await app.ctx.mongo
      .collection('sessions')
      .updateMany(
        { 'session.userId': (await me(person)).id },
        { $set: { 'session.startedAt': Date.now() - 16 * 60_000 } },
      );
    const answer = await person.patch<{ code: string }>('/v1/me', { email: 'thief@people.example' });
    expect([answer.status, answer.body.code]).toEqual([409, 'sign_in_again']);
    expect(await me(person)).toMatchObject({ pendingEmail: null });
  });
});

describe('a person changes', () => {
  test('her name and her language', async () => {
    const person = await enter('jonas', 'x');
    const answer = await person.patch<Me>('/v1/me', { displayName: '  Jonas V. ', language: 'ru' });
    expect(answer.body.user).toMatchObject({ displayName: 'Jonas V.', language: 'ru' });
  });

  test.for([
    [{ displayName: 'x' }],
    [{ displayName: 7 }],
    [{ displayName: 'x'.repeat(81) }],
    [{ language: 'tlh' }],
    [{ language: { $ne: null } }],
    [{ email: 'no address' }],
    [{ email: `${'x'.repeat(260)}@people.example` }],
    [{ role: 'admin' }],
    [{ emailVerifiedBy: 'kolect' }],
    [[]],
  ] as const)('nothing by %j', async ([change]) => {
    const person = await enter('mara', 'instagram');
    const before = await users(app.ctx)
      .findById((await me(person)).id)
      .lean();
    expect((await person.patch('/v1/me', change)).status).toBe(422);
    expect(await users(app.ctx).findById(before?._id).lean()).toEqual(before);
  });
});

describe('sessions', () => {
  const sessionsOf = async (person: Person) => (await person.get<{ data: Session[] }>('/v1/me/sessions')).body.data;

  test('are listed with device and network, and none of their ids opens anything', async () => {
    const agent = 'Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 Chrome/150.0.0.0 Mobile Safari/537.36';
    const person = await enter('aoife', 'instagram');
    const phone = new Person(app);
    const fetchOnPhone = phone.fetch.bind(phone);
    phone.fetch = (address, init = {}) =>
      fetchOnPhone(address, { ...init, headers: { ...(init.headers as object), 'user-agent': agent } });
    await phone.signIn('instagram', 'aoife');
    const listed = await sessionsOf(person);
    expect(listed).toHaveLength(2);
    expect(listed.filter(({ current }) => current)).toHaveLength(1);
    expect(listed.map(({ device }) => device)).toContain('Chrome, Android');
    expect(new Set(listed.map(({ network }) => network))).toEqual(new Set(['instagram']));
    for (const { lastSeenAt } of listed) expect(Math.abs(Date.parse(lastSeenAt) - Date.now())).toBeLessThan(60_000);
    const cookies = [...person.cookies.values(), ...phone.cookies.values()].map(decodeURIComponent).join();
    for (const { id } of listed) expect(cookies).not.toContain(id);
    expect(JSON.stringify(listed)).not.toMatch(/127\.0\.0\.1|::1/);
  });

  test('are ended one by one, and not by a stranger', async () => {
    const [here, there, stranger] = [
      await enter('mateusz', 'x'),
      await enter('mateusz', 'x'),
      await enter('dmitri', 'x'),
    ];
    const other = (await sessionsOf(here)).find(({ current }) => !current);
    expect((await stranger.delete(`/v1/me/sessions/${other?.id}`)).status).toBe(404);
    expect(await isIn(there)).toBe(true);
    expect((await here.delete(`/v1/me/sessions/${other?.id}`)).status).toBe(204);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
  });

  test('end everywhere at once, here too, and stay ended', async () => {
    const people = [await enter('olena', 'x'), await enter('olena', 'x'), await enter('olena', 'x')];
    const [here] = people as [Person];
    const userId = (await me(here)).id;
    expect((await here.post('/v1/me/sessions/end', { everywhere: true })).status).toBe(204);
    for (const person of people) expect(await isIn(person)).toBe(false);
    expect(await app.ctx.mongo.collection('sessions').countDocuments({ 'session.userId': userId })).toBe(0);
  });
});
