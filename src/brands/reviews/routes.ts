import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { pageOf } from '../../kit/pagination.ts';
import { describeBrand } from '../applications/describe-brand.ts';
import { BrandProfile } from '../applications/schemas.ts';
import { decideBrand } from './decide-brand.ts';
import { brandHistory, listReviews } from './list-reviews.ts';
import { BrandDecisionInput, BrandHistoryEntry, BrandInReview, BrandReviewQuery } from './schemas.ts';
import { undoDecision } from './undo-decision.ts';

const defineEndpoint = endpointsOf<Context>();
const OneBrand = z.object({ id: z.string().max(40) });
const tag = 'Brand reviews';

export const brandReviewEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/brand-reviews',
    summary: 'Brands by state or text, newest first',
    tag,
    access: 'reviewer',
    query: BrandReviewQuery,
    answer: { status: 200, schema: pageOf(BrandInReview) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listReviews(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/brand-reviews/:id/history',
    summary: 'What happened to a brand, newest first',
    tag,
    access: 'reviewer',
    params: OneBrand,
    answer: { status: 200, schema: z.object({ data: z.array(BrandHistoryEntry) }) },
    handle: async (ctx, { params }) => ({ data: await brandHistory(ctx, params.id) }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brand-reviews/:id/decision',
    summary: 'Verify, reject, restrict or suspend a brand',
    tag,
    access: 'reviewer',
    params: OneBrand,
    body: BrandDecisionInput,
    answer: { status: 200, schema: BrandProfile },
    problems: { already_decided: 409, own_brand: 409, domain_taken: 409, reason_missing: 422, proof_missing: 422 },
    handle: async (ctx, { params, body }) => {
      await decideBrand(ctx, { brandId: params.id, ...body });
      return describeBrand(ctx, params.id);
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brand-reviews/:id/undo',
    summary: 'Take the latest decision back, within a day',
    tag,
    access: 'reviewer',
    params: OneBrand,
    answer: { status: 200, schema: BrandProfile },
    problems: { already_decided: 409, nothing_to_undo: 409, too_late_to_undo: 409 },
    handle: async (ctx, { params }) => {
      await undoDecision(ctx, params.id);
      return describeBrand(ctx, params.id);
    },
  }),
];
