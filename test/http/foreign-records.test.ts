import { beforeAll, describe, expect, test } from 'vitest';
import { grantManager } from '../../src/accounts/index.ts';
import { asSystem } from '../../src/context.ts';
import { meOf } from '../support/callers.ts';
import { countClicks } from '../support/clicks.ts';
import { eventually } from '../support/eventually.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { BODIES, RAW } from './foreign/bodies.ts';
import { arrangeProgramme } from './foreign/programme.ts';
import { arrangeSide, type Side } from './foreign/side.ts';
import { type Declaration, endpoints, fingerprints, nameOf, recordsIn, send, withKey } from './foreign/walk.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let left: Side;
let right: Side;
/** Every record there is, the left side's where both have one. */
let records: Record<string, string>;
let managers: { admin: Person; reviewer: Person; finance: Person };
let visitor: Person;

beforeAll(async () => {
  app = await startApp({ mode: 'serve' });
  const enter = (network: 'google' | 'facebook', name: string): Promise<Person> => Person.enter(app, name, network);
  managers = {
    admin: await enter('google', 'mara'),
    finance: await enter('google', 'jonas'),
    reviewer: await enter('google', 'dmitri'),
  };
  const userId = (await meOf(managers.reviewer)).user.id;
  await grantManager(asSystem(app.ctx, 'test'), { userId, role: 'reviewer' });
  visitor = await enter('facebook', 'aoife');
  left = await arrangeSide(app, ['ines', 'lucie', 'olena']);
  right = await arrangeSide(app, ['mateusz', 'aoife', 'zeynep']);
  records = { ...(await arrangeProgramme(app, managers, [left, right])), ...left.records };
  // A click of each side was answered; it is written a second later.
  await eventually(async () => (await countClicks(app.ctx, {})) === 2);
}, 120_000);

/** Meant for everybody whom the door lets in, whoever's the record is. */
const OPEN = ['GET /v1/brands/:id/products', 'GET /v1/campaigns/:campaignId', 'POST /v1/campaigns/:id/apply'];

type Kind = 'creator' | 'brandOwner' | 'agencyOwner' | 'manager';
const BY_PLACE: Record<string, Kind> = { brands: 'brandOwner', agencies: 'agencyOwner' };
const PEOPLE = ['signed-in person', 'creator', 'brand', 'agency'];

/** Whose records an endpoint is about. */
function ownerOf({ path, access }: Declaration): Kind {
  if (!PEOPLE.includes(access)) return 'manager';
  if (path.endsWith('/review')) return 'brandOwner';
  return BY_PLACE[path.split('/')[2] ?? ''] ?? 'creator';
}

/** Everybody who must not touch the left side's record: the other side, people without any, and her own side's other kinds. */
function strangersOf(endpoint: Declaration): Record<string, Person> {
  const { admin: _, ...others } = managers;
  const elsewhere = Object.fromEntries(Object.entries(right.people).map(([kind, person]) => [`other ${kind}`, person]));
  const owner = ownerOf(endpoint);
  const isShared = endpoint.path.startsWith('/v1/collaborations');
  const near = Object.entries(left.people).filter(([kind]) => kind !== owner && !(isShared && kind !== 'agencyOwner'));
  const roles = owner === 'manager' ? Object.entries(others).filter(([role]) => !isWelcome(role, endpoint.access)) : [];
  const money: [string, Person][] = owner === 'manager' ? [] : [['finance', others.finance]];
  return { visitor, ...elsewhere, ...Object.fromEntries([...near, ...roles, ...money]) };
}

const isWelcome = (role: string, access: string): boolean => access === role || access === 'any manager';

const withRecords = endpoints.filter((endpoint) => recordsIn(endpoint).length > 0);
const signedByShops = withRecords.filter(({ access }) => access === 'shop');
const guarded = withRecords.filter((endpoint) => !OPEN.includes(nameOf(endpoint)) && !signedByShops.includes(endpoint));

