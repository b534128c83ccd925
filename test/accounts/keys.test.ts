import { beforeAll, describe, expect, test } from 'vitest';
import { setMembership } from '../../src/accounts/index.ts';
import { apiKeys } from '../../src/accounts/keys/model.ts';
import { auditRecords } from '../../src/audit/model.ts';
import { addBrand, addShop } from '../../src/brands/index.ts';
import { asSystem } from '../../src/context.ts';
import { orderEvents } from '../../src/orders/model.ts';
import { orderPlaced, unique } from '../builders.ts';
import { type Callers, callersOf, changeState, meOf } from '../support/callers.ts';
import { Declared } from '../support/declared.ts';
import { eventually } from '../support/eventually.ts';
import { startApp } from '../support/start-app.ts';

interface Key {
  id: string;
  key: string;
  code?: string;
  secrets: { hint: string; validUntil: string | null }[];
}

let app: Awaited<ReturnType<typeof startApp>>;
let callers: Callers;
let declared: Declared;
let brandId: string;
let shopId: string;
let domain: string;

beforeAll(async () => {
  app = await startApp({ mode: 'serve' });
  callers = await callersOf(app);
  declared = await Declared.by(app);
  const system = asSystem(app.ctx, 'test');
  domain = `${unique('keys')}.example`;
  brandId = (await addBrand(system, { name: 'Keys', country: 'ES', domains: [domain] }))._id;
  shopId = (await addShop(system, { brandId, name: 'Online' })).id;
  const member = { kind: 'brand', ref: brandId, state: 'active', title: 'Keys' } as const;
  await setMembership(system, { ...member, userId: (await meOf(callers.visitor)).user.id, role: 'owner' });
  await setMembership(system, { ...member, userId: (await meOf(callers.applicant)).user.id, role: 'editor' });
});

const brandKey = async (scopes: string[], as = callers.visitor, at = brandId) =>
  as.post<Key>(`/v1/brands/${at}/keys`, { name: 'Warehouse', scopes });
const creatorKey = async (scopes: string[], as = callers.creator) =>
  as.post<Key>('/v1/keys', { name: 'Sheet', scopes });

/** A program: no cookies, a key. */
const byKey = (key: string, path: string, init: RequestInit = {}) =>
  fetch(`${app.url}${path}`, { ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } });

const problemOf = async (response: Response, path: string, method = 'GET') => {
  const { status, code } = await declared.problem(method, path, response);
  return `${status} ${code}`;
};

