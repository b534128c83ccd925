import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { sendProblem } from '../kit/problem.ts';

const ROOT = join(import.meta.dirname, '../../dist/web');

/** The built portals: hashed files for a year, and the one page for every address that a person may open or reload. */
export function portals(): RequestHandler {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(ROOT, 'assets'), { immutable: true, maxAge: '365d', index: false, fallthrough: false }),
  );
  router.use(express.static(ROOT, { index: false, maxAge: '1h' }));
  router.get('/{*path}', (request, response) => {
    if (!request.accepts('html')) return sendProblem(response, 404, 'not_found', 'There is nothing here.');
    response.setHeader('Cache-Control', 'no-cache');
    return response.sendFile(join(ROOT, 'index.html'));
  });
  return router;
}
