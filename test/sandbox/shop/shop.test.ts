import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { ShopSetup } from '../../../src/sandbox/index.ts';
import { startTestSandbox, type TestSandbox } from '../support.ts';

const secret = `whsec_${Buffer.from('a secret of the demo shop, 32 b.').toString('base64')}`;
let box: TestSandbox;
let setup: ShopSetup | undefined;

beforeAll(async () => {
  box = await startTestSandbox({ wallClock: Date.now, shop: async () => setup as ShopSetup });
});
beforeEach(() => {
  box.receiver.status = 202;
  box.receiver.received.length = 0;
  setup = {
    eventsUrl: `${box.receiver.url}/v1/shops/shop_1/events`,
    secret,
    brandName: 'Nordlys & Sønner',
    currency: 'EUR',
    products: [{ sku: 'MUG/1', name: 'Mug <blue>', category: 'Kitchen', priceMinor: 1850 }],
  };
});

const buying = { sku: 'MUG/1', quantity: '2', code: '', email: 'Buyer@People.example', country: 'DE' };

interface ShopEvent {
  type: string;
  data: Record<string, unknown> & { orderId: string };
}

/** The last event, after its signature was checked with the real library. */
function lastEvent(): ShopEvent {
  const { headers, body } = box.receiver.received.at(-1) ?? { headers: {}, body: '' };
  return new Webhook(secret).verify(body, headers as Record<string, string>) as ShopEvent;
}

async function buy(fields: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<string> {
  const response = await box.post('/shop/buy', { ...buying, ...fields }, headers);
  expect(response.status).toBe(303);
  return lastEvent().data.orderId;
}

test('the shop and its product pages show what the brand sells, escaped', async () => {
  expect(await (await box.fetch('/shop')).text()).toContain('Mug &lt;blue&gt;');
  const product = await box.fetch('/shop/p/MUG%2F1');
  expect(product.status).toBe(200);
  expect(await product.text()).toContain('18.50 EUR');
  expect((await box.fetch('/shop/p/none')).status).toBe(404);
});

test('the click id of a link is kept in the shop’s own cookie and sent with the order', async () => {
  const visit = await box.fetch('/shop/p/MUG%2F1?kclid=abc.DEF-1_2');
  const cookie = visit.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^shop_kclid=abc\.DEF-1_2; .*Path=\/shop; .*HttpOnly; SameSite=Lax/);
  await buy({}, { cookie: cookie.split(';')[0] ?? '' });
  expect(lastEvent().data.clickId).toBe('abc.DEF-1_2');
  await buy();
  expect(lastEvent().data).not.toHaveProperty('clickId');
});

test('buying places an order with a signed event at programme time', async () => {
  const orderId = await buy({ code: 'INES10' });
  expect(box.receiver.received.at(-1)?.path).toBe('/v1/shops/shop_1/events');
  expect(lastEvent()).toEqual({
    type: 'order.placed',
    timestamp: new Date(box.time.programmeMs).toISOString(),
    data: {
      orderId,
      placedAt: new Date(box.time.programmeMs).toISOString(),
      currency: 'EUR',
      country: 'DE',
      codes: ['INES10'],
      customerHash: createHash('sha256').update('buyer@people.example').digest('hex'),
      lines: [
        {
          lineId: '1',
          sku: 'MUG/1',
          name: 'Mug <blue>',
          category: 'Kitchen',
          quantity: 2,
          unitPriceMinor: 1850,
          discountMinor: 370,
        },
      ],
    },
  });
  expect(await (await box.fetch('/shop/orders')).text()).toContain('202 {&quot;eventId&quot;');
});

test('an order is paid, shipped, delivered and refunded piece by piece, each with its event', async () => {
  const orderId = await buy();
  const at = new Date(box.time.programmeMs).toISOString();
  const act = (action: string) => box.post(`/shop/orders/${orderId}`, { action });
  for (const action of ['paid', 'shipped', 'delivered']) {
    expect((await act(action)).status).toBe(303);
    expect(lastEvent()).toMatchObject({ type: `order.${action}`, data: { orderId, at } });
  }
  for (const refund of [1, 2]) {
    await act('refund');
    const data = { orderId, refundId: `${orderId}-R${refund}`, at, lines: [{ lineId: '1', quantity: 1 }] };
    expect(lastEvent()).toMatchObject({ type: 'order.refunded', data });
  }
  expect((await act('refund')).status).toBe(409);
  expect((await act('cancelled')).status).toBe(409);
  expect((await act('explode')).status).toBe(409);
});

test('a cancelled order can do nothing more', async () => {
  const orderId = await buy();
  await box.post(`/shop/orders/${orderId}`, { action: 'cancelled' });
  expect(lastEvent()).toMatchObject({ type: 'order.cancelled', data: { orderId } });
  expect((await box.post(`/shop/orders/${orderId}`, { action: 'shipped' })).status).toBe(409);
});

test('two clicks on one button at once send one event', async () => {
  const orderId = await buy();
  const before = box.receiver.received.length;
  const outcomes = await Promise.all([1, 2, 3].map(() => box.post(`/shop/orders/${orderId}`, { action: 'paid' })));
  expect(outcomes.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(box.receiver.received.length - before).toBe(1);
});

test("Kolect's refusal or silence is shown, and the order stays", async () => {
  box.receiver.status = 401;
  const refused = await box.post('/shop/buy', buying);
  expect(refused.status).toBe(303);
  expect(await (await box.fetch('/shop/orders')).text()).toMatch(/class="bad">401/);
  setup = { ...(setup as ShopSetup), eventsUrl: 'http://127.0.0.1:1/none' };
  await box.post('/shop/buy', buying);
  expect(await (await box.fetch('/shop/orders')).text()).toContain('no answer');
});

test('bad forms, unknown products and a shop without brand are told plainly', async () => {
  expect((await box.post('/shop/buy', { ...buying, quantity: '0' })).status).toBe(422);
  expect((await box.post('/shop/buy', { ...buying, email: 'nonsense' })).status).toBe(422);
  expect((await box.post('/shop/buy', { ...buying, sku: 'none' })).status).toBe(404);
  setup = undefined;
  expect((await box.fetch('/shop')).status).toBe(503);
});
