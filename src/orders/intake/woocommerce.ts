import { createHash } from 'node:crypto';
import { z } from 'zod';
import { divideHalfEven } from '../../kit/money.ts';
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
import { verifyBodySignature } from './signature.ts';
import { WooOrder } from './woocommerce-documents.ts';

export const WooHeaders = z.object({
  'x-wc-webhook-signature': z.string().min(1).max(200),
  'x-wc-webhook-topic': z.string().max(100),
  'x-wc-webhook-delivery-id': z.string().regex(/^[\w.:-]{1,90}$/, 'takes 1 to 90 letters, digits and .:_-'),
});
export type WooHeaders = z.infer<typeof WooHeaders>;

/**
 * WooCommerce's order webhooks. Every delivery is the whole order as it stands, so each is taken apart into the facts it
 * states; a fact's id is made of the fact, and one that is restated changes nothing. Source: WooCommerce REST API, Webhooks, Orders.
 */
export const woocommerceAdapter: Adapter<WooHeaders> = {
  platform: 'woocommerce',
  refusesAgain: false,
  verify: (shop, headers, body) => verifyBodySignature(shop, headers['x-wc-webhook-signature'], body),
  deliveryId: (headers) => headers['x-wc-webhook-delivery-id'],
  read(headers, body) {
    const topic = headers['x-wc-webhook-topic'];
    if (topic !== 'order.created' && topic !== 'order.updated') throw unknownTopic(topic);
    return factsOf(parseShopDocument(WooOrder, body));
  },
};

/** Sent unsigned when a webhook is saved; WooCommerce wants to see a 2xx. */
export const isPing = (body: Buffer): boolean => body.length < 60 && /^webhook_id=\d+$/.test(body.toString('latin1'));

type Draft = { type: OrderEvent['type']; timestamp: string; data: object };

/** States of an order nobody has paid or promised to pay: there is nothing to report yet. */
const NOT_YET = new Set<WooOrder['status']>(['checkout-draft', 'pending', 'failed', 'trash']);

function factsOf(order: WooOrder): ReadEvent[] {
  if (NOT_YET.has(order.status)) return [];
  const { status, date_modified_gmt: modified, date_paid_gmt: paidAt, date_completed_gmt: completedAt } = order;
  const step = (name: 'paid' | 'shipped' | 'delivered' | 'cancelled', at: string): Draft => ({
    type: `order.${name}`,
    timestamp: at,
    data: { orderId: order.id, at },
  });
  const steps = [
    placed(order),
    ...(paidAt ? [step('paid', paidAt)] : []),
    ...(['completed', 'shipped', 'delivered'].includes(status) ? [step('shipped', completedAt ?? modified)] : []),
    ...(status === 'delivered' ? [step('delivered', completedAt ?? modified)] : []),
    ...(status === 'cancelled' ? [step('cancelled', modified)] : []),
  ];
  const facts = steps.map(toOrderEvent).map((event) => named(order, event.type.slice('order.'.length), event, event));
  return [...facts, ...refunds(order)];
}

/** @param content what makes it another fact when it differs */
function named(order: WooOrder, name: string, content: unknown, event: OrderEvent): ReadEvent {
  const mark = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  return { id: `wc.${order.id}.${name}.${mark}`, event, content: mark };
}

function placed(order: WooOrder): Draft {
  const minor = (text: string, path: string) => minorOf(text, order.currency, path);
  return {
    type: 'order.placed',
    timestamp: order.date_modified_gmt,
    data: {
      orderId: order.id,
      placedAt: order.date_created_gmt,
      currency: order.currency,
      country: order.shipping?.country || order.billing?.country || UNKNOWN_COUNTRY,
      ...clickIdField(clickIdOf(order)),
      codes: codesOf(order.coupon_lines),
      ...hashAddress(order.billing?.email),
      lines: order.line_items.filter((line) => line.quantity > 0).map((line) => lineOf(line, minor)),
      taxMinor: minor(order.total_tax, 'total_tax'),
      shippingMinor: minor(order.shipping_total, 'shipping_total'),
      linesAsOf: order.date_modified_gmt,
    },
  };
}

