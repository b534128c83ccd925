import { z } from 'zod';
import { invalid } from '../../kit/errors.ts';
import { proportionOf } from '../../kit/money.ts';
import type { OrderEvent } from '../schemas.ts';
import { type Adapter, parseShopDocument, type ReadEvent, toOrderEvent, unknownTopic } from './adapter.ts';
import {
  CLICK_PARAMETER,
  clickIdField,
  clickIdOfAddress,
  codesOf,
  hashAddress,
  minorOf,
  UNKNOWN_COUNTRY,
} from './shop-fields.ts';
import { type ShopifyLine, type ShopifyMoney, ShopifyOrder, ShopifyRefund } from './shopify-documents.ts';
import { type Draft, refunded } from './shopify-refunds.ts';
import { verifyBodySignature } from './signature.ts';

export const ShopifyHeaders = z.object({
  'x-shopify-hmac-sha256': z.string().min(1).max(200),
  'x-shopify-topic': z.string().max(100),
  'x-shopify-webhook-id': z.string().regex(/^[\w.:-]{1,90}$/, 'takes 1 to 90 letters, digits and .:_-'),
  'x-shopify-triggered-at': z.string().max(60).optional(),
});
export type ShopifyHeaders = z.infer<typeof ShopifyHeaders>;

/**
 * Shopify's order webhooks. Only the body is signed, so what is reported is read from the body; the topic says which part of
 * it is news. Source: shopify.dev, "Verify webhook deliveries" and the Order and Refund resources.
 */
export const shopifyAdapter: Adapter<ShopifyHeaders> = {
  platform: 'shopify',
  refusesAgain: false,
  verify: (shop, headers, body) => verifyBodySignature(shop, headers['x-shopify-hmac-sha256'], body),
  deliveryId: (headers) => headers['x-shopify-webhook-id'],
  read(headers, body) {
    const topic = headers['x-shopify-topic'];
    const found = eventsOf(topic, body).map(toOrderEvent);
    const id = headers['x-shopify-webhook-id'];
    return found.map((event, index): ReadEvent => ({ id: index === 0 ? id : `${id}.${nameOf(event)}`, event }));
  },
};

/** What tells the events of one delivery apart. */
const nameOf = ({ type, data }: OrderEvent): string =>
  `${type.slice('order.'.length)}${'refundId' in data ? `.${data.refundId}` : ''}`;

const TOPICS = ['orders/create', 'orders/updated', 'orders/paid', 'orders/fulfilled', 'orders/cancelled'];

function eventsOf(topic: string, body: Buffer): Draft[] {
  if (topic === 'refunds/create') return refunded(parseShopDocument(ShopifyRefund, body));
  if (!TOPICS.includes(topic)) throw unknownTopic(topic);
  const order = parseShopDocument(ShopifyOrder, body);
  if (order.test) return [];
  const returned = order.refunds.flatMap(refunded);
  const news = { 'orders/paid': paid, 'orders/fulfilled': fulfilled, 'orders/cancelled': cancelled }[topic];
  if (!news) return [placed(order), ...paid(order), ...fulfilled(order), ...cancelled(order), ...returned];
  const events = news(order);
  if (events.length === 0) throw invalid('state_mismatch', `The order does not say what its topic ${topic} says.`);
  // Each topic sends the whole order: one whose other deliveries were lost is known all the same.
  return [...events, placed(order), ...returned];
}

const step = (order: ShopifyOrder, type: Draft['type'], at: string): Draft => ({
  type,
  timestamp: order.updated_at,
  data: { orderId: order.id, at },
});

/** Paid once, it stays so: what came back is told by refunds. */
const PAID = ['paid', 'partially_refunded', 'refunded'];
const paid = (order: ShopifyOrder): Draft[] =>
  PAID.includes(order.financial_status ?? '')
    ? [step(order, 'order.paid', order.processed_at ?? order.updated_at)]
    : [];

const cancelled = (order: ShopifyOrder): Draft[] =>
  order.cancelled_at ? [step(order, 'order.cancelled', order.cancelled_at)] : [];

