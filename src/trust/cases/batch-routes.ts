import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { type BatchRecord, checkSample, decideBatch, makeBatch } from './batch-decision.ts';
import { CaseBatch, NewBatch } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const OneBatch = z.object({ id: z.string().max(40) });
const tag = 'Trust';

const view = ({ _id, outcome, state, sample, agreed, cases }: BatchRecord) => ({
  id: _id,
  outcome,
  state,
  cases: cases.length,
  sample,
  agreed,
});

export const batchEndpoints = [
  defineEndpoint({
    method: 'post',
    path: '/v1/case-batches',
    summary: 'Prepare one decision for many cases; a sample has to be looked at first',
    tag,
    access: 'reviewer',
    body: NewBatch,
    answer: { status: 201, schema: CaseBatch },
    problems: { too_few_cases: 409 },
    handle: async (ctx, { body }) => view(await makeBatch(ctx, body)),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/case-batches/:id/check',
    summary: 'Say whether a case of the sample would be decided the same; if not, the batch is dropped',
    tag,
    access: 'reviewer',
    params: OneBatch,
    body: z.object({ caseId: z.string().max(40), agrees: z.boolean() }),
    answer: { status: 200, schema: CaseBatch },
    handle: async (ctx, { params, body }) => view(await checkSample(ctx, params.id, body)),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/case-batches/:id/decide',
    summary: 'Decide every case of a batch whose sample was agreed to',
    tag,
    access: 'reviewer',
    params: OneBatch,
    answer: { status: 200, schema: z.object({ decided: z.int(), left: z.array(z.string()) }) },
    problems: { batch_dropped: 409, sample_unchecked: 409 },
    handle: (ctx, { params }) => decideBatch(ctx, params.id),
  }),
];
