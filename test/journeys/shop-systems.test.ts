import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { application, orderPlaced, signed } from '../builders.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

type Page<T> = { data: T[] };
type Shop = { id: string; secret: string; eventsUrl: string };

let app: Awaited<ReturnType<typeof startApp>>;
let creator: Person;
let manager: Person;
let brandId: string;

const fixture = (name: string) =>
  readFileSync(new URL(`../orders/fixtures/${name}.json`, import.meta.url), 'utf8').replaceAll(
    '2026-11-11',
    '2026-03-02',
  );
const hmac = (secret: string, body: string) => createHmac('sha256', secret).update(body).digest('base64');

beforeAll(async () => {
  app = await startApp({ startAt: new Date('2026-03-10T12:00:00Z') });
  creator = new Person(app);
  manager = new Person(app);
  await creator.signIn('google', 'ines');
  const { body } = await creator.post<{ id: string }>('/v1/applications', application());
  await manager.signIn('facebook', 'mara');
  await manager.post(`/v1/applications/${body.id}/approve`);
  brandId = (
    await manager.post<{ id: string }>('/v1/brands', { name: 'Casa', country: 'ES', domains: ['casa.example'] })
  ).body.id;
  await creator.post('/v1/codes', { brandId, code: 'INES10', discount: { percentBps: 1_000 } });
});

const addShop = async (shop: object) => (await manager.post<Shop>(`/v1/brands/${brandId}/shops`, shop)).body;
const orders = async (query = '') => (await creator.get<Page<{ id: string }>>(`/v1/orders${query}`)).body.data;

describe('orders of shop systems', () => {
  test('a Shopify order with her code earns her its commission, in the shop’s currency', async () => {
    const refused = await manager.post(`/v1/brands/${brandId}/shops`, { name: 'Shopify', platform: 'shopify' });
    expect(refused.status).toBe(422);
    const shop = await addShop({ name: 'Shopify', platform: 'shopify', secret: 'hush-hush-hush-hush' });
    expect(shop.eventsUrl).toBe(`${app.url}/v1/shops/${shop.id}/shopify`);
    const body = fixture('shopify-orders-create');
    const headers = {
      'x-shopify-topic': 'orders/create',
      'x-shopify-webhook-id': 'w-1',
      'x-shopify-hmac-sha256': hmac(shop.secret, body),
    };
    const answer = await fetch(shop.eventsUrl, { method: 'POST', headers, body });
    expect([answer.status, await answer.json()]).toEqual([200, { eventId: `${shop.id}:w-1`, duplicate: false }]);
    const forged = await fetch(shop.eventsUrl, { method: 'POST', headers, body: `${body} ` });
    expect(forged.status).toBe(401);
    await app.worker?.settleAll();
    expect(await orders()).toMatchObject([
      { net: { amountMinor: 19_800, currency: 'USD' }, commission: { amountMinor: 1_980 } },
    ]);
  });

  test('a WooCommerce webhook is pinged, then reports; without its headers it is refused', async () => {
    const shop = await addShop({ name: 'Woo', platform: 'woocommerce' });
    const ping = await fetch(shop.eventsUrl, { method: 'POST', body: 'webhook_id=7' });
    expect(ping.status).toBe(200);
    const body = fixture('woocommerce-order-created');
    expect((await fetch(shop.eventsUrl, { method: 'POST', body })).status).toBe(422);
    const headers = {
      'x-wc-webhook-topic': 'order.created',
      'x-wc-webhook-delivery-id': 'd-1',
      'x-wc-webhook-signature': hmac(shop.secret, body),
    };
    expect((await fetch(shop.eventsUrl, { method: 'POST', headers, body })).status).toBe(200);
    await app.worker?.settleAll();
    const [newest] = await orders();
    const why = await creator.get<{ touches: object[] }>(`/v1/orders/${newest?.id}`);
    expect(why.body).toMatchObject({
      outcome: 'won',
      net: { currency: 'EUR' },
      touches: [{ kind: 'code', won: true }],
    });
  });

  test('an event that cannot be taken is answered 422; a manager corrects and replays it; a creator sees none of it', async () => {
    const shop = await addShop({ name: 'Own' });
    const event = orderPlaced({ currency: 'XQQ', codes: ['INES10'], placedAt: app.ctx.clock.now().toISOString() });
    const answer = await fetch(shop.eventsUrl, signed(shop.secret, event));
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'validation_failed' }]);
    const list = await manager.get<Page<{ id: string }>>('/v1/dead-letters');
    const [letter] = list.body.data;
    expect((await creator.get('/v1/dead-letters')).status).toBe(404);
    const { body } = await manager.get<{ body: string }>(`/v1/dead-letters/${letter?.id}`);
    const replayed = await manager.post(`/v1/dead-letters/${letter?.id}/replay`, {
      body: body.body.replace('XQQ', 'EUR'),
    });
    expect(replayed).toMatchObject({ status: 200, body: { state: 'replayed' } });
    expect((await manager.post(`/v1/dead-letters/${letter?.id}/dismiss`, { reason: 'late' })).status).toBe(409);
    await app.worker?.settleAll();
    expect(await orders()).toHaveLength(3);
    expect(await orders('?outcome=lost')).toEqual([]);
  });

  test('totals across currencies are null while a rate is missing', async () => {
    const { body } = await manager.get<{ totals: object }>('/v1/programme/summary');
    expect(body.totals).toMatchObject({ currency: 'EUR', ratesOf: null, gmvMinor: null, paidMinor: 0 });
  });

  test('the snippet is served to any shop', async () => {
    const script = await fetch(`${app.url}/kolect.js`);
    expect([script.status, script.headers.get('cross-origin-resource-policy')]).toEqual([200, 'cross-origin']);
  });
});
