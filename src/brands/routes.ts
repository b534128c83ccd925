import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { PageQuery, pageOf } from '../kit/pagination.ts';
import { addBrand } from './add-brand.ts';
import { addShop } from './add-shop.ts';
import { brandApplicationEndpoints } from './applications/routes.ts';
import { listProducts } from './find-brands.ts';
import { loadProducts, MAX_PRODUCTS } from './load-products.ts';
import type { BrandRecord } from './model.ts';
import { AddedBrand, NewBrand, NewProduct, NewShop, Product, ShopWithSecret } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const OneBrand = z.object({ id: z.string().max(40) });

const view = ({ _id, name, country, domains }: BrandRecord) => ({ id: _id, name, country, domains });

export const brandEndpoints = [
  ...brandApplicationEndpoints,
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/products',
    summary: 'Products of a brand',
    tag: 'Brands',
    access: 'signed-in person',
    params: OneBrand,
    query: PageQuery,
    answer: { status: 200, schema: pageOf(Product) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { params, query }) => listProducts(ctx, params.id, query),
  }),
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
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/products',
    summary: 'Add products or bring them up to date, by SKU',
    tag: 'Brands',
    access: 'reviewer',
    params: OneBrand,
    body: z.object({ products: z.array(NewProduct).min(1).max(MAX_PRODUCTS) }),
    answer: { status: 200, schema: z.object({ loaded: z.int() }) },
    handle: (ctx, { params, body }) => loadProducts(ctx, { brandId: params.id, products: body.products }),
  }),
];
