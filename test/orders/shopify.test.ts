import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shopifyAdapter } from '../../src/orders/intake/shopify.ts';
import { orderState } from '../../src/orders/order-state.ts';

const fixture = (name: string): string => readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8');
const ORDER = fixture('shopify-orders-create');

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

const recorded = (name: string, id?: string) =>
  shopifyAdapter.read(
    headers(name.replace('-exchange', '').replace('-', '/'), id),
    Buffer.from(fixture(`shopify-${name}`)),
  );

describe('Shopify’s later topics', () => {
  test('orders/paid is its step, and says again how the order was placed, in case nothing else arrived', () => {
    const [paid, placed, ...others] = recorded('orders-paid');
    expect(others).toEqual([]);
    expect(paid?.event).toMatchObject({ type: 'order.paid', data: { at: new Date('2026-11-11T15:16:19Z') } });
    const [first] = read('orders/create', order());
    expect(placed?.event.data).toEqual({ ...first?.event.data, linesAsOf: new Date('2026-11-11T15:16:20Z') });
    expect(orderState([placed, first].map((one) => one?.event as never))).toEqual(orderState([first?.event as never]));
  });

  test('orders/fulfilled is shipped, and delivered once every parcel arrived', () => {
    const steps = (body: Buffer) => read('orders/fulfilled', body).filter(({ event }) => event.type !== 'order.placed');
    const text = fixture('shopify-orders-fulfilled');
    expect(steps(Buffer.from(text)).map(({ event }) => [event.type, event.data])).toMatchObject([
      ['order.shipped', { at: new Date('2026-11-12T14:30:00Z') }],
      ['order.delivered', { at: new Date('2026-11-15T21:02:11Z') }],
    ]);
    const onItsWay = Buffer.from(text.replace('"shipment_status": "delivered"', '"shipment_status": "in_transit"'));
    expect(steps(onItsWay).map(({ event }) => event.type)).toEqual(['order.shipped']);
  });

  test('orders/cancelled is cancelled, and the refunds in it are those that refunds/create tells', () => {
    const events = recorded('orders-cancelled');
    expect(events.map(({ id }) => id)).toEqual([
      'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
      'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043.placed',
      'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043.refunded.890088186047892319',
    ]);
    expect(events[0]?.event).toMatchObject({ type: 'order.cancelled', data: { at: new Date('2026-11-20T14:00:01Z') } });
    expect(events[2]?.event).toEqual(recorded('refunds-create')[0]?.event);
  });

  test('a topic that the signed body contradicts is refused: headers are not signed', () => {
    for (const topic of ['orders/paid', 'orders/cancelled', 'orders/fulfilled'])
      expect(() => read(topic, order())).toThrow(expect.objectContaining({ code: 'state_mismatch' }));
  });

  const refund = (name: string) => read('refunds/create', Buffer.from(fixture(`shopify-refunds-create${name}`)));
  const afterRefund = (name: string, changes = {}, text = ORDER) =>
    orderState([...read('orders/create', order(changes, text)), ...refund(name)].map(({ event }) => event))?.netMinor;

  test('a refund by pieces names the line and the pieces, told alone or within its order', () => {
    const [back] = refund('');
    expect(back?.event).toMatchObject({
      type: 'order.refunded',
      data: {
        orderId: '820982911946154508',
        refundId: '890088186047892319',
        lines: [{ lineId: '866550311766439020', quantity: 1 }],
      },
    });
    const [placed] = read('orders/create', order());
    const events = [placed, back, ...recorded('orders-cancelled').filter(({ event }) => 'refundId' in event.data)];
    expect(orderState(events.map((one) => one?.event as never))?.netMinor).toBe(8_010 + 3_780);
  });

  test('money for pieces that the buyer keeps is the money, not the pieces', () => {
    expect(refund('-money-for-pieces')[0]?.event).toMatchObject({
      data: { lines: [{ lineId: '866550311766439020', quantity: 1, keptMinor: 3_010 }] },
    });
    // Half of 160.20 and 9.61 tax, less 30.10 that the shop kept: 54.80, of which 3.10 are tax.
    expect(afterRefund('-money-for-pieces')).toBe(19_800 - 5_170);
    const returned = fixture('shopify-refunds-create-money-for-pieces').replace('no_restock', 'return');
    expect(read('refunds/create', Buffer.from(returned))[0]?.event).toMatchObject({
      data: { lines: [{ lineId: '866550311766439020', quantity: 1 }] },
    });
    const nothing = fixture('shopify-refunds-create-money-for-pieces').replaceAll('"30.10"', '"84.91"');
    expect(read('refunds/create', Buffer.from(nothing))).toEqual([]);
  });

  test('money returned for no piece is taken from the whole order; returned shipping is no news, old form or new', () => {
    expect(refund('-money')[0]?.event).toMatchObject({ data: { lines: [], amountWithTaxMinor: 1_550 } });
    expect(refund('-shipping')).toEqual([]);
    const since202410 = { ...JSON.parse(fixture('shopify-refunds-create-shipping')), order_adjustments: [] };
    expect(read('refunds/create', Buffer.from(JSON.stringify(since202410)))).toEqual([]);
  });

  test('tax in money for no piece is no goods: told beside it, taken out by the order’s own share, or inside the prices', () => {
    expect(afterRefund('-money')).toBe(19_800 - 1_478);
    expect(afterRefund('-money', { taxes_included: true })).toBe(18_839 - 1_475);
    const told = fixture('shopify-refunds-create-money').replaceAll(
      '"0.00", "currency_code": "USD"',
      '"-0.72", "currency_code": "USD"',
    );
    const [back] = read('refunds/create', Buffer.from(told));
    expect(back?.event.data).toMatchObject({ amountMinor: 1_550 });
    // Tax that only the whole order tells: shipping has its part of it.
    const plain = ORDER.replaceAll(/"tax_lines": \[[^\]]+\]/g, '"tax_lines": []');
    expect(afterRefund('-money', {}, plain)).toBe(19_800 - 1_482);
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

test('the topics in any order, under whatever webhook ids and some of them lost, end in one order', () => {
  const TOPICS = [
    'orders-create',
    'orders-paid',
    'orders-fulfilled',
    'orders-updated-exchange',
    'orders-cancelled',
    'refunds-create',
  ];
  const whole = orderState(TOPICS.flatMap((name) => recorded(name)).map(({ event }) => event));
  expect(whole).toMatchObject({ state: 'cancelled', netMinor: 0, lines: [{ refundedMinor: 8_010 }, {}, {}] });
  const sent = fc.array(fc.tuple(fc.constantFrom(...TOPICS), fc.uuid()), { maxLength: 8 });
  fc.assert(
    fc.property(sent, (others) => {
      const deliveries = [
        ...others,
        ['orders-fulfilled', 'w1'],
        ['orders-cancelled', 'w2'],
        ['orders-updated-exchange', 'w3'],
      ] as [string, string][];
      const shuffled = deliveries.toSorted((left, right) => (left[1] < right[1] ? -1 : 1));
      const events = shuffled.flatMap(([name, id]) => recorded(name, id));
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
      expect(orderState(events.map(({ event }) => event))).toEqual(whole);
    }),
  );
});

test('amounts are in the currency’s own minor unit, without decimals or with three', () => {
  const yen = ORDER.replaceAll('"USD"', '"JPY"').replaceAll(
    /"amount": "(\d+)\.\d\d", "currency_code": "JPY"/g,
    '"amount": "$1", "currency_code": "JPY"',
  );
  expect(read('orders/create', order({ currency: 'JPY' }, yen))[0]?.event).toMatchObject({
    data: { currency: 'JPY', shippingMinor: 10, lines: [{ unitPriceMinor: 89, discountMinor: 17 }, {}] },
  });
  const dinars = ORDER.replaceAll('"USD"', '"KWD"').replace('"amount": "89.00"', '"amount": "89.005"');
  expect(read('orders/create', order({ currency: 'KWD' }, dinars))[0]?.event).toMatchObject({
    data: { currency: 'KWD', shippingMinor: 10_000, lines: [{ unitPriceMinor: 89_005, discountMinor: 17_800 }, {}] },
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
