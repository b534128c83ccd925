import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { addBrand } from './add-brand.ts';
import { brandApplicationEndpoints } from './applications/routes.ts';
import type { BrandRecord } from './model.ts';
import { brandReviewEndpoints } from './reviews/routes.ts';
import { AddedBrand, NewBrand } from './schemas.ts';
import { shopAdminEndpoints } from './shops/routes.ts';

const defineEndpoint = endpointsOf<Context>();

const view = ({ _id, name, country, domains }: BrandRecord) => ({ id: _id, name, country, domains });

export const brandEndpoints = [
  ...brandApplicationEndpoints,
  ...brandReviewEndpoints,
  ...shopAdminEndpoints,
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
];
