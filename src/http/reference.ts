import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';
import type { Context } from '../context.ts';
import type { Endpoint } from '../kit/endpoint.ts';
import { openApiOf } from '../kit/openapi.ts';

const RECIPES = join(import.meta.dirname, '../../docs/shops');

/** A browser shows it instead of saving it. */
const asText = (response: { setHeader(name: string, value: string): unknown }) =>
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');

const PAGE = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Kolect API reference</title>
  <link rel="stylesheet" href="/docs/assets/swagger-ui.css">
</head>
<body>
  <div id="swagger-ui"></div>
  <script src="/docs/assets/swagger-ui-bundle.js"></script>
  <script src="/docs/start.js"></script>
</body>
</html>`;

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null, supportedSubmitMethods: [] });`;

export const openApiDocument = (endpoints: Endpoint<Context>[]) =>
  openApiOf(endpoints, {
    title: 'Kolect',
    version: '1',
    description:
      'Creators, links, orders, commission and payouts of a social-commerce programme. Money is integer minor units with an ISO 4217 currency; errors are RFC 9457 problem documents with a stable `code`.',
  });

/** `/openapi.json` and the reference page at `/docs`, both from the endpoints themselves; the recipes for shops as text. */
export function reference(endpoints: Endpoint<Context>[]): Router {
  // Made when somebody asks: it takes as long as a quarter of the start.
  let document: ReturnType<typeof openApiDocument> | undefined;
  const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const router = Router();
  router.get('/openapi.json', (_request, response) => {
    document ??= openApiDocument(endpoints);
    response.json(document);
  });
  router.get('/docs', (_request, response) => {
    response.type('html').send(PAGE);
  });
  router.get('/docs/start.js', (_request, response) => {
    response.type('text/javascript').send(START);
  });
  router.use('/docs/shops', express.static(RECIPES, { index: false, maxAge: '1h', setHeaders: asText }));
  router.use('/docs/assets', express.static(assets, { index: false, maxAge: '1d' }));
  return router;
}
