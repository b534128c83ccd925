import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { SandboxContext } from '../context.ts';
import { sameText } from '../same-text.ts';
import { StripeFailure } from './failure.ts';

export const defaultApiVersion = '2026-10-28.endive';

/** The secret key of a Bearer or Basic header; throws 401 unless it is the sandbox's. */
export function authenticate(context: SandboxContext, request: Request): void {
  const header = request.get('authorization') ?? '';
  const bearer = /^Bearer (\S+)$/i.exec(header)?.[1];
  const basic = /^Basic (\S+)$/i.exec(header)?.[1];
  const key = bearer ?? (basic && Buffer.from(basic, 'base64').toString('utf8').split(':')[0]);
  if (!key) {
    const message =
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').";
    throw new StripeFailure(401, message, { stored: false });
  }
  if (sameText(key, context.secrets.stripeSecretKey)) return;
  const shown = `${key.slice(0, 8)}${'*'.repeat(12)}${key.slice(-4)}`;
  throw new StripeFailure(401, `Invalid API Key provided: ${shown}`, { stored: false });
}

/** Stripe's v1 takes forms only. */
export function checkContentType(request: Request): void {
  if (request.method !== 'POST' || Number(request.get('content-length') ?? 0) === 0) return;
  if (request.is('application/x-www-form-urlencoded')) return;
  const message = 'Invalid request (check that your POST content type is application/x-www-form-urlencoded).';
  throw new StripeFailure(400, message, { stored: false });
}

/** Idempotency key of a request, or null; keys are at most 255 characters long. */
export function idempotencyKey(request: Request): string | null {
  const key = request.method === 'POST' ? request.get('idempotency-key') : undefined;
  if (key === undefined || key === '') return null;
  if (key.length > 255) {
    const message = 'Idempotency keys must be at most 255 characters long.';
    throw new StripeFailure(400, message, { stored: false });
  }
  return key;
}

function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(canonical);
  const entries = Object.entries(value).map(([key, item]) => [key, canonical(item)] as const);
  return entries.sort(([left], [right]) => (left < right ? -1 : 1));
}

/** Equal for requests that ask for the same, whatever the order of their parameters. */
export function fingerprintOf(method: string, path: string, params: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([method, path, canonical(params)]))
    .digest('base64url');
}

/** Which keys are being worked on: a second request with the same key gets a 409 meanwhile. */
export function createKeyGate() {
  const busy = new Set<string>();
  return (key: string | null): (() => void) => {
    if (key === null) return () => undefined;
    if (busy.has(key)) throw keyInUse(key);
    busy.add(key);
    return () => void busy.delete(key);
  };
}

export function keyInUse(key: string): StripeFailure {
  const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`;
  return new StripeFailure(409, message, { code: 'idempotency_key_in_use', stored: false });
}

export function rateLimited(): StripeFailure {
  const message =
    'Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits.';
  return new StripeFailure(429, message, { code: 'rate_limit', stored: false });
}
