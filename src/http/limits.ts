import { isIPv6 } from 'node:net';
import type { Request, RequestHandler, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor, Context } from '../context.ts';
import { hmacSha256 } from '../kit/keyring.ts';
import { type Allowance, type Spent, spend, tooMany } from '../kit/limiter.ts';

/** Sign-ins from one address, each of which is two requests; counted over all processes. */
const AUTH: Allowance = { points: 120, seconds: 600 };
/** Requests of one person, of one API key, and of one address without either; each process counts for itself. */
const PERSON: Allowance = { points: 1_200, seconds: 60 };
const KEY: Allowance = { points: 6_000, seconds: 60 };
const STRANGERS: Allowance = { points: 600, seconds: 60 };

/** Limits `/auth` by address. */
export const limitSignIn =
  (ctx: Context): RequestHandler =>
  async (request, response, next) => {
    if (!ctx.config.rateLimits) return next();
    try {
      tell(response, 'sign-in', AUTH, await spend(ctx, 'auth', addressKey(ctx, request), AUTH));
      next();
    } catch (error) {
      next(error);
    }
  };

/** Limits `/v1` by person or key, and strangers by address. */
export function limitRequests(ctx: Context): (request: Request, response: Response, actor: Actor) => Promise<void> {
  const counter = (name: string, allowance: Allowance) => ({
    name,
    allowance,
    limiter: new RateLimiterMemory({ points: allowance.points, duration: allowance.seconds }),
  });
  const [people, keys, strangers] = [counter('account', PERSON), counter('key', KEY), counter('address', STRANGERS)];
  return async (request, response, actor) => {
    if (!ctx.config.rateLimits) return;
    const { name, allowance, limiter } = actor.kind === 'user' ? people : actor.kind === 'key' ? keys : strangers;
    const who = actor.kind === 'user' ? actor.userId : actor.kind === 'key' ? actor.keyId : addressKey(ctx, request);
    try {
      const { remainingPoints, msBeforeNext } = await limiter.consume(who);
      tell(response, name, allowance, { remaining: remainingPoints, resetSeconds: Math.ceil(msBeforeNext / 1_000) });
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const resetSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
      tell(response, name, allowance, { remaining: 0, resetSeconds });
      throw tooMany(resetSeconds);
    }
  };
}

/** Source: draft-ietf-httpapi-ratelimit-headers-10. */
function tell(
  response: Response,
  name: string,
  { points, seconds }: Allowance,
  { remaining, resetSeconds }: Spent,
): void {
  response.setHeader('RateLimit-Policy', `"${name}";q=${points};w=${seconds}`);
  response.setHeader('RateLimit', `"${name}";r=${remaining};t=${resetSeconds}`);
}

/**
 * Stands for an address without telling it. `request.ip` looks at `X-Forwarded-For` only as far as our own proxies wrote it; of an
 * IPv6 address the network counts, since a person has a whole one.
 */
function addressKey(ctx: Context, request: Request): string {
  const address = request.ip ?? '';
  const counted =
    isIPv6(address) && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address;
  return hmacSha256(ctx.pseudonymKey, `limit\n${counted}`).toString('base64url').slice(0, 22);
}
