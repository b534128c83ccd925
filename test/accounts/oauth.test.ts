import { beforeAll, describe, expect, test } from 'vitest';
import { identities, signInStates, snapshots, users } from '../../src/accounts/model.ts';
import { NETWORKS, type Network } from '../../src/accounts/schemas.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

type App = Awaited<ReturnType<typeof startApp>>;

let app: App;
beforeAll(async () => {
  app = await startApp({ mode: 'serve' }, { DEMO: 'false' });
});

/** A tab in which somebody begins to sign in: answers the network's address. */
async function begin(person: Person, network: Network = 'google', query = ''): Promise<URL> {
  const response = await person.fetch(`/auth/${network}${query}`);
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '');
}
/** Agrees at the network; answers the address that it sends the browser back to. */
async function agree(authorize: URL, fault?: string): Promise<string> {
  const address = new URL(authorize);
  address.searchParams.set('login_hint', 'ines');
  if (fault) address.searchParams.set('sandbox_fault', fault);
  const response = await fetch(address, { redirect: 'manual' });
  return response.headers.get('location') ?? '';
}
const come = async (person: Person, callback: string) => {
  const response = await person.fetch(callback);
  return { status: response.status, location: response.headers.get('location'), text: await response.text() };
};
const isIn = async (person: Person) => (await person.get('/v1/me')).status === 200;
const codes = () => app.ctx.mongo.getClient().db(`${app.ctx.mongo.name}_sandbox`).collection('oauth_codes');
const codeOf = (callback: string) => new URL(callback).searchParams.get('code') ?? '';

/** Refused outright, nobody signed in, and the network was never asked: its code is unused. */
async function refused(person: Person, callback: string): Promise<void> {
  const wasIn = await isIn(person);
  const { status, text } = await come(person, callback);
  expect(status).toBe(403);
  expect(text).toContain('started elsewhere or is too old');
  expect(await isIn(person)).toBe(wasIn);
  const code = await codes().findOne({ _id: codeOf(callback) as never });
  if (code) expect(code.usedAt).toBeNull();
}

/** What each network is asked for, and whether it documents PKCE for programs like this one. */
const ASKED: Record<Network, { scope: string; pkce: boolean }> = {
  google: { scope: 'openid profile email https://www.googleapis.com/auth/youtube.readonly', pkce: true },
  facebook: { scope: 'public_profile email', pkce: true },
  instagram: { scope: 'instagram_business_basic', pkce: false },
  x: { scope: 'users.read tweet.read offline.access users.email', pkce: true },
  tiktok: { scope: 'user.info.basic,user.info.profile,user.info.stats', pkce: false },
};

test.for(NETWORKS)('whoever agrees at %s is in, and asked for no more than is needed', async (network) => {
  const person = new Person(app);
  const authorize = await begin(person, network);
  const { searchParams } = authorize;
  expect(searchParams.get('state')).toMatch(/^[\w-]{43}$/);
  expect(searchParams.get('scope')?.replace(/(?<=public_profile),/, ' ')).toBe(ASKED[network].scope);
  expect(searchParams.get('code_challenge_method')).toBe(ASKED[network].pkce ? 'S256' : null);
  expect(searchParams.get('redirect_uri')).toBe(`${app.url}/auth/${network}/callback`);
  expect(await come(person, await agree(authorize))).toMatchObject({ status: 303, location: '/' });
  expect(await isIn(person)).toBe(true);
});

