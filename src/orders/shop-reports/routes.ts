import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { ShopReports } from './schemas.ts';
import { shopReports } from './shop-reports.ts';

const defineEndpoint = endpointsOf<Context>();

export const shopReportEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/shops/:shopId/reports',
    summary: 'The latest orders that a shop reported, and what could not be taken',
    tag: 'Shops',
    access: 'brand',
    params: z.object({ id: z.string().max(40), shopId: z.string().max(40) }),
    answer: { status: 200, schema: ShopReports },
    handle: (ctx, { params }) => shopReports(ctx, { brandId: params.id, shopId: params.shopId }),
  }),
];