/** Line sums are given, unit prices are not: the piece is priced upwards and the difference is discount, so that the sum is exact. */
function lineOf(line: WooOrder['line_items'][number], minor: (text: string, path: string) => number) {
  const totalMinor = minor(line.total, 'line_items.total');
  // Somebody may have put a price up by hand: then there is no discount.
  const beforeMinor = Math.max(totalMinor, minor(line.subtotal, 'line_items.subtotal'));
  const unitPriceMinor = Math.ceil(beforeMinor / line.quantity);
  return {
    lineId: line.id,
    sku: line.sku?.slice(0, 100) || idOr(line.variation_id) || idOr(line.product_id) || line.id,
    ...(line.name ? { name: line.name.slice(0, 300) } : {}),
    quantity: line.quantity,
    unitPriceMinor,
    discountMinor: unitPriceMinor * line.quantity - totalMinor,
  };
}

/** Zero stands for none. */
const idOr = (id: string | null | undefined): string => (id && id !== '0' ? id : '');

const CLICK_KEYS = new Set([CLICK_PARAMETER, `_${CLICK_PARAMETER}`]);
/** WooCommerce's own order attribution keeps the page that the visit began on. */
const ENTRY_KEY = '_wc_order_attribution_session_entry';

function clickIdOf(order: WooOrder): string | undefined {
  const text = (pick: (key: string) => boolean) =>
    order.meta_data.map(({ key, value }) => (pick(key) && typeof value === 'string' ? value : '')).find(Boolean);
  return text((key) => CLICK_KEYS.has(key)) ?? clickIdOfAddress(text((key) => key === ENTRY_KEY));
}

/**
 * A refund's total holds tax and shipping and names no line: the goods' share of the order's total is taken of it, of the sums
 * so far, so that refunds of everything come to exactly everything. The state `refunded` returns every piece.
 */
function refunds(order: WooOrder): ReadEvent[] {
  const minor = (text: string, path: string) => minorOf(text, order.currency, path);
  const totalMinor = minor(order.total, 'total');
  const goodsMinor = order.line_items.reduce((sum, line) => sum + minor(line.total, 'line_items.total'), 0);
  const byId = order.refunds.toSorted((left, right) => (BigInt(left.id) < BigInt(right.id) ? -1 : 1));
  const shareOfGoods = (sumMinor: number) =>
    totalMinor > 0 ? Number(divideHalfEven(BigInt(sumMinor) * BigInt(goodsMinor), BigInt(totalMinor))) : 0;
  let sumMinor = 0;
  const partial = byId.flatMap((refund) => {
    const beforeMinor = shareOfGoods(sumMinor);
    sumMinor += Math.abs(minor(refund.total, 'refunds.total'));
    const amountMinor = shareOfGoods(sumMinor) - beforeMinor;
    return amountMinor > 0 ? [refundEvent(order, refund.id, { lines: [], amountMinor })] : [];
  });
  const lines = order.line_items.flatMap(({ id, quantity }) => (quantity > 0 ? [{ lineId: id, quantity }] : []));
  if (order.status !== 'refunded' || lines.length === 0) return partial;
  return [...partial, refundEvent(order, 'whole', { lines })];
}

/** The time of a refund is not told: it is not part of the fact. */
function refundEvent(order: WooOrder, refundId: string, data: { lines: object[]; amountMinor?: number }): ReadEvent {
  const at = order.date_modified_gmt;
  const event = toOrderEvent({
    type: 'order.refunded',
    timestamp: at,
    data: { orderId: order.id, refundId, at, ...data },
  });
  return named(order, `refund.${refundId}`, data, event);
}
