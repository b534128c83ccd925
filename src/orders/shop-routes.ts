import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import type { Intake } from './intake/accept-event.ts';
import { ShopifyHeaders, shopifyAdapter } from './intake/shopify.ts';
import { ShopifyOrder, ShopifyRefund } from './intake/shopify-documents.ts';
import { KeyOrSignature, keyAdapter, StandardHeaders } from './intake/standard.ts';
import { isPing, WooHeaders, woocommerceAdapter } from './intake/woocommerce.ts';
import { WooOrder } from './intake/woocommerce-documents.ts';
import { OrderEvent } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const OneShop = z.object({ shopId: z.string().regex(/^[\w-]{1,60}$/) });
const Answer = z.object({ eventId: z.string(), duplicate: z.boolean() }).meta({ id: 'AcceptedEvent' });

const problems = {
  signature_invalid: 401,
  event_id_reused: 409,
  body_too_large: 413,
  event_unreadable: 422,
  validation_failed: 422,
  brand_not_active: 422,
  in_the_future: 422,
  not_durable: 503,
  intake_full: 503,
};

const setAside = 'What is signed and cannot be taken is answered 422 and kept for the programme’s managers.';

/** @param intake of this process: its batches live as long as it does */
export const shopEndpoints = (intake: Intake) => [
  defineEndpoint({
    method: 'post',
    path: '/v1/shops/:shopId/events',
    summary: 'Report what happened to an order',
    description: `Signed with the shop’s secret by Standard Webhooks, or with an API key of the brand in \`Authorization\`. Accepted means durable; the same id and body again changes nothing. ${setAside}`,
    tag: 'Orders',
    access: 'shop',
    scope: 'orders:write',
    params: OneShop,
    headers: KeyOrSignature,
    body: 'raw',
    rawSchema: OrderEvent,
    answer: { status: 200, schema: Answer },
    problems,
    handle: (ctx, { params, headers, body }) =>
      ctx.actor.kind === 'key'
        ? intake.acceptFrom(ctx, keyAdapter(ctx.actor), { ...params, headers, body })
        : intake.accept(ctx, { ...params, headers: StandardHeaders.parse(headers), body }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/shops/:shopId/shopify',
    summary: 'Shopify’s order webhooks',
    description: `Topics orders/create, orders/updated, orders/paid, orders/fulfilled, orders/cancelled and refunds/create. ${setAside} The same delivery again is then answered 200, so that Shopify keeps the subscription.`,
    tag: 'Orders',
    access: 'shop',
    params: OneShop,
    headers: ShopifyHeaders,
    body: 'raw',
    rawSchema: z.union([ShopifyOrder, ShopifyRefund]),
    answer: { status: 200, schema: Answer },
    problems: { ...problems, topic_unknown: 422, amount_unreadable: 422, currency_mismatch: 422, state_mismatch: 422 },
    handle: (ctx, { params, headers, body }) => intake.acceptFrom(ctx, shopifyAdapter, { ...params, headers, body }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/shops/:shopId/woocommerce',
    summary: 'WooCommerce’s order webhooks',
    description: `Topics order.created and order.updated. ${setAside} The unsigned ping of a new webhook is answered 200.`,
    tag: 'Orders',
    access: 'shop',
    params: OneShop,
    headers: WooHeaders.partial(),
    body: 'raw',
    rawSchema: WooOrder,
    answer: { status: 200, schema: Answer },
    problems: { ...problems, topic_unknown: 422, amount_unreadable: 422 },
    handle: async (ctx, { params, headers, body }) =>
      isPing(body)
        ? { eventId: 'ping', duplicate: false }
        : intake.acceptFrom(ctx, woocommerceAdapter, { ...params, headers: WooHeaders.parse(headers), body }),
  }),
];
