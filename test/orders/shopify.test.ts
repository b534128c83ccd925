import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shopifyAdapter } from '../../src/orders/intake/shopify.ts';
import { orderState } from '../../src/orders/order-state.ts';

const fixture = (name: string): string => readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8');
const ORDER = fixture('shopify-order');
const REFUND = fixture('shopify-refund');

const headers = (topic: string, id = 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043') => ({
  'x-shopify-hmac-sha256': '',
  'x-shopify-topic': topic,
  'x-shopify-webhook-id': id,
});

/** The fixture with top-level fields replaced, its long ids left as they are. */
function order(changes: Record<string, unknown> = {}, text = ORDER): Buffer {
  const parts = Object.entries(changes).reduce((json, [key, value]) => {
    const field = new RegExp(`("${key}": )("[^"]*"|null|true|false)(,?\\n)`);
    if (!field.test(json)) throw new Error(`the fixture has no plain field ${key}`);
    return json.replace(field, `$1${JSON.stringify(value).replaceAll('$', '$$$$')}$3`);
  }, text);
  return Buffer.from(parts);
}

const read = (topic: string, body: Buffer) => shopifyAdapter.read(headers(topic), body);
const types = (topic: string, body: Buffer) => read(topic, body).map(({ event }) => event.type);

describe('a Shopify order', () => {
  test('becomes an order.placed in the shop’s own money with exact ids', () => {
    const [placed, ...others] = read('orders/create', order());
    expect(others).toEqual([]);
    expect(placed?.id).toBe('b54557e4-bdd9-4b37-8a5f-bf7d70bcd043');
    expect(placed?.event).toMatchObject({
      type: 'order.placed',
      data: {
        orderId: '820982911946154508',
        placedAt: new Date('2026-11-11T15:15:00Z'),
        currency: 'USD',
        country: 'US',
        clickId: 'CART',
        codes: ['INES10'],
        taxMinor: 961,
        shippingMinor: 1_000,
        lines: [
          { lineId: '866550311766439020', sku: 'LAMP-01', quantity: 2, unitPriceMinor: 8_900, discountMinor: 1_780 },
          { lineId: '141249953214522974', sku: '788032119674292922', quantity: 1, unitPriceMinor: 4_200 },
        ],
      },
    });
    const state = orderState([placed?.event as never]);
    expect(state).toMatchObject({ gmvMinor: 23_961, netMinor: 16_020 + 3_780 });
  });

  test('hashes the buyer’s address in lower case and hands on nothing else of the buyer', () => {
    const [placed] = read('orders/create', order());
    const text = JSON.stringify(placed?.event);
    expect(text).toContain('customerHash');
    expect(text).not.toMatch(/noor|haddad|203\.0\.113/i);
    const lower = read('orders/create', order({ email: 'noor@example.com' }))[0]?.event;
    expect(lower).toEqual(placed?.event);
  });

  test('takes the click id from the landing page when the cart has none', () => {
    const body = Buffer.from(ORDER.replace('{ "name": "kclid", "value": "CART" },', ''));
    expect(read('orders/create', body)[0]?.event).toMatchObject({ data: { clickId: 'LANDING' } });
  });

  test('takes tax out of the base where prices include it', () => {
    const [placed] = read('orders/create', order({ taxes_included: true }));
    expect(placed?.event).toMatchObject({ data: { taxMinor: 0, lines: [{ includedTaxMinor: 961 }, {}] } });
    expect(orderState([placed?.event as never])).toMatchObject({ netMinor: 16_020 - 961 + 3_780 });
  });

  test('that is a test earns nothing: it gives no events', () => {
    expect(read('orders/create', order({ test: true }))).toEqual([]);
  });

  test('made paid and cancelled at once gives an event for each, with ids of their own', () => {
    const events = read(
      'orders/create',
      order({ financial_status: 'paid', cancelled_at: '2026-11-11T11:00:00-05:00' }),
    );
    expect(events.map(({ event }) => event.type)).toEqual(['order.placed', 'order.paid', 'order.cancelled']);
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
  });
});

