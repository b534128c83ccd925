import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { addBrand } from './add-brand.ts';
import { addShop } from './add-shop.ts';
import { brandApplicationEndpoints } from './applications/routes.ts';
import type { BrandRecord } from './model.ts';
import { brandReviewEndpoints } from './reviews/routes.ts';
import { AddedBrand, NewBrand, NewShop, ShopWithSecret } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const OneBrand = z.object({ id: z.string().max(40) });

const view = ({ _id, name, country, domains }: BrandRecord) => ({ id: _id, name, country, domains });

export const brandEndpoints = [
  ...brandApplicationEndpoints,
  ...brandReviewEndpoints,
  defineEndpoint({
    method: 'post',
    path: '/v1/brands',
    summary: 'Add a verified brand',
    tag: 'Brands',
    access: 'reviewer',
    body: NewBrand,
    answer: { status: 201, schema: AddedBrand },
    problems: { domain_taken: 409 },
    handle: async (ctx, { body }) => view(await addBrand(ctx, body)),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/shops',
    summary: 'Add a shop and make its signing secret',
    tag: 'Brands',
    access: 'reviewer',
    params: OneBrand,
    body: NewShop,
    answer: { status: 201, schema: ShopWithSecret },
    handle: (ctx, { params, body }) => addShop(ctx, { brandId: params.id, ...body }),
  }),
];
