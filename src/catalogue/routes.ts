import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { pageOf } from '../kit/pagination.ts';
import { importEndpoints, importViewEndpoints } from './import-routes.ts';
import { listProducts } from './list-products.ts';
import { loadProducts, MAX_PRODUCTS, retireProducts } from './load-products.ts';
import { NewProduct, Product, ProductQuery } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const OneBrand = z.object({ id: z.string().max(40) });

const productEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/products',
    summary: 'Products of a brand, with search',
    tag: 'Catalogue',
    access: 'signed-in person',
    scope: 'catalogue:read',
    params: OneBrand,
    query: ProductQuery,
    answer: { status: 200, schema: pageOf(Product) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { params, query }) => listProducts(ctx, params.id, query),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/products',
    summary: 'Add products or bring them up to date, by SKU',
    tag: 'Catalogue',
    access: 'brand',
    scope: 'catalogue:write',
    params: OneBrand,
    body: z.object({ products: z.array(NewProduct).min(1).max(MAX_PRODUCTS) }),
    answer: { status: 200, schema: z.object({ loaded: z.int() }) },
    problems: { product_address_invalid: 422 },
    handle: (ctx, { params, body }) => loadProducts(ctx, { brandId: params.id, products: body.products }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/products/retire',
    summary: 'Take products out of the catalogue',
    tag: 'Catalogue',
    access: 'brand',
    scope: 'catalogue:write',
    params: OneBrand,
    body: z.object({ skus: z.array(z.string().min(1).max(100)).min(1).max(1_000) }),
    answer: { status: 200, schema: z.object({ retired: z.int() }) },
    handle: (ctx, { params, body }) => retireProducts(ctx, { brandId: params.id, skus: body.skus }),
  }),
];

export const catalogueEndpoints = (nudge: () => void) => [
  ...productEndpoints,
  ...importEndpoints(nudge),
  ...importViewEndpoints,
];
