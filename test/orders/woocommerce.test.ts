import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPing, woocommerceAdapter } from '../../src/orders/intake/woocommerce.ts';
import { orderState } from '../../src/orders/order-state.ts';
import type { OrderEvent } from '../../src/orders/schemas.ts';

const recorded = (name: string) =>
  JSON.parse(readFileSync(new URL(`./fixtures/woocommerce-order-${name}.json`, import.meta.url), 'utf8'));
const ORDER = recorded('created');

function read(changes: object = {}, topic = 'order.updated') {
  const headers = { 'x-wc-webhook-signature': '', 'x-wc-webhook-topic': topic, 'x-wc-webhook-delivery-id': '36e520eb' };
  return woocommerceAdapter.read(headers, Buffer.from(JSON.stringify({ ...ORDER, ...changes })));
}

const types = (changes: object) => read(changes).map(({ event }) => event.type);

/** What the store keeps of many deliveries: one event an id, the first that came. */
function stateAfter(deliveries: ReturnType<typeof read>[]) {
  const kept = new Map<string, OrderEvent>();
  for (const { id, event } of deliveries.flat()) if (!kept.has(id)) kept.set(id, event);
  return orderState([...kept.values()]);
}

describe('a WooCommerce order', () => {
  test('becomes the facts it states, its lines without tax and to the cent', () => {
    const [placed, paid, ...others] = read({}, 'order.created');
    expect(others).toEqual([]);
    expect(placed?.event).toMatchObject({
      type: 'order.placed',
      data: {
        orderId: '4750',
        placedAt: new Date('2026-11-11T16:15:00Z'),
        currency: 'EUR',
        country: 'FR',
        clickId: 'ENTRY',
        codes: ['ines10'],
        taxMinor: 2_100,
        shippingMinor: 1_000,
        lines: [
          { lineId: '315', sku: 'MUG-04', quantity: 3, unitPriceMinor: 1_667, discountMinor: 501 },
          { lineId: '316', sku: '23', quantity: 1, unitPriceMinor: 4_500, discountMinor: 0 },
        ],
      },
    });
    expect(paid?.event).toMatchObject({ type: 'order.paid', data: { at: new Date('2026-11-11T16:15:03Z') } });
    expect(stateAfter([read()])).toMatchObject({ netMinor: 9_000, state: 'paid' });
    expect(JSON.stringify(read())).not.toMatch(/noor|haddad|555|203\.0/i);
  });

  test('updated later tells everything again with what is new: shipped, and partly given back', () => {
    const events = read(recorded('updated'));
    expect(events.map(({ event }) => event.type)).toEqual([
      'order.placed',
      'order.paid',
      'order.shipped',
      'order.refunded',
    ]);
    expect(events[2]?.event.data).toMatchObject({ at: new Date('2026-11-14T08:00:00Z') });
    expect(events[3]?.event.data).toMatchObject({ refundId: '801', amountMinor: 4_500 });
    expect(stateAfter([read(), events])).toMatchObject({ netMinor: 4_500, state: 'shipped' });
    expect(stateAfter([events, read()])).toEqual(stateAfter([read(), events]));
    expect(JSON.stringify(events)).not.toMatch(/noor|haddad|cracked|203\.0/i);
  });

  test('states map to our events; one that nobody paid or promised to pay gives none', () => {
    for (const status of ['pending', 'failed', 'checkout-draft', 'trash']) expect(types({ status })).toEqual([]);
    expect(types({ status: 'on-hold', date_paid_gmt: null })).toEqual(['order.placed']);
    const done = { date_completed_gmt: '2026-11-14T08:00:00' };
    expect(types({ status: 'completed', ...done })).toEqual(['order.placed', 'order.paid', 'order.shipped']);
    expect(types({ status: 'delivered', ...done })).toContain('order.delivered');
    expect(types({ status: 'cancelled' })).toContain('order.cancelled');
    expect(types({ status: 'refunded' })).toContain('order.refunded');
  });

  test('an unknown state, topic or currency is refused with a code', () => {
    const refused = (changes: object, code: string, topic?: string) =>
      expect(() => read(changes, topic)).toThrow(expect.objectContaining({ kind: 'invalid', code }));
    refused({ status: 'in-the-post' }, 'validation_failed');
    refused({}, 'topic_unknown', 'coupon.created');
    refused({ currency: 'XQQ' }, 'amount_unreadable');
    refused({ total_tax: '21.005' }, 'amount_unreadable');
  });

  test('a price that somebody put up by hand is the price, without a discount', () => {
    const [mug, serum] = ORDER.line_items;
    const [placed] = read({ line_items: [{ ...mug, total: '60.00' }, serum] });
    expect(placed?.event).toMatchObject({ data: { lines: [{ unitPriceMinor: 2_000, discountMinor: 0 }, {}] } });
  });

  test('a fact that is stated again has the same id, and the same delivery gives the same events', () => {
    expect(read()).toEqual(read());
    const later = read({ status: 'completed', date_modified_gmt: '2026-11-14T08:00:00' });
    const paid = (events: ReturnType<typeof read>) => events.find(({ event }) => event.type === 'order.paid')?.id;
    expect(paid(later)).toBe(paid(read()));
  });

  test('partial refunds take the goods’ share, and a whole refund leaves nothing', () => {
    const refunds = [
      { id: 801, reason: '', total: '-60.50' },
      { id: 802, reason: '', total: '-60.50' },
    ];
    expect(stateAfter([read({ refunds: refunds.slice(0, 1) })])?.netMinor).toBe(4_500);
    expect(stateAfter([read({ refunds })])?.netMinor).toBe(0);
    expect(stateAfter([read({ status: 'refunded' })])?.netMinor).toBe(0);
    expect(stateAfter([read({ refunds: refunds.slice(0, 1) }), read({ status: 'refunded', refunds })])?.netMinor).toBe(
      0,
    );
  });

  test('exchanged within itself takes back the line that is gone and sells the one that came, whatever arrives first', () => {
    const exchanged = read(recorded('updated-exchange'));
    const whole = stateAfter([read(), exchanged]);
    expect(whole).toMatchObject({ netMinor: 4_500 + 5_000, state: 'shipped' });
    expect(whole?.lines).toMatchObject([
      { lineId: '315', refundedMinor: 0 },
      { lineId: '316', baseMinor: 4_500, refundedMinor: 4_500 },
      { lineId: '322', sku: 'CREAM-02', quantity: 2, baseMinor: 5_000, addedAt: new Date('2026-11-21T15:30:00Z') },
    ]);
    expect(stateAfter([exchanged, read(recorded('updated-exchange')), read()])).toEqual(whole);
    const more = recorded('updated-exchange');
    more.line_items[0] = { ...more.line_items[0], quantity: 5, subtotal: '83.33', total: '75.00' };
    const added = stateAfter([read(), read({ ...more, date_modified_gmt: '2026-11-22T10:00:00' }), exchanged]);
    expect(added?.lines.at(-1)).toMatchObject({ lineId: '315~2', quantity: 2, baseMinor: 3_000 });
    expect(added?.netMinor).toBe(4_500 + 5_000 + 3_000);
  });

  test('the ping of a new webhook is told from an order', () => {
    expect(isPing(Buffer.from('webhook_id=17'))).toBe(true);
    expect(isPing(Buffer.from('{"id":4750}'))).toBe(false);
  });
});

test('whole states in any order, repeated, end in one order', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 4_000 }), { maxLength: 4 });
  const last = fc.constantFrom('processing', 'completed', 'cancelled', 'refunded');
  fc.assert(
    fc.property(amounts, last, fc.infiniteStream(fc.nat()), (cents, status, random) => {
      const refunds = cents.map((amount, index) => ({ id: 900 + index, total: `-${(amount / 100).toFixed(2)}` }));
      const modified = (minute: number) =>
        `2026-11-1${5 + Math.floor(minute / 60)}T10:${`${minute % 60}`.padStart(2, '0')}:00`;
      const history = [
        read(),
        ...refunds.map((_, index) =>
          read({ refunds: refunds.slice(0, index + 1), date_modified_gmt: modified(index + 1) }),
        ),
        read({ status, refunds, date_completed_gmt: '2026-11-14T08:00:00', date_modified_gmt: modified(50) }),
      ];
      const shuffled = [...history, ...history]
        .map((delivery) => ({ delivery, rank: random.next().value }))
        .toSorted((left, right) => left.rank - right.rank)
        .map(({ delivery }) => delivery);
      expect(stateAfter(shuffled)).toEqual(stateAfter(history));
    }),
  );
});
