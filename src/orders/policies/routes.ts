import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { BrandPolicy, NewBrandPolicy } from './schemas.ts';
import { readPolicy, setPolicy } from './set-policy.ts';

const defineEndpoint = endpointsOf<Context>();
const OneBrand = z.object({ id: z.string().max(40) });

export const policyEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/attribution-policy',
    summary: 'Which touch earns a brand’s orders',
    tag: 'Brands',
    access: 'brand',
    params: OneBrand,
    answer: { status: 200, schema: BrandPolicy },
    handle: (ctx, { params }) => readPolicy(ctx, params.id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/attribution-policy',
    summary: 'Change it for orders from now on',
    tag: 'Brands',
    access: 'brand',
    params: OneBrand,
    body: NewBrandPolicy,
    answer: { status: 200, schema: BrandPolicy },
    problems: { policy_changed: 409 },
    handle: async (ctx, { params, body }) => {
      await setPolicy(ctx, params.id, body);
      return readPolicy(ctx, params.id);
    },
  }),
];
