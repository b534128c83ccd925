import { beforeAll, describe, expect, test } from 'vitest';
import { identities, signInStates, users } from '../../src/accounts/model.ts';
import type { Network } from '../../src/accounts/schemas.ts';
import { decrypt } from '../../src/kit/keyring.ts';
import { mails } from '../../src/notifications/model.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

// Attacks on sign-in by name. What single parts refuse is in oauth.test.ts, sessions.test.ts and linking.test.ts.

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp({ mode: 'serve' });
});

async function begin(person: Person, network: Network, query = ''): Promise<URL> {
  return new URL((await person.fetch(`/auth/${network}${query}`)).headers.get('location') ?? '');
}
async function agree(authorize: URL, id: string): Promise<URL> {
  const address = new URL(authorize);
  address.searchParams.set('login_hint', id);
  return new URL((await fetch(address, { redirect: 'manual' })).headers.get('location') ?? '');
}
async function come(person: Person, callback: URL): Promise<number> {
  const response = await person.fetch(callback.href);
  await response.text();
  return response.status;
}
async function end(person: Person, callback: URL): Promise<string> {
  const response = await person.fetch(callback.href);
  return `${response.status} ${response.headers.get('location')}`;
}
const enter = (id: string, network: Network = 'google'): Promise<Person> => Person.enter(app, id, network);
const who = async (person: Person) =>
  (await person.get<{ user?: { id: string; displayName: string } }>('/v1/me')).body.user;
const codeFor = async (userId: string) => {
  const [newest] = await mails(app.ctx).find({ userId, template: 'email-code' }).sort({ _id: -1 }).limit(1).lean();
  return JSON.parse(decrypt(app.ctx.keyring, 'mail', newest?.sealedLetter ?? '')).subject.slice(0, 6) as string;
};

test('login CSRF: a victim who is sent the attacker’s callback stays who she was, signed in or not', async () => {
  const attacker = new Person(app);
  const callback = await agree(await begin(attacker, 'google'), 'dmitri');
  const [stranger, victim] = [new Person(app), await enter('ines')];
  expect(await come(stranger, callback)).toBe(403);
  expect(await come(victim, callback)).toBe(403);
  expect(await who(stranger)).toBeUndefined();
  expect((await who(victim))?.displayName).toContain('Inês');
});

test('session fixation: a session id that was planted before sign-in opens nothing after it', async () => {
  const attacker = new Person(app);
  await attacker.fetch('/auth/tiktok');
  const victim = new Person(app);
  for (const [name, value] of attacker.cookies) victim.cookies.set(name, value);
  await victim.signIn('tiktok', 'ines');
  expect(await who(victim)).toBeDefined();
  expect(await who(attacker)).toBeUndefined();
});

test('a stolen state is of no use without the browser that it was made for', async () => {
  const victim = new Person(app);
  const authorize = await begin(victim, 'x');
  const thief = new Person(app);
  await begin(thief, 'x');
  const own = await agree(authorize, 'dmitri');
  expect(await come(thief, own)).toBe(403);
  expect(await come(victim, await agree(authorize, 'ines'))).toBe(303);
});

test('a replayed callback is refused, and so is a used code under another state', async () => {
  const person = new Person(app);
  const callback = await agree(await begin(person, 'instagram'), 'ines');
  expect(await come(person, callback)).toBe(303);
  expect(await come(person, callback)).toBe(403);
  expect(await who(person)).toBeDefined();
  // A code that was seen somewhere, under a state of the thief's own: the network knows it was used.
  const thief = new Person(app);
  const replay = new URL(callback);
  replay.searchParams.set('state', (await begin(thief, 'instagram')).searchParams.get('state') ?? '');
  expect(await end(thief, replay)).toBe('303 /?problem=network_unavailable');
  expect(await who(thief)).toBeUndefined();
});

test('a code that was stolen before it was used is worth nothing without the verifier of its browser', async () => {
  const victim = new Person(app);
  const stolen = await agree(await begin(victim, 'x'), 'ines');
  const thief = new Person(app);
  const own = new URL(stolen);
  own.searchParams.set('state', (await begin(thief, 'x')).searchParams.get('state') ?? '');
  expect(await end(thief, own)).toBe('303 /?problem=network_unavailable');
  expect(await who(thief)).toBeUndefined();
});

