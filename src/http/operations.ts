import { setTimeout as sleep } from 'node:timers/promises';
import { Router } from 'express';
import type { Context } from '../context.ts';

const PING_MS = 2_000;

/** `/healthz`: the process lives. `/readyz`: it can serve, database included. `/metrics`: Prometheus. */
export function operations(ctx: Context, accepting: () => boolean): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const problem = accepting() ? await databaseProblem(ctx) : 'stopping';
    response.status(problem ? 503 : 200).json(problem ? { status: 'not ready', problem } : { status: 'ready' });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(ctx.metrics.registry.contentType).send(await ctx.metrics.registry.metrics());
  });
  return router;
}

/** Answers in time also when the driver does not: on a database that stands still it waits for its own, longer limits. */
async function databaseProblem(ctx: Context): Promise<string | undefined> {
  const ping = ctx.mongo.getClient().db(ctx.mongo.name).command({ ping: 1 }, { timeoutMS: PING_MS });
  const late = sleep(PING_MS, 'database', { ref: false });
  return Promise.race([
    ping.then(
      () => undefined,
      () => 'database',
    ),
    late,
  ]);
}
