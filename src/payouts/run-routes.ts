import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { PageQuery, pageOf } from '../kit/pagination.ts';
import { approveRun, cancelRun, pauseRun, resumeRun } from './control-run.ts';
import { listRunPayouts } from './list-payouts.ts';
import { findRun, listRuns } from './list-runs.ts';
import { previewRun } from './preview-run.ts';
import { RunPayoutView, RunPreview, RunView } from './schemas.ts';
import { startRun } from './start-run.ts';

const defineEndpoint = endpointsOf<Context>();
const OneRun = z.object({ id: z.string().max(60) });
const cursorProblem = { cursor_invalid: 400 };

const CONTROLS = [
  { action: 'approve', summary: 'Approve a payout run as the second person', verb: approveRun },
  { action: 'pause', summary: 'Pause a payout run', verb: pauseRun },
  { action: 'resume', summary: 'Let a payout run go on', verb: resumeRun },
  { action: 'cancel', summary: 'Cancel what a payout run has not sent', verb: cancelRun },
] as const;

const controlEndpoints = (nudge: () => void) =>
  CONTROLS.map(({ action, summary, verb }) =>
    defineEndpoint({
      method: 'post',
      path: `/v1/payout-runs/:id/${action}`,
      summary,
      tag: 'Payout runs',
      access: 'finance',
      params: OneRun,
      answer: { status: 200, schema: RunView },
      problems: {
        run_moved_on: 409,
        run_under_way: 409,
        ...(action === 'approve' ? { second_person_needed: 409 } : {}),
      },
      handle: async (ctx, { params }) => {
        await verb(ctx, params.id);
        nudge();
        return findRun(ctx, params.id);
      },
    }),
  );

/** @param nudge tells the worker of this process, if it has one, that there is something to do */
export const runEndpoints = (nudge: () => void) => [
  defineEndpoint({
    method: 'get',
    path: '/v1/payout-runs/preview',
    summary: 'What a payout run would pay now',
    tag: 'Payout runs',
    access: 'finance',
    answer: { status: 200, schema: RunPreview },
    handle: (ctx) => previewRun(ctx),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/payout-runs',
    summary: 'Start a payout run',
    tag: 'Payout runs',
    access: 'finance',
    answer: { status: 201, schema: RunView },
    problems: { run_under_way: 409 },
    handle: async (ctx) => {
      const run = await startRun(ctx);
      nudge();
      return findRun(ctx, run._id);
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/payout-runs',
    summary: 'Payout runs, newest first',
    tag: 'Payout runs',
    access: 'finance',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(RunView) },
    problems: cursorProblem,
    handle: (ctx, { query }) => listRuns(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/payout-runs/:id',
    summary: 'One payout run and how far it is',
    tag: 'Payout runs',
    access: 'finance',
    params: OneRun,
    answer: { status: 200, schema: RunView },
    handle: (ctx, { params }) => findRun(ctx, params.id),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/payout-runs/:id/payouts',
    summary: 'The payouts of a run',
    tag: 'Payout runs',
    access: 'finance',
    params: OneRun,
    query: PageQuery,
    answer: { status: 200, schema: pageOf(RunPayoutView) },
    problems: cursorProblem,
    handle: (ctx, { params, query }) => listRunPayouts(ctx, params.id, query),
  }),
  ...controlEndpoints(nudge),
];
