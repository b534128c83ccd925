import { z } from 'zod';
import { RuleInput, RulePreview } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { pageOf } from '../kit/pagination.ts';
import { deadLetterEndpoints } from './dead-letters/routes.ts';
import { explainOrder } from './explain-order.ts';
import type { Intake } from './intake/accept-event.ts';
import { listOrders } from './list-orders.ts';
import { policyEndpoints } from './policies/routes.ts';
import { previewRule } from './preview-rule.ts';
import { shopReportEndpoints } from './shop-reports/routes.ts';
import { shopEndpoints } from './shop-routes.ts';
import { ExplainedOrder, LostOrderView, OrderQuery, OrderView } from './views.ts';

const defineEndpoint = endpointsOf<Context>();

/** @param intake of this process: its batches live as long as it does */
export const orderEndpoints = (intake: Intake) => [
  ...shopEndpoints(intake),
  ...shopReportEndpoints,
  ...deadLetterEndpoints(intake),
  defineEndpoint({
    method: 'get',
    path: '/v1/orders',
    summary: 'Orders that I earned, or lost, newest first',
    tag: 'Orders',
    access: 'creator',
    scope: 'earnings:read',
    query: OrderQuery,
    answer: { status: 200, schema: pageOf(z.union([OrderView, LostOrderView])) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listOrders(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/orders/:id',
    summary: 'Why I did, or did not, earn this order',
    description: 'For every creator with a touch of the order. Other creators are not named.',
    tag: 'Orders',
    access: 'creator',
    scope: 'earnings:read',
    params: z.object({ id: z.string().max(40) }),
    answer: { status: 200, schema: ExplainedOrder },
    handle: (ctx, { params }) => explainOrder(ctx, params.id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/rules/preview',
    summary: 'Whom a commission rule would affect, before it is in force',
    tag: 'Commissions',
    access: 'any manager',
    body: RuleInput,
    answer: { status: 200, schema: RulePreview },
    handle: (ctx, { body }) => previewRule(ctx, body),
  }),
  ...policyEndpoints,
];