test.for([
  ['google', '107284519036481200003', '@ines.cozinha', 18_400],
  ['facebook', '12210456789000003', null, null],
  ['instagram', '17841405793100003', 'ines.cozinha', 48_300],
  ['x', '1583927460518700003', 'ines_cozinha', 2_100],
  ['tiktok', '-000kL7vQxWm2fYt9ZbRcHd4sJpN8eG00003', 'ines.cozinha', 36_700],
] as const)(
  '%s says who she is, to the last digit, and how many follow her',
  async ([network, subject, name, followers]) => {
    const person = new Person(app);
    await come(person, await agree(await begin(person, network)));
    const identity = await identities(app.ctx).findById(`${network}:${subject}`).lean();
    expect(identity).toMatchObject({ subject, username: name });
    const [newest] = await snapshots(app.ctx).find({ identityId: identity?._id }).sort({ at: -1 }).limit(1).lean();
    expect(newest).toMatchObject({ followers });
  },
);

describe('a state', () => {
  test('is taken once: a second code under it is not even looked at', async () => {
    const person = new Person(app);
    const authorize = await begin(person);
    const [first, second] = [await agree(authorize), await agree(authorize)];
    expect(await come(person, first)).toMatchObject({ status: 303 });
    await refused(person, second);
    await refused(person, first.replace(codeOf(first), codeOf(second)));
  });

  test('is taken once also when the first try ended in nothing', async () => {
    const person = new Person(app);
    const authorize = await begin(person);
    const [failing, second] = [await agree(authorize, 'token_error'), await agree(authorize)];
    expect(await come(person, failing)).toMatchObject({ location: '/?problem=network_unavailable' });
    await refused(person, second);
    expect(await isIn(person)).toBe(false);
  });

  test('lets one in of several who come with it at once', async () => {
    const person = new Person(app);
    const authorize = await begin(person);
    const callbacks = await Promise.all(Array.from({ length: 5 }, () => agree(authorize)));
    const ends = await Promise.all(callbacks.map((callback) => come(person, callback)));
    expect(ends.map(({ status }) => status).toSorted()).toEqual([303, 403, 403, 403, 403]);
  });

  test('is of no use in another browser, and stays good in its own', async () => {
    const [person, stranger] = [new Person(app), new Person(app)];
    const callback = await agree(await begin(person));
    await begin(stranger);
    await refused(stranger, callback);
    await refused(new Person(app), callback);
    expect(await come(person, callback)).toMatchObject({ status: 303, location: '/' });
  });

  test('of one network does not open the door of another', async () => {
    const person = new Person(app);
    const callback = await agree(await begin(person, 'google'));
    await refused(person, callback.replace('/auth/google/', '/auth/facebook/'));
    expect(await isIn(person)).toBe(false);
  });

  test('is good for ten minutes', async () => {
    const person = new Person(app);
    const callback = await agree(await begin(person));
    const [newest] = await signInStates(app.ctx).find().sort({ expiresAt: -1 }).limit(1).lean();
    expect((newest?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(600_000);
    await signInStates(app.ctx).updateMany({}, { $set: { expiresAt: new Date(Date.now() - 1) } });
    await refused(person, callback);
  });

  test.for([
    ['missing', (callback: URL) => callback.searchParams.delete('state')],
    ['empty', (callback: URL) => callback.searchParams.set('state', '')],
    ['made up', (callback: URL) => callback.searchParams.set('state', 'A'.repeat(43))],
    ['given twice', (callback: URL) => callback.searchParams.append('state', 'B'.repeat(43))],
    ['without end', (callback: URL) => callback.searchParams.set('state', 'A'.repeat(5_000))],
    ['an operator', (callback: URL) => callback.searchParams.set('state[$ne]', 'x')],
  ] as const)('that is %s opens nothing', async ([how, spoil]) => {
    const person = new Person(app);
    const callback = new URL(await agree(await begin(person)));
    if (how === 'an operator') callback.searchParams.delete('state');
    spoil(callback);
    await refused(person, callback.href);
  });

  test('is kept only as a hash, and its PKCE verifier encrypted', async () => {
    const authorize = await begin(new Person(app));
    const kept = JSON.stringify(await signInStates(app.ctx).find().lean());
    expect(kept).not.toContain(authorize.searchParams.get('state'));
    expect(kept).toContain('"sealedVerifier":"dev.');
  });
});

test('two tabs do not get in each other’s way, whichever is finished', async () => {
  for (const which of [0, 1]) {
    const person = new Person(app);
    const tabs = [await begin(person), await begin(person, 'facebook')];
    const callback = await agree(tabs[which] as URL);
    expect(await come(person, callback), `tab ${which}`).toMatchObject({ status: 303, location: '/' });
    expect(await isIn(person)).toBe(true);
  }
});

describe('one comes back to where one wanted to go', () => {
  test.for([
    ['/creator/links', '/creator/links'],
    ['/creator/payouts?onboarding=done', '/creator/payouts?onboarding=done'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['javascript:alert(1)', '/'],
  ] as const)('%s → %s', async ([wanted, location]) => {
    const person = new Person(app);
    const callback = await agree(await begin(person, 'google', `?returnTo=${encodeURIComponent(wanted)}`));
    expect(await come(person, callback)).toMatchObject({ status: 303, location });
  });
});

describe('when it goes wrong at the network, nobody is in and nothing is half made', () => {
  test.for([
    ['she refuses', 'denied', 'oauth_denied'],
    ['the network has an error', 'server_error', 'network_unavailable'],
    ['its token endpoint fails', 'token_error', 'network_unavailable'],
    ['its profile is nonsense', 'nonsense_profile', 'network_answer_invalid'],
  ] as const)('because %s', async ([, fault, problem]) => {
    for (const network of NETWORKS) {
      const before = await users(app.ctx).countDocuments();
      const person = new Person(app);
      const callback = await agree(await begin(person, network), fault);
      expect(await come(person, callback), network).toMatchObject({ status: 303, location: `/?problem=${problem}` });
      expect(await isIn(person)).toBe(false);
      expect(await users(app.ctx).countDocuments()).toBe(before);
    }
  });

  test('because its code was made up', async () => {
    const person = new Person(app);
    const callback = new URL(await agree(await begin(person)));
    callback.searchParams.set('code', 'made-up');
    expect(await come(person, callback.href)).toMatchObject({ status: 303, location: '/?problem=network_unavailable' });
    expect(await isIn(person)).toBe(false);
  });
});

test.for([
  ['google', '303 /', { followers: null }],
  ['facebook', '303 /', { followers: null }],
  ['x', '303 /', { followers: 41_200 }],
  ['tiktok', '303 /', { followers: null }],
  ['instagram', '303 /?problem=oauth_scope_missing', undefined],
] as const)(
  'at %s less may be granted than was asked for: what we can do without is unknown, else it is said',
  async ([network, end, counts]) => {
    const [person, before] = [new Person(app), await users(app.ctx).countDocuments()];
    const authorize = await begin(person, network);
    authorize.searchParams.set('login_hint', 'mateusz');
    authorize.searchParams.set('sandbox_fault', 'partial_scopes');
    const response = await fetch(authorize, { redirect: 'manual' });
    const { status, location } = await come(person, response.headers.get('location') ?? '');
    expect(`${status} ${location}`).toBe(end);
    expect(await users(app.ctx).countDocuments()).toBe(before + (counts ? 1 : 0));
    if (!counts) return;
    const me = await person.get<{ user: { email: string | null }; identities: object[] }>('/v1/me');
    expect(me.body.identities).toMatchObject([counts]);
    if (network === 'x' || network === 'facebook') expect(me.body.user.email).toBeNull();
  },
);

test('a network that tells no address is as good as any', async () => {
  const person = new Person(app);
  const authorize = await begin(person, 'facebook');
  authorize.searchParams.set('login_hint', 'lucie');
  const response = await fetch(authorize, { redirect: 'manual' });
  await come(person, response.headers.get('location') ?? '');
  expect((await person.get<{ user: object }>('/v1/me')).body.user).toMatchObject({
    displayName: 'Lucie Hrušková',
    email: null,
  });
});
