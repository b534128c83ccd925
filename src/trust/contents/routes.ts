import { z } from 'zod';
import { ContentCheck } from '../../content/index.ts';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { NewSpotCheck, SpotCheck } from './schemas.ts';
import { drawSpotCheck, spotCheck } from './spot-check.ts';

const defineEndpoint = endpointsOf<Context>();
const tag = 'Trust';

export const contentEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/spot-checks/draw',
    summary: 'A creator and one of her links, drawn by chance, to look at what she posts',
    tag,
    access: 'reviewer',
    answer: { status: 200, schema: SpotCheck },
    problems: { nobody_to_check: 409 },
    handle: (ctx) => drawSpotCheck(ctx),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/creators/:id/spot-checks',
    summary: 'Check a post of a creator; what fails opens or joins her case',
    tag,
    access: 'reviewer',
    params: z.object({ id: z.string().max(40) }),
    body: NewSpotCheck,
    answer: { status: 201, schema: ContentCheck },
    problems: { no_links: 409 },
    handle: (ctx, { params, body }) => spotCheck(ctx, params.id, body),
  }),
];
