import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shopifyAdapter } from '../../src/orders/intake/shopify.ts';
import { orderState } from '../../src/orders/order-state.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`./fixtures/shopify-${name}.json`, import.meta.url), 'utf8');
const headers = { 'x-shopify-hmac-sha256': '', 'x-shopify-webhook-id': 'b54557e4' };
const read = (topic: string, text: string) =>
  shopifyAdapter.read({ ...headers, 'x-shopify-topic': topic }, Buffer.from(text)).map(({ event }) => event);

describe('an exchange within a Shopify order', () => {
  const EXCHANGED = fixture('orders-updated-exchange');
  const placed = read('orders/create', fixture('orders-create'));
  const exchanged = read('orders/updated', EXCHANGED);
  const whole = orderState([...placed, ...exchanged]);
  /** The tote was taken out by an edit, without a refund. */
  const later = (text: string) => text.replace(/"updated_at": "[^"]+"/, '"updated_at": "2026-11-22T09:00:00-05:00"');

  test('takes back what was refunded or removed, and sells what was added at its own price and day', () => {
    expect(whole).toMatchObject({ gmvMinor: 23_961 + 12_000, netMinor: 8_010 + 12_000 });
    expect(whole?.lines).toMatchObject([
      { lineId: '866550311766439020', quantity: 2, refundedMinor: 8_010 },
      { lineId: '141249953214522974', quantity: 1, refundedMinor: 3_780 },
      { lineId: '9127364551826371004', sku: 'LAMP-02', baseMinor: 12_000, addedAt: new Date('2026-11-20T14:12:40Z') },
    ]);
  });

  test('ends the same whatever comes first, and what was taken out counts again when it is there again', () => {
    const refund = read('refunds/create', fixture('refunds-create'));
    expect(orderState([...exchanged, ...refund, ...placed])).toEqual(whole);
    const again = read('orders/updated', later(EXCHANGED.replace('"current_quantity": 0', '"current_quantity": 1')));
    expect(orderState([...again, ...placed, ...exchanged])?.netMinor).toBe(8_010 + 12_000 + 3_780);
  });

  test('that leaves nothing of the order for the moment is taken all the same', () => {
    const empty = EXCHANGED.replaceAll(
      /"current_quantity": 1,(\s+)"fulfillment/g,
      '"current_quantity": 0,$1"fulfillment',
    );
    expect(orderState([...placed, ...read('orders/updated', later(empty))])?.netMinor).toBe(0);
  });
});