test('every endpoint with a record in its address has one arranged, and a body that passes', () => {
  const nobody = withRecords.flatMap(recordsIn).filter((name) => !records[name]);
  expect([...new Set(nobody)]).toEqual([]);
  const bodiless = withRecords.filter((endpoint) => endpoint.body && !(nameOf(endpoint) in { ...BODIES, ...RAW }));
  expect(bodiless.map(nameOf)).toEqual([]);
});

describe('what belongs to somebody else looks as if it were not there', () => {
  test('to everybody else of the same kind and of every other, and nothing of it changes', {
    timeout: 120_000,
  }, async () => {
    const before = await fingerprints(app.ctx);
    const wrong: string[] = [];
    let knocks = 0;
    const kinds = new Set<string>();
    const knock = async (endpoint: Declaration, [who, person]: [string, Person]) => {
      const { status } = await send(person, endpoint, records);
      knocks += 1;
      kinds.add(who);
      if (status !== 404) wrong.push(`${nameOf(endpoint)}, ${who}: ${status}`);
    };
    for (const endpoint of guarded)
      await Promise.all(Object.entries(strangersOf(endpoint)).map((stranger) => knock(endpoint, stranger)));
    process.stdout.write(
      `foreign records: ${guarded.length} endpoints with ${new Set(guarded.flatMap(recordsIn)).size} kinds of records, ` +
        `${kinds.size} kinds of callers = ${knocks} knocks\n`,
    );
    expect(wrong).toEqual([]);
    expect(changed(before, await fingerprints(app.ctx))).toEqual([]);
  });

  test('to another brand’s and another creator’s API keys', async () => {
    const scoped = withRecords.filter((endpoint) => endpoint.scope && !OPEN.includes(nameOf(endpoint)));
    expect(scoped.length).toBeGreaterThan(5);
    const before = await fingerprints(app.ctx);
    const wrong: string[] = [];
    for (const endpoint of scoped)
      for (const [whose, key] of Object.entries(right.keys)) {
        const { person, headers } = withKey(app, key);
        const { status, code } = await send(person, endpoint, records, headers);
        if (status !== 404) wrong.push(`${nameOf(endpoint)}, ${whose}: ${status} ${code}`);
      }
    process.stdout.write(`foreign records by key: ${scoped.length} endpoints × 2 keys\n`);
    expect(wrong).toEqual([]);
    expect(changed(before, await fingerprints(app.ctx))).toEqual(['api_keys']);
  });

  test('and nobody reports for a shop without its signature', async () => {
    expect(signedByShops.length).toBe(3);
    for (const endpoint of signedByShops)
      for (const person of [visitor, ...Object.values(right.people), ...Object.values(left.people)])
        expect((await send(person, endpoint, records)).status, nameOf(endpoint)).toBe(401);
  });

  test('while its owner, with the same address and body, is let in', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const endpoint of withRecords.filter(({ access }) => access !== 'shop').toSorted(gentlestFirst)) {
      const owner = ownerOf(endpoint);
      const person = owner === 'manager' ? managers.admin : left.people[owner];
      const { status, code, text } = await send(person, endpoint, records);
      // A conflict has seen the record; what does not exist, or is not understood, has not.
      if (status >= 400 && status !== 409) wrong.push(`${nameOf(endpoint)}: ${status} ${code} ${text.slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
  });
});

const changed = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(after).filter((name) => after[name] !== before[name]);

/** First what only looks, last what ends, and managers' decisions after everything they decide about. */
function gentlestFirst(one: Declaration, other: Declaration): number {
  const weight = (endpoint: Declaration) =>
    (endpoint.method === 'get' ? 0 : 1) +
    (endpoint.method === 'delete' || /(revoke|remove|release|unlink|state|decision|undo|end)$/.test(endpoint.path)
      ? 2
      : 0) +
    (ownerOf(endpoint) === 'manager' && endpoint.method !== 'get' ? 4 : 0);
  return weight(one) - weight(other);
}
