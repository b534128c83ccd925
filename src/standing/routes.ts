import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { PageQuery, pageOf } from '../kit/pagination.ts';
import { Settings } from '../settings/index.ts';
import { myHistory, myStanding, standingOf } from './describe-standing.ts';
import { programmeGoals } from './goals.ts';
import { previewRules } from './preview-rules.ts';
import { listStandingRuns, startFullRun } from './runs.ts';
import { Goals, Standing, StandingChange, StandingPreview, StandingRun } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();

export const standingEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/creators/me/standing',
    summary: 'My tier, reach class and KOL status, with what is missing to the next step',
    tag: 'Standing',
    access: 'creator',
    answer: { status: 200, schema: Standing },
    handle: (ctx) => myStanding(ctx),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/creators/me/standing/history',
    summary: 'Every change of my standing with the figures behind it, newest first',
    tag: 'Standing',
    access: 'creator',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(StandingChange) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => myHistory(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/creators/:id/standing',
    summary: 'A creator’s standing',
    tag: 'Standing',
    access: 'any manager',
    params: z.object({ id: z.string().max(40) }),
    answer: { status: 200, schema: Standing },
    handle: (ctx, { params }) => standingOf(ctx, params.id),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/programme/goals',
    summary: 'Creators and KOLs against the programme’s goals, with a forecast',
    description:
      'The forecast goes straight on at the average pace of the last four weeks; the earliest and latest day are by the best and poorest of these weeks.',
    tag: 'Standing',
    access: 'any manager',
    answer: { status: 200, schema: Goals },
    handle: (ctx) => programmeGoals(ctx),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/standing/preview',
    summary: 'Who would reach another tier, status or class under other rules; changes nothing',
    tag: 'Standing',
    access: 'admin',
    body: z.object({ standing: Settings.shape.standing }),
    answer: { status: 200, schema: StandingPreview },
    handle: (ctx, { body }) => previewRules(ctx, body.standing),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/standing/runs',
    summary: 'Evaluations of standings, newest first',
    tag: 'Standing',
    access: 'any manager',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(StandingRun) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listStandingRuns(ctx, query),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/standing/runs',
    summary: 'Count everybody again from their commissions',
    tag: 'Standing',
    access: 'admin',
    answer: { status: 201, schema: StandingRun },
    problems: { not_evaluated: 409, run_under_way: 409 },
    handle: (ctx) => startFullRun(ctx),
  }),
];
