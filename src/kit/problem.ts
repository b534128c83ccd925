import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { DomainError, type ErrorKind, type FieldProblem, invalid, malformed, missing, unavailable } from './errors.ts';
import { isOutage } from './outage.ts';

const STATUS: Record<ErrorKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  too_large: 413,
  invalid: 422,
  limited: 429,
  unavailable: 503,
};

const TITLES: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  408: 'Too slow',
  409: 'In conflict with what is there',
  413: 'Too large',
  422: 'Some of this is not right',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available at the moment',
};

/** RFC 9457 problem document. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: 'Stable; switch on this, never on the sentences' }),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

export function sendProblem(
  response: Response,
  status: number,
  code: string,
  detail: string,
  fields: FieldProblem[] = [],
): void {
  const body: z.infer<typeof Problem> = {
    type: `/docs/problems#${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    code,
    requestId: String(response.getHeader('x-request-id') ?? ''),
    ...(fields.length > 0 ? { errors: fields.slice(0, 50) } : {}),
  };
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}

/** Zod's findings as a domain error; input that is not even of the right kind and input that breaks a rule are both 422. */
export function fromZod(error: z.ZodError): DomainError {
  const fields = error.issues.slice(0, 50).map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const first = fields[0];
  return invalid('validation_failed', first ? `${first.path || 'body'}: ${first.message}` : 'Invalid input.', fields);
}

const hasType = (error: unknown): error is { type: string } =>
  typeof error === 'object' && error !== null && 'type' in error && typeof error.type === 'string';

/** What express and its body parsers throw, in our terms; undefined for a fault of ours. */
function toDomainError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (error instanceof z.ZodError) return fromZod(error);
  if (error instanceof URIError) return missing();
  if (isOutage(error)) return unavailable('database_away', 'The database cannot be reached at the moment. Try again.');
  if (!hasType(error)) return ofStatus(error);
  if (error.type === 'entity.too.large')
    return new DomainError('too_large', 'body_too_large', 'The body is larger than this address takes.');
  if (error.type === 'entity.parse.failed') return malformed('json_malformed', 'The body is not valid JSON.');
  if (error.type.startsWith('entity.') || error.type.startsWith('request.') || error.type.endsWith('.unsupported')) {
    return malformed('body_unreadable', 'The body could not be read.');
  }
  return ofStatus(error);
}

/** What express's helpers lay at the caller's door without saying more: a file that is not there, a body that does not unpack. */
function ofStatus(error: unknown): DomainError | undefined {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  if (status === 403 || status === 404) return missing();
  return status >= 400 && status < 500 ? malformed('request_unreadable', 'The request could not be read.') : undefined;
}

/** The one place that maps errors to HTTP. Faults of ours are logged with their stack and answered without it. */
export const problemHandler =
  (logger: Logger): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const known = toDomainError(error);
    if (known) {
      if (known.kind === 'unavailable') response.setHeader('Retry-After', '5');
      if (known.retryAfterSeconds !== undefined) response.setHeader('Retry-After', `${known.retryAfterSeconds}`);
      return sendProblem(response, STATUS[known.kind], known.code, known.message, known.fields);
    }
    logger.error({ err: error, requestId: response.getHeader('x-request-id'), path: request.path }, 'request failed');
    return sendProblem(response, 500, 'internal', 'Something went wrong on our side. Quote the request id to us.');
  };
