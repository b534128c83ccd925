import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { pageOf } from '../../kit/pagination.ts';
import type { Intake } from '../intake/accept-event.ts';
import { dismissDeadLetter } from './dismiss-dead-letter.ts';
import { listDeadLetters, readDeadLetter } from './list-dead-letters.ts';
import { replayDeadLetter } from './replay-dead-letter.ts';
import { DeadLetter, DeadLetterQuery, DeadLetterWithBody, Dismissal, Replay } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const OneLetter = z.object({ id: z.string().max(40) });

/** @param intake takes in what is replayed */
export const deadLetterEndpoints = (intake: Pick<Intake, 'store' | 'nudge'>) => [
  defineEndpoint({
    method: 'get',
    path: '/v1/dead-letters',
    summary: 'Order events that could not be taken or processed, newest first',
    tag: 'Dead letters',
    access: 'any manager',
    query: DeadLetterQuery,
    answer: { status: 200, schema: pageOf(DeadLetter) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listDeadLetters(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/dead-letters/:id',
    summary: 'One of them with the body that the shop sent',
    tag: 'Dead letters',
    access: 'any manager',
    params: OneLetter,
    answer: { status: 200, schema: DeadLetterWithBody },
    handle: (ctx, { params }) => readDeadLetter(ctx, params.id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/dead-letters/:id/replay',
    summary: 'Take it in after all, as it is or corrected',
    tag: 'Dead letters',
    access: 'any manager',
    params: OneLetter,
    body: Replay,
    answer: { status: 200, schema: DeadLetterWithBody },
    problems: {
      not_open: 409,
      shop_gone: 409,
      event_id_reused: 409,
      event_unreadable: 422,
      brand_not_active: 422,
      in_the_future: 422,
      not_durable: 503,
    },
    handle: async (ctx, { params, body }) => {
      await replayDeadLetter(ctx, intake, { id: params.id, body: body.body });
      return readDeadLetter(ctx, params.id);
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/dead-letters/:id/dismiss',
    summary: 'Leave it, with a reason',
    tag: 'Dead letters',
    access: 'any manager',
    params: OneLetter,
    body: Dismissal,
    answer: { status: 200, schema: DeadLetterWithBody },
    problems: { not_open: 409 },
    handle: async (ctx, { params, body }) => {
      await dismissDeadLetter(ctx, params.id, body.reason);
      return readDeadLetter(ctx, params.id);
    },
  }),
];
