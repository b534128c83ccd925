import express, { type IRouter, type Request, type RequestHandler, type Response } from 'express';
import type { Endpoint } from './endpoint.ts';
import { DomainError } from './errors.ts';
import { FileAnswer, StreamAnswer } from './file-answer.ts';
import type { Tally } from './tally.ts';

const BODY_LIMIT = '1mb';

export interface Runner<Ctx> {
  /** Makes the context of one request and refuses callers outside the endpoint's access. */
  contextOf: (request: Request, response: Response, endpoint: Endpoint<Ctx>) => Promise<Ctx>;
  /** Runs the work of a request, or gives the answer that it got before. */
  once: (
    ctx: Ctx,
    request: Request,
    response: Response,
    endpoint: Endpoint<Ctx>,
    work: () => Promise<unknown>,
  ) => Promise<unknown>;
  /** Requests that are being worked on: also those whose caller has gone, of which the server knows nothing any more. */
  underWay: Tally;
}

/** Mounts endpoints on a router: parse, authorise, handle, check the answer's shape, send. */
export function mountEndpoints<Ctx>(router: IRouter, endpoints: Endpoint<Ctx>[], runner: Runner<Ctx>): void {
  for (const endpoint of endpoints) {
    router[endpoint.method](endpoint.path, ...bodyParsers(endpoint), runEndpoint(endpoint, runner));
  }
}

function bodyParsers<Ctx>(endpoint: Endpoint<Ctx>): RequestHandler[] {
  if (endpoint.body === undefined || endpoint.body === 'stream') return [];
  const limit = endpoint.bodyLimit ?? BODY_LIMIT;
  if (endpoint.body === 'raw') return [express.raw({ type: () => true, limit })];
  return [express.json({ limit, strict: true })];
}

const runEndpoint =
  <Ctx>(endpoint: Endpoint<Ctx>, runner: Runner<Ctx>): RequestHandler =>
  (request, response) =>
    runner.underWay.run(() => answer(endpoint, runner, request, response));

async function answer<Ctx>(
  endpoint: Endpoint<Ctx>,
  runner: Runner<Ctx>,
  request: Request,
  response: Response,
): Promise<void> {
  const ctx = await runner.contextOf(request, response, endpoint);
  const input = parseInput(endpoint, request);
  try {
    const handle = endpoint.handle as (ctx: Ctx, input: unknown) => Promise<unknown>;
    const work = async () => shapeAnswer(endpoint, await handle(ctx, input));
    const made = await runner.once(ctx, request, response, endpoint, work);
    if (endpoint.body === 'stream' && !request.readableEnded) refuseRest(request, response);
    sendAnswer(endpoint, response, made);
  } catch (error) {
    if (endpoint.body === 'stream' && !request.readableEnded) refuseRest(request, response);
    throw error;
  }
}

/** Of a file that is refused, or not read to its end, the rest is not waited for: the connection ends with the answer. */
function refuseRest(request: Request, response: Response): void {
  response.setHeader('Connection', 'close');
  request.unpipe();
  request.resume();
}

function parseInput<Ctx>(endpoint: Endpoint<Ctx>, request: Request) {
  const { params, query, headers, body } = endpoint;
  if (body !== undefined && body !== 'raw' && body !== 'stream' && !request.is('json')) {
    throw new DomainError('malformed', 'content_type', 'Send JSON with Content-Type: application/json.');
  }
  return {
    params: params?.parse(request.params),
    query: query?.parse(request.query),
    headers: headers?.parse(request.headers),
    body: body === 'stream' ? request : body === 'raw' ? rawBytes(request) : body?.parse(request.body),
  };
}

/** An empty body leaves express's parser without bytes: no bytes is what a signature check must then see. */
const rawBytes = (request: Request): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

function shapeAnswer<Ctx>(endpoint: Endpoint<Ctx>, result: unknown): unknown {
  const { schema } = endpoint.answer;
  if (!schema) return undefined;
  // Parsing allow-lists the fields; a shape that was not declared is a fault of ours and fails the tests as a 500.
  const shaped = schema.safeParse(result);
  if (!shaped.success)
    throw new Error(`undeclared answer of ${endpoint.method} ${endpoint.path}: ${shaped.error.message}`);
  return shaped.data;
}

function sendAnswer<Ctx>({ answer }: Endpoint<Ctx>, response: Response, data: unknown): void {
  response.status(answer.status);
  if (!answer.schema) response.end();
  else if (data instanceof StreamAnswer) sendStream(response, data);
  else if (data instanceof FileAnswer) sendFile(response, data);
  else if (answer.contentType) response.type(answer.contentType).send(data);
  else sendJson(response, data);
}

/** As `response.json` does, without what is switched off here anyway: tags, freshness, spaces. */
function sendJson(response: Response, data: unknown): void {
  const bytes = Buffer.from(JSON.stringify(data));
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
}

/** One that breaks on the way ends the connection: half a file must not look whole. */
function sendStream(response: Response, { stream, contentType, fileName }: StreamAnswer): void {
  response.attachment(fileName).type(contentType);
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

function sendFile(response: Response, { bytes, contentType, fileName }: FileAnswer): void {
  response.attachment(fileName).type(contentType).setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.send(bytes);
}