describe('Shopify’s later topics', () => {
  test('orders/paid, orders/cancelled and orders/fulfilled become their steps', () => {
    expect(types('orders/paid', order({ financial_status: 'paid' }))).toEqual(['order.paid']);
    expect(types('orders/cancelled', order({ cancelled_at: '2026-11-12T00:00:00Z' }))).toEqual(['order.cancelled']);
    expect(types('orders/fulfilled', order({ fulfillment_status: 'fulfilled' }))).toEqual(['order.shipped']);
  });

  test('a fulfilled order whose every parcel arrived is delivered too', () => {
    const parcels =
      '"fulfillments": [{"created_at":"2026-11-12T10:00:00Z","updated_at":"2026-11-15T10:00:00Z","shipment_status":"delivered"}]';
    const body = order({ fulfillment_status: 'fulfilled' }, ORDER.replace('"fulfillments": []', parcels));
    expect(read('orders/fulfilled', body).map(({ event }) => [event.type, event.data])).toMatchObject([
      ['order.shipped', { at: new Date('2026-11-12T10:00:00Z') }],
      ['order.delivered', { at: new Date('2026-11-15T10:00:00Z') }],
    ]);
  });

  test('a topic that the signed body contradicts is refused: headers are not signed', () => {
    for (const topic of ['orders/paid', 'orders/cancelled', 'orders/fulfilled'])
      expect(() => read(topic, order())).toThrow(expect.objectContaining({ code: 'state_mismatch' }));
  });

  test('a refund by pieces names the line and the pieces', () => {
    expect(read('refunds/create', Buffer.from(REFUND))[0]?.event).toMatchObject({
      type: 'order.refunded',
      data: {
        orderId: '820982911946154508',
        refundId: '890088186047892319',
        lines: [{ lineId: '866550311766439020', quantity: 1 }],
      },
    });
  });

  test('money returned for no piece is taken from the whole order; returned shipping is no news', () => {
    const adjusted = (kind: string) => {
      const adjustment = {
        kind,
        amount: '-15.50',
        amount_set: { shop_money: { amount: '-15.50', currency_code: 'USD' } },
      };
      const refund = { ...JSON.parse(REFUND), refund_line_items: [], order_adjustments: [adjustment] };
      return read('refunds/create', Buffer.from(JSON.stringify(refund)));
    };
    expect(adjusted('refund_discrepancy')[0]?.event).toMatchObject({ data: { lines: [], amountMinor: 1_550 } });
    expect(adjusted('shipping_refund')).toEqual([]);
  });

  test('an unknown topic, state or currency and an amount finer than the currency are refused with a code', () => {
    const refused = (topic: string, body: Buffer, code: string) =>
      expect(() => read(topic, body)).toThrow(expect.objectContaining({ kind: 'invalid', code }));
    refused('products/update', order(), 'topic_unknown');
    refused('orders/create', order({ financial_status: 'bartered' }), 'validation_failed');
    refused('orders/create', order({ currency: 'EUR' }), 'currency_mismatch');
    refused('orders/create', Buffer.from(ORDER.replaceAll('"USD"', '"XQQ"')), 'amount_unreadable');
    refused('orders/create', Buffer.from(ORDER.replaceAll('"89.00"', '"89.005"')), 'amount_unreadable');
    refused('orders/create', Buffer.from(ORDER.slice(0, -9)), 'event_unreadable');
  });
});

test('a signature is the base64 HMAC of the raw bytes under any secret in force', () => {
  const body = order();
  const sign = (secret: string) => createHmac('sha256', secret).update(body).digest('base64');
  const shop = {
    id: 's',
    brandId: 'b',
    platform: 'shopify' as const,
    brandState: 'verified' as const,
    secrets: ['old', 'new'],
  };
  const verify = (signature: string, bytes = body) =>
    shopifyAdapter.verify(shop, { ...headers('orders/create'), 'x-shopify-hmac-sha256': signature }, bytes);
  expect(() => verify(sign('old'))).not.toThrow();
  expect(() => verify(sign('new'))).not.toThrow();
  expect(() => verify(sign('other'))).toThrow(expect.objectContaining({ code: 'signature_invalid' }));
  expect(() => verify(sign('new'), Buffer.concat([body, Buffer.from(' ')]))).toThrow();
  expect(() => verify('')).toThrow();
  expect(() =>
    shopifyAdapter.verify(undefined, { ...headers('x'), 'x-shopify-hmac-sha256': sign('new') }, body),
  ).toThrow();
});
