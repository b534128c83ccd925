import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { Authenticity } from './schemas.ts';
import { ownAuthenticity, showAuthenticity } from './show-authenticity.ts';

const defineEndpoint = endpointsOf<Context>();
const tag = 'Trust';

export const authenticityEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/authenticity/mine',
    summary: 'My own authenticity score, with its reasons',
    tag,
    access: 'signed-in person',
    answer: { status: 200, schema: Authenticity },
    handle: (ctx) => ownAuthenticity(ctx),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/creators/:id/authenticity',
    summary: 'A creator’s authenticity score, with its reasons',
    tag,
    access: 'any manager',
    params: z.object({ id: z.string().max(40) }),
    answer: { status: 200, schema: Authenticity },
    handle: (ctx, { params }) => showAuthenticity(ctx, params.id),
  }),
];