function fulfilled(order: ShopifyOrder): Draft[] {
  if (order.fulfillment_status !== 'fulfilled') return [];
  const latest = (times: string[]) => times.toSorted((left, right) => Date.parse(left) - Date.parse(right)).at(-1);
  const { fulfillments } = order;
  const shippedAt = latest(fulfillments.map((parcel) => parcel.created_at)) ?? order.updated_at;
  const arrived = fulfillments.length > 0 && fulfillments.every((parcel) => parcel.shipment_status === 'delivered');
  const deliveredAt = latest(fulfillments.map((parcel) => parcel.updated_at ?? parcel.created_at));
  return [
    step(order, 'order.shipped', shippedAt),
    ...(arrived && deliveredAt ? [step(order, 'order.delivered', deliveredAt)] : []),
  ];
}

function placed(order: ShopifyOrder): Draft {
  const minor = (money: ShopifyMoney, path: string) => shopMinor(money, order.currency, path);
  const total = (parts: ShopifyMoney[], path: string) => parts.reduce((sum, part) => sum + minor(part, path), 0);
  const lines = order.line_items.flatMap((line) => {
    const quantity = line.quantity - removedPieces(order, line);
    if (quantity <= 0) return [];
    const discounts = line.discount_allocations.map((part) => part.amount_set);
    const taxes = line.tax_lines.map((part) => part.price_set);
    const part = (amountMinor: number) => proportionOf(amountMinor, quantity, line.quantity);
    return {
      lineId: line.id,
      sku: line.sku?.slice(0, 100) || line.variant_id || line.product_id || line.id,
      ...(line.name ? { name: line.name.slice(0, 300) } : {}),
      quantity,
      unitPriceMinor: minor(line.price_set, 'line_items.price_set'),
      discountMinor: part(total(discounts, 'line_items.discount_allocations')),
      [order.taxes_included ? 'includedTaxMinor' : 'addedTaxMinor']: part(total(taxes, 'line_items.tax_lines')),
    };
  });
  const country = order.shipping_address?.country_code ?? order.billing_address?.country_code ?? UNKNOWN_COUNTRY;
  const taxOnTop = !order.taxes_included && order.total_tax_set;
  return {
    type: 'order.placed',
    timestamp: order.updated_at,
    data: {
      orderId: order.id,
      placedAt: order.created_at,
      currency: order.currency,
      country,
      ...clickIdField(clickIdOf(order)),
      codes: codesOf(order.discount_codes),
      ...hashAddress(order.email || order.contact_email),
      lines,
      taxMinor: taxOnTop ? minor(taxOnTop, 'total_tax_set') : 0,
      shippingMinor: order.total_shipping_price_set
        ? minor(order.total_shipping_price_set, 'total_shipping_price_set')
        : 0,
      linesAsOf: order.updated_at,
    },
  };
}

/** Pieces that an edit or an exchange took out of the order without a refund that names them; Shopify counts both in `current_quantity`. */
function removedPieces({ refunds }: ShopifyOrder, { id, quantity, current_quantity }: ShopifyLine): number {
  if (current_quantity === null || current_quantity === undefined) return 0;
  const refundedPieces = refunds
    .flatMap((refund) => refund.refund_line_items)
    .reduce((sum, line) => sum + (line.line_item_id === id ? line.quantity : 0), 0);
  return Math.max(0, quantity - current_quantity - refundedPieces);
}

/** The shop's own money, never what the buyer saw: refunds and reports are in it too. */
function shopMinor(money: ShopifyMoney, currency: string, path: string): number {
  const { amount, currency_code } = money.shop_money;
  if (currency_code !== currency)
    throw invalid('currency_mismatch', `${path}: ${currency_code} in an order of ${currency}.`);
  return minorOf(amount, currency, path);
}

/** A cart attribute set by our snippet comes before the page that the visit began on. */
function clickIdOf(order: ShopifyOrder): string | undefined {
  const attribute = order.note_attributes.find(({ name }) => name.toLowerCase().replace(/^_+/, '') === CLICK_PARAMETER);
  return typeof attribute?.value === 'string' && attribute.value
    ? attribute.value
    : clickIdOfAddress(order.landing_site);
}
