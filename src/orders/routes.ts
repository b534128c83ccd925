import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { PageQuery, pageOf } from '../kit/pagination.ts';
import type { Intake } from './intake/accept-event.ts';
import { StandardHeaders } from './intake/standard.ts';
import { listOrders } from './list-orders.ts';
import { OrderEvent } from './schemas.ts';
import { OrderView } from './views.ts';

const defineEndpoint = endpointsOf<Context>();

/** @param intake of this process: its batches live as long as it does */
export const orderEndpoints = (intake: Intake) => [
  defineEndpoint({
    method: 'post',
    path: '/v1/shops/:shopId/events',
    summary: 'Report what happened to an order',
    description:
      'Signed with the shop’s secret by Standard Webhooks. Accepted means durable; the same id and body again changes nothing.',
    tag: 'Orders',
    access: 'shop',
    params: z.object({ shopId: z.string().regex(/^[\w-]{1,60}$/) }),
    headers: StandardHeaders,
    body: 'raw',
    rawSchema: OrderEvent,
    answer: { status: 200, schema: z.object({ eventId: z.string(), duplicate: z.boolean() }) },
    problems: {
      json_malformed: 400,
      signature_invalid: 401,
      event_id_reused: 409,
      body_too_large: 413,
      validation_failed: 422,
      in_the_future: 422,
      not_durable: 503,
      intake_full: 503,
    },
    handle: (ctx, { params, headers, body }) => intake.accept(ctx, { shopId: params.shopId, headers, body }),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/orders',
    summary: 'Orders attributed to me, newest first',
    tag: 'Orders',
    access: 'creator',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(OrderView) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listOrders(ctx, query),
  }),
];
