import { beforeAll, describe, expect, test } from 'vitest';
import { setMembership } from '../../src/accounts/index.ts';
import { auditRecords } from '../../src/audit/model.ts';
import { brands, shops } from '../../src/brands/model.ts';
import { asSystem } from '../../src/context.ts';
import { processEvents } from '../../src/orders/index.ts';
import { brandApplication, orderPlaced, signed } from '../builders.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

interface Shop {
  id: string;
  secret: string;
  eventsUrl: string;
  secrets: { id: string; validUntil: string | null }[];
  code?: string;
}

let app: Awaited<ReturnType<typeof startApp>>;
let owner: Person;
let viewer: Person;
let stranger: Person;
let brandId: string;

const enter = (id: string): Promise<Person> => Person.enter(app, id);

async function newBrand(as: Person): Promise<string> {
  const { body } = await as.post<{ id: string }>('/v1/brand-applications', brandApplication());
  await brands(app.ctx).updateOne({ _id: body.id }, { $set: { state: 'verified' } });
  return body.id;
}

beforeAll(async () => {
  app = await startApp({ mode: 'serve' });
  [owner, viewer, stranger] = [await enter('lucie'), await enter('aoife'), await enter('dmitri')];
  brandId = await newBrand(owner);
  const { user } = (await viewer.get<{ user: { id: string } }>('/v1/me')).body;
  const membership = { kind: 'brand', ref: brandId, state: 'active', role: 'viewer' } as const;
  await setMembership(asSystem(app.ctx, 'test'), { userId: user.id, ...membership });
});

const add = async (as = owner, input: object = { name: 'Online' }) =>
  as.post<Shop>(`/v1/brands/${brandId}/shops`, input);
const rotate = async (shop: Shop, body: object = {}, as = owner) =>
  as.post<Shop>(`/v1/brands/${brandId}/shops/${shop.id}/secrets`, body);
const listed = async (shop: Shop) =>
  (await owner.get<{ data: Shop[] }>(`/v1/brands/${brandId}/shops`)).body.data.find(({ id }) => id === shop.id);
const sends = async (secret: string, shop: Shop) => {
  // Another process than the one that knows the shop already.
  const { createIntake } = await import('../../src/orders/index.ts');
  const { headers, body } = signed(secret, orderPlaced());
  return createIntake(app.ctx, () => undefined)
    .accept(app.ctx, { shopId: shop.id, headers, body: Buffer.from(body) })
    .then(
      () => true,
      () => false,
    );
};

describe('a shop', () => {
  test('is made by owners and editors, seen by members, and its secret is told once', async () => {
    const made = await add();
    expect(made.status).toBe(201);
    expect(made.body.secret).toMatch(/^whsec_/);
    const seen = await viewer.get<{ data: Shop[] }>(`/v1/brands/${brandId}/shops`);
    expect(seen.body.data.map(({ id }) => id)).toContain(made.body.id);
    expect(JSON.stringify(seen.body)).not.toContain('whsec_');
    expect((await add(viewer)).status).toBe(404);
    expect((await add(stranger)).status).toBe(404);
    expect((await stranger.get(`/v1/brands/${brandId}/shops`)).status).toBe(404);
  });

  test('changes its secret with overlap: both prove, then only the new one', async () => {
    const shop = (await add()).body;
    const next = (await rotate(shop, { overlapHours: 1 })).body;
    expect([await sends(shop.secret, shop), await sends(next.secret, shop)]).toEqual([true, true]);
    expect((await listed(shop))?.secrets.map(({ validUntil }) => validUntil !== null)).toEqual([false, true]);
    const third = (await rotate(shop, { overlapHours: 1 })).body;
    expect([await sends(shop.secret, shop), await sends(next.secret, shop), await sends(third.secret, shop)]).toEqual([
      false,
      true,
      true,
    ]);
    const fourth = (await rotate(shop, { overlapHours: 0 })).body;
    expect([await sends(third.secret, shop), await sends(fourth.secret, shop)]).toEqual([false, true]);
    expect(JSON.stringify(await auditRecords(app.ctx).find({ subject: shop.id }).lean())).not.toContain('whsec_');
    expect((await rotate(shop, {}, viewer)).status).toBe(404);
  });

  test('loses a revoked secret, and never its last one', async () => {
    const shop = (await add()).body;
    const next = (await rotate(shop, { overlapHours: 24 })).body;
    const old = (await listed(shop))?.secrets.find(({ validUntil }) => validUntil !== null);
    const revoke = (id = '') =>
      owner.fetch(`/v1/brands/${brandId}/shops/${shop.id}/secrets/${id}`, { method: 'DELETE' });
    expect((await revoke(old?.id)).status).toBe(204);
    expect([await sends(shop.secret, shop), await sends(next.secret, shop)]).toEqual([false, true]);
    expect((await revoke(old?.id)).status).toBe(404);
    expect((await revoke((await listed(shop))?.secrets[0]?.id)).status).toBe(409);
    expect(await sends(next.secret, shop)).toBe(true);
  });

  test('of another brand cannot be touched through one’s own', async () => {
    const shop = (await add()).body;
    const own = await newBrand(stranger);
    for (const path of [`${shop.id}/secrets`, `${shop.id}/secrets`])
      expect((await stranger.post(`/v1/brands/${own}/shops/${path}`, {})).status).toBe(404);
    expect((await stranger.get(`/v1/brands/${own}/shops/${shop.id}/reports`)).status).toBe(404);
    expect((await shops(app.ctx).findById(shop.id).lean())?.secrets).toHaveLength(1);
  });

  test('on Shopify brings its own secret, also when it changes it', async () => {
    const secret = 'shpss_0123456789abcdef';
    expect((await add(owner, { name: 'S', platform: 'shopify' })).status).toBe(422);
    const shop = (await add(owner, { name: 'S', platform: 'shopify', secret })).body;
    expect((await rotate(shop)).body.code).toBe('secret_missing');
    expect((await rotate(shop, { secret: `${secret}0` })).status).toBe(200);
    const standard = (await add()).body;
    expect((await rotate(standard, { secret })).body.code).toBe('secret_made_here');
  });
});

test('a brand sees what its shop reported, and what could not be taken, without the buyer’s data', async () => {
  const shop = (await add()).body;
  const send = (event: object) => fetch(shop.eventsUrl, signed(shop.secret, event));
  const order = orderPlaced({ placedAt: app.ctx.clock.now().toISOString() });
  expect((await send(order)).status).toBe(200);
  expect((await send({ type: 'order.bartered', secretWord: 'buyer' })).status).toBe(422);
  await processEvents(asSystem(app.ctx, 'test'));
  const { body } = await viewer.get<object>(`/v1/brands/${brandId}/shops/${shop.id}/reports`);
  expect(body).toMatchObject({
    orders: [{ orderId: order.data.orderId, state: 'placed', earnedByCreator: false, creator: null, touch: null }],
    refused: [{ code: 'validation_failed' }],
  });
  expect(JSON.stringify(body)).not.toContain('buyer');
});
