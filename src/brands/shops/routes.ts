import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { NewShop } from '../schemas.ts';
import { addShop } from './add-shop.ts';
import { revokeSecret, rotateSecret } from './change-secrets.ts';
import { listShops } from './list-shops.ts';
import { SecretRotation, Shop, ShopWithSecret } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const OneBrand = z.object({ id: z.string().max(40) });
const OneShop = OneBrand.extend({ shopId: z.string().max(40) });
const tag = 'Shops';

export const shopAdminEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/shops',
    summary: 'Shops of a brand and where each sends its events',
    tag,
    access: 'brand',
    params: OneBrand,
    answer: { status: 200, schema: z.object({ data: z.array(Shop) }) },
    handle: async (ctx, { params }) => ({ data: await listShops(ctx, params.id) }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/shops',
    summary: 'Add a shop and make its signing secret',
    tag,
    access: 'brand',
    params: OneBrand,
    body: NewShop,
    answer: { status: 201, schema: ShopWithSecret },
    problems: { too_many_shops: 409 },
    handle: (ctx, { params, body }) => addShop(ctx, { brandId: params.id, ...body }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/shops/:shopId/secrets',
    summary: 'Give a shop a new signing secret; the old one works on for a while',
    tag,
    access: 'brand',
    params: OneShop,
    body: SecretRotation,
    answer: { status: 200, schema: ShopWithSecret },
    problems: { secret_missing: 422, secret_made_here: 422 },
    handle: (ctx, { params, body }) => rotateSecret(ctx, { brandId: params.id, shopId: params.shopId, ...body }),
  }),
  defineEndpoint({
    method: 'delete',
    path: '/v1/brands/:id/shops/:shopId/secrets/:secretId',
    summary: 'End a signing secret of a shop',
    description: 'Servers follow within ten seconds.',
    tag,
    access: 'brand',
    params: OneShop.extend({ secretId: z.string().max(40) }),
    answer: { status: 204 },
    problems: { last_secret: 409 },
    handle: async (ctx, { params }) => {
      await revokeSecret(ctx, { brandId: params.id, shopId: params.shopId, secretId: params.secretId });
      return undefined;
    },
  }),
];
