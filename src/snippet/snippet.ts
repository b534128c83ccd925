import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';

const SCRIPT = readFileSync(join(import.meta.dirname, 'public/kolect.js'));

/**
 * `GET /kolect.js`: what a shop puts on its pages so that the click id survives until the checkout. First-party storage of the
 * shop only; a cookie only with `data-consent="yes"`. Any site may load it; it sends nothing to Kolect.
 */
export const snippet = (): RequestHandler => (_request, response) => {
  response.set({
    'Cache-Control': 'public, max-age=3600',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
  });
  response.type('text/javascript').send(SCRIPT);
};
