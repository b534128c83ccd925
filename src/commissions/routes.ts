import { z } from 'zod';
import { listBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { BPS_SCALE, MoneySchema } from '../kit/money.ts';
import { PageQuery, pageOf } from '../kit/pagination.ts';
import { brandOffers } from './brand-offers.ts';
import { languageOf } from './explain.ts';
import { explainCommission, listCommissions } from './list-commissions.ts';
import { Commission, ExplainedCommission } from './schemas.ts';
import { setBrandRate } from './set-rate.ts';

const defineEndpoint = endpointsOf<Context>();

const InLanguage = z.object({
  'accept-language': z.string().max(500).optional().meta({ description: 'English, or Russian with ru' }),
});

const BrandOffer = z
  .object({
    id: z.string(),
    name: z.string(),
    country: z.string(),
    domains: z.array(z.string()),
    rateBps: z.int(),
    flat: MoneySchema.nullable(),
  })
  .meta({ id: 'BrandOffer' });

export const commissionEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/brands',
    summary: 'Brands to promote, with what they pay',
    tag: 'Brands',
    access: 'signed-in person',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(BrandOffer) },
    problems: { cursor_invalid: 400 },
    handle: async (ctx, { query }) => {
      const page = await listBrands(ctx, query, ({ _id, name, country, domains }) => ({
        id: _id,
        name,
        country,
        domains,
      }));
      const payOf = await brandOffers(
        ctx,
        page.data.map((brand) => brand.id),
      );
      return { ...page, data: page.data.map((brand) => ({ ...brand, ...payOf(brand.id) })) };
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/rate',
    summary: 'Set what a brand pays on everything it sells',
    tag: 'Brands',
    access: 'admin',
    params: z.object({ id: z.string().max(40) }),
    body: z.object({ rateBps: z.int().min(0).max(BPS_SCALE) }),
    answer: { status: 201, schema: z.object({ ruleId: z.string(), rateBps: z.int() }) },
    handle: async (ctx, { params, body }) => {
      const rule = await setBrandRate(ctx, { brandId: params.id, rateBps: body.rateBps });
      return { ruleId: rule._id, rateBps: body.rateBps };
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/commissions',
    summary: 'My commissions, newest first',
    tag: 'Commissions',
    access: 'creator',
    scope: 'earnings:read',
    query: PageQuery,
    headers: InLanguage,
    answer: { status: 200, schema: pageOf(Commission) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query, headers }) => listCommissions(ctx, query, languageOf(headers['accept-language'])),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/commissions/:id',
    summary: 'One commission, with its receipt and an explanation in words',
    tag: 'Commissions',
    access: 'creator',
    scope: 'earnings:read',
    params: z.object({ id: z.string().max(300) }),
    headers: InLanguage,
    answer: { status: 200, schema: ExplainedCommission },
    handle: (ctx, { params, headers }) => explainCommission(ctx, params.id, languageOf(headers['accept-language'])),
  }),
];
