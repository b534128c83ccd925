import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { PageQuery, pageOf } from '../../kit/pagination.ts';
import { listFunding } from './list-funding.ts';
import { invoiceMonth, prepay } from './make-invoices.ts';
import { FundingRow, FundingView, InvoiceView, OverdueView, Prepayment } from './schemas.ts';
import { listOverdue, setTrusted, viewFunding, viewInvoice } from './view-funding.ts';

const defineEndpoint = endpointsOf<Context>();
const OneBrand = z.object({ brandId: z.string().max(60) });
const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);

/** How brands pay for their commission: by monthly invoice, or ahead. */
export const fundingEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:brandId/funding',
    summary: 'What a brand owes, has paid ahead and was billed',
    tag: 'Brands',
    access: 'brand',
    params: OneBrand,
    answer: { status: 200, schema: FundingView },
    handle: (ctx, { params }) => viewFunding(ctx, params.brandId),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:brandId/funding/prepayments',
    summary: 'Pay ahead: an invoice over an amount of the brand’s choice',
    tag: 'Brands',
    access: 'brand',
    params: OneBrand,
    body: Prepayment,
    answer: { status: 201, schema: InvoiceView },
    handle: async (ctx, { params, body }) => viewInvoice(ctx, await prepay(ctx, params.brandId, body)),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brand-funding',
    summary: 'What every brand owes, has paid ahead, and what waits for its money',
    tag: 'Payout runs',
    access: 'finance',
    query: PageQuery.extend({ brandId: z.string().max(60).optional() }),
    answer: { status: 200, schema: pageOf(FundingRow) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listFunding(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brand-invoices/overdue',
    summary: 'Invoices of brands whose day has passed',
    tag: 'Payout runs',
    access: 'finance',
    answer: { status: 200, schema: z.object({ data: z.array(OverdueView) }) },
    handle: async (ctx) => ({ data: await listOverdue(ctx) }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brand-invoices',
    summary: 'Bill brands now for commission up to the end of a month',
    tag: 'Payout runs',
    access: 'finance',
    body: z.strictObject({ month: Month, brandId: z.string().max(60).optional() }),
    answer: { status: 201, schema: z.object({ data: z.array(InvoiceView) }) },
    handle: async (ctx, { body }) => ({
      data: (await invoiceMonth(ctx, body.month, body.brandId)).map((row) => viewInvoice(ctx, row)),
    }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brand-funding/:brandId/trust',
    summary: 'Say whether payouts of a brand’s commissions wait for its money',
    tag: 'Payout runs',
    access: 'finance',
    params: OneBrand,
    body: z.strictObject({ trusted: z.boolean() }),
    answer: { status: 204 },
    handle: async (ctx, { params, body }) => {
      await setTrusted(ctx, params.brandId, body.trusted);
      return undefined;
    },
  }),
];