const report = (key: string, event: object, id = unique('evt_'), shop = shopId) =>
  byKey(key, `/v1/shops/${shop}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'webhook-id': id },
    body: JSON.stringify(event),
  });

describe('an API key', () => {
  test('is shown once and kept as a hash', async () => {
    const { status, body } = await brandKey(['orders:write']);
    expect(status).toBe(201);
    expect(body.key).toMatch(/^kol_[\w-]{43}$/);
    const everywhere = JSON.stringify([
      await apiKeys(app.ctx).find().lean(),
      await auditRecords(app.ctx).find({ action: /^key/ }).lean(),
      (await callers.visitor.get(`/v1/brands/${brandId}/keys`)).body,
    ]);
    expect(everywhere).not.toContain(body.key.slice(10));
    expect(everywhere).toContain(body.key.slice(0, 10));
  });

  test('is made by owners, and by creators for themselves: not by editors, managers or other brands', async () => {
    const { reviewer, admin, brandOwner, applicant } = callers;
    for (const as of [applicant, reviewer, admin, brandOwner])
      expect((await brandKey(['orders:write'], as)).status).toBe(404);
    for (const as of [reviewer, admin, brandOwner])
      expect((await as.get(`/v1/brands/${brandId}/keys`)).status).toBe(404);
    const { body } = await creatorKey(['links:read']);
    for (const as of [callers.otherCreator, callers.visitor, admin])
      for (const step of ['revoke', 'rotate'])
        expect((await as.post(`/v1/keys/${body.id}/${step}`, {})).status).toBe(404);
  });

  test('takes no scope of the other kind, and no unknown one', async () => {
    expect((await brandKey(['earnings:read'])).body.code).toBe('scope_unfit');
    expect((await creatorKey(['orders:write'])).body.code).toBe('scope_unfit');
    expect((await brandKey(['everything'])).status).toBe(422);
    expect((await brandKey([])).status).toBe(422);
  });

  test('opens what its scopes name, and nothing else', async () => {
    const { key } = (await creatorKey(['links:read'])).body;
    expect((await byKey(key, '/v1/links')).status).toBe(200);
    expect(await problemOf(await byKey(key, '/v1/commissions'), '/v1/commissions')).toBe('403 scope_missing');
    const write = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect(await problemOf(await byKey(key, '/v1/links', write), '/v1/links', 'POST')).toBe('403 scope_missing');
    expect(await problemOf(await byKey(key, '/v1/me'), '/v1/me')).toBe('401 not_signed_in');
    expect(await problemOf(await byKey(key, '/v1/keys'), '/v1/keys')).toBe('401 not_signed_in');
    const { key: brands } = (await brandKey(['catalogue:write'])).body;
    expect(await problemOf(await byKey(brands, '/v1/links'), '/v1/links')).toBe('404 not_found');
  });

  test('makes links as its creator, whose audit trail names the key', async () => {
    const { id, key } = (await creatorKey(['links:write'])).body;
    const made = await byKey(key, '/v1/links', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ destination: `https://${domain}/lamp` }),
    });
    expect(made.status).toBe(201);
    const link = (await made.json()) as { id: string };
    expect(await auditRecords(app.ctx).findOne({ subject: link.id }).lean()).toMatchObject({
      actor: { kind: 'key', keyId: id },
    });
  });

  test('that is wrong, cut or revoked is refused at once', async () => {
    const { id, key } = (await creatorKey(['links:read'])).body;
    expect((await callers.creator.post(`/v1/keys/${id}/revoke`)).status).toBe(200);
    for (const bad of [key, `kol_${'A'.repeat(43)}`])
      expect(await problemOf(await byKey(bad, '/v1/links'), '/v1/links')).toBe('401 key_invalid');
    for (const none of [key.slice(0, -1), 'kol_', `${key}x`])
      expect(await problemOf(await byKey(none, '/v1/links'), '/v1/links')).toBe('401 not_signed_in');
    expect((await callers.creator.post<Key>(`/v1/keys/${id}/rotate`, {})).body.code).toBe('key_revoked');
  });

  test('that is rotated goes on working for the overlap, and two work at most', async () => {
    const first = (await creatorKey(['links:read'])).body;
    const rotate = async (overlapHours: number) =>
      (await callers.creator.post<Key>(`/v1/keys/${first.id}/rotate`, { overlapHours })).body;
    const works = async (key: string) => (await byKey(key, '/v1/links')).status === 200;
    const second = await rotate(1);
    expect([await works(first.key), await works(second.key)]).toEqual([true, true]);
    expect(second.secrets).toHaveLength(2);
    const third = await rotate(1);
    expect([await works(first.key), await works(second.key), await works(third.key)]).toEqual([false, true, true]);
    const fourth = await rotate(0);
    expect([await works(second.key), await works(third.key), await works(fourth.key)]).toEqual([false, false, true]);
    await rotate(1);
    await apiKeys(app.ctx).updateOne({ _id: first.id }, { $set: { 'secrets.1.validUntil': new Date(Date.now() - 1) } });
    expect(await works(fourth.key)).toBe(false);
  });

  test('of a creator works only while she is active', async () => {
    const { key } = (await creatorKey(['links:read'], callers.otherCreator)).body;
    const system = asSystem(app.ctx, 'test');
    await changeState(system, callers.otherCreator, 'suspended');
    expect(await problemOf(await byKey(key, '/v1/links'), '/v1/links')).toBe('401 key_invalid');
    await changeState(system, callers.otherCreator, 'active');
    expect((await byKey(key, '/v1/links')).status).toBe(200);
  });

  test('says when it was used last', async () => {
    const { id, key } = (await creatorKey(['links:read'])).body;
    await byKey(key, '/v1/links');
    await eventually(async () => expect((await apiKeys(app.ctx).findById(id).lean())?.lastUsedAt).not.toBeNull());
  });

  test('is one of twenty at most', async () => {
    const made = [];
    for (let count = 0; count < 21; count += 1)
      made.push((await creatorKey(['links:read'], callers.otherCreator)).status);
    expect(made.at(-1)).toBe(409);
  });
});

describe('an order reported by key', () => {
  test('is taken as a signed one is: durable, once, and refused with another body', async () => {
    const { key } = (await brandKey(['orders:write'])).body;
    const event = orderPlaced();
    const first = await report(key, event, 'evt-1');
    expect([first.status, await first.json()]).toEqual([200, { eventId: `${shopId}:evt-1`, duplicate: false }]);
    expect(await (await report(key, event, 'evt-1')).json()).toMatchObject({ duplicate: true });
    const other = await report(key, orderPlaced(), 'evt-1');
    expect(await problemOf(other, `/v1/shops/${shopId}/events`, 'POST')).toBe('409 event_id_reused');
    expect(await orderEvents(app.ctx).countDocuments({ shopId })).toBe(1);
  });

  test('that cannot be taken is kept for the programme, who can replay it', async () => {
    const { key } = (await brandKey(['orders:write'])).body;
    const answer = await report(key, { type: 'order.bartered' }, 'evt-bad');
    expect(await problemOf(answer, `/v1/shops/${shopId}/events`, 'POST')).toBe('422 validation_failed');
    expect(await app.ctx.mongo.collection('dead_letters').countDocuments({ shopId, deliveryId: 'evt-bad' })).toBe(1);
  });

  test('needs the scope, and a shop of the key’s own brand', async () => {
    const path = `/v1/shops/${shopId}/events`;
    const { key: reader } = (await brandKey(['catalogue:read'])).body;
    expect(await problemOf(await report(reader, orderPlaced()), path, 'POST')).toBe('403 scope_missing');
    const { key: creators } = (await creatorKey(['links:read'])).body;
    expect(await problemOf(await report(creators, orderPlaced()), path, 'POST')).toBe('404 not_found');
    const { key: foreign } = (await brandKey(['orders:write'], callers.brandOwner, 'brn_callers')).body;
    expect(await problemOf(await report(foreign, orderPlaced()), path, 'POST')).toBe('404 not_found');
    const { key } = (await brandKey(['orders:write'])).body;
    expect(await problemOf(await report(key, orderPlaced(), 'x', 'shp_nobody'), path, 'POST')).toBe('404 not_found');
  });

  test('without key and signature is refused as before', async () => {
    const answer = await fetch(`${app.url}/v1/shops/${shopId}/events`, {
      method: 'POST',
      headers: { 'webhook-id': 'x' },
      body: '{}',
    });
    expect(answer.status).toBe(422);
  });
});