test.for([
  ['google', 'x'],
  ['facebook', 'instagram'],
  ['instagram', 'facebook'],
  ['x', 'tiktok'],
  ['tiktok', 'google'],
] as const)('mixed-up provider: what %s answers is not taken for %s’s', async ([from, to]) => {
  const person = new Person(app);
  const mixed = await agree(await begin(person, from), 'olena');
  mixed.pathname = `/auth/${to}/callback`;
  expect(await come(person, mixed)).toBe(403);
  const stateOfTarget = (await begin(person, to)).searchParams.get('state') ?? '';
  mixed.searchParams.set('state', stateOfTarget);
  await come(person, mixed);
  expect(await who(person)).toBeUndefined();
});

test('two tabs: each begins its own sign-in, whichever comes back first', async () => {
  const person = new Person(app);
  const [one, two] = [await begin(person, 'google'), await begin(person, 'tiktok')];
  expect(await come(person, await agree(two, 'ines'))).toBe(303);
  const first = await who(person);
  // The other began in the session before: it is refused with a page to start again, and changes nothing.
  expect(await come(person, await agree(one, 'mateusz'))).toBe(403);
  expect(await who(person)).toEqual(first);
});

// Source: Sudhodanan and Paverd, "Pre-hijacked accounts", USENIX Security 2022.
describe('an account made beforehand with the victim’s address', () => {
  const ADDRESS = 'aoife.osullivan@people.example';
  /** The attacker signs in with an account of his own and claims the victim's address. */
  const claim = async () => {
    const attacker = await enter('lucie', 'tiktok');
    await attacker.patch('/v1/me', { email: ADDRESS });
    return attacker;
  };

  test('is not merged with hers when she joins by her network (classic-federated merge)', async () => {
    const attacker = await claim();
    const victim = await enter('aoife');
    expect((await who(victim))?.id).not.toBe((await who(attacker))?.id);
    expect((await who(attacker))?.displayName).toContain('Lucie');
  });

  test('has no session left in what is hers (unexpired session)', async () => {
    const attacker = await enter('aoife', 'x');
    const victim = await enter('aoife', 'x');
    await victim.patch('/v1/me', { email: 'aoife.new@people.example' });
    const id = (await who(victim))?.id ?? '';
    await victim.post('/v1/me/email/confirm', { code: await codeFor(id) });
    expect(await who(attacker)).toBeUndefined();
    expect(await who(victim)).toBeDefined();
  });

  test('keeps no way in that she does not see (trojan identifier)', async () => {
    const victim = await enter('aoife');
    const listed = (await victim.get<{ data: { id: string }[] }>('/v1/me/identities')).body.data;
    const kept = await identities(app.ctx)
      .find({ userId: (await who(victim))?.id })
      .lean();
    expect(listed.map(({ id }) => id)).toEqual(kept.map(({ _id }) => _id));
  });

  test('cannot change its address to hers later (unexpired address change)', async () => {
    const attacker = await claim();
    const id = (await who(attacker))?.id ?? '';
    const code = await codeFor(id);
    const victim = await enter('aoife');
    // She owns the mailbox and sees the code, in her own session: it is the attacker's account's, and opens nothing of hers.
    expect((await victim.post('/v1/me/email/confirm', { code })).status).toBe(409);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect((await attacker.post('/v1/me/email/confirm', { code: wrong })).status).toBe(409);
    expect(await users(app.ctx).findById(id).lean()).toMatchObject({ emailVerifiedBy: null });
  });

  test('is not joined by a network that does not verify addresses (non-verifying provider)', async () => {
    const [viaFacebook, viaGoogle] = [await enter('aoife', 'facebook'), await enter('aoife')];
    const [facebookUser, googleUser] = [await who(viaFacebook), await who(viaGoogle)];
    expect(facebookUser?.id).not.toBe(googleUser?.id);
    const kept = await users(app.ctx).findById(facebookUser?.id).lean();
    expect(kept).toMatchObject({ email: ADDRESS, emailVerifiedBy: null });
  });
});

test('a state says in the database nothing that would help a thief', async () => {
  const authorize = await begin(new Person(app), 'x');
  const kept = JSON.stringify(await signInStates(app.ctx).find().lean());
  expect(kept).not.toContain(authorize.searchParams.get('state'));
  expect(kept).not.toContain(authorize.searchParams.get('nonce') ?? 'no nonce');
});
