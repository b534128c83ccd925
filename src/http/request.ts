import type { Request, RequestHandler, Response } from 'express';
import { Router } from 'express';
import helmet from 'helmet';
import {
  actorOf,
  authorise,
  endSession,
  findKeyActor,
  keyIn,
  leaveAlone,
  renewOnNewRights,
  renewSession,
  sessionUser,
} from '../accounts/index.ts';
import type { Actor, BrowserSession, Context } from '../context.ts';
import type { Endpoint } from '../kit/endpoint.ts';
import { hmacSha256 } from '../kit/keyring.ts';
import { sendProblem } from '../kit/problem.ts';
import { limitRequests } from './limits.ts';

/** Gives every request an id and measures and logs it when it is done: method, route and time, never addresses or bodies. */
export const trackRequest =
  (ctx: Context): RequestHandler =>
  (request, response, next) => {
    const started = process.hrtime.bigint();
    const requestId = ctx.ids.next('req');
    response.setHeader('X-Request-Id', requestId);
    response.on('finish', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const route = request.route?.path ?? 'other';
      const labels = { method: request.method, route: String(route), status: String(response.statusCode) };
      ctx.metrics.requestSeconds.observe(labels, seconds);
      ctx.logger.debug({ requestId, ...labels, ms: Math.round(seconds * 1_000) }, 'request');
    });
    next();
  };

/** Security headers of every page and answer but the redirect's. They never change, so helmet is asked once. */
export function securityHeaders(ctx: Context): RequestHandler {
  const headers = new Map<string, string>();
  const collect = {
    setHeader: (name: string, value: string) => void headers.set(name, value),
    removeHeader: (name: string) => void headers.delete(name),
  };
  policy(ctx)({ headers: {} } as never, collect as never, (error?: unknown) => {
    if (error) throw error;
  });
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

function policy(ctx: Context): ReturnType<typeof helmet> {
  const { production } = ctx.config;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        imgSrc: ["'self'", 'data:', 'https:', ...(production ? [] : ['http:'])],
        // The component library sets element styles; scripts stay strict.
        styleSrc: ["'self'", "'unsafe-inline'"],
        ...(production ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: production ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Cross-site request forgery: a browser's unsafe request must come from our own pages. Shops sign their requests and carry no
 * cookie, so a request without a session passes.
 */
export const refuseForeignOrigin =
  (ctx: Context): RequestHandler =>
  (request, response, next) => {
    if (SAFE.has(request.method) || sessionUser(request) === undefined || fromOurPages(ctx, request)) return next();
    return sendProblem(response, 403, 'foreign_origin', 'This request did not come from a page of this site.');
  };

function fromOurPages(ctx: Context, request: Request): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return request.headers.origin === new URL(ctx.config.publicUrl).origin;
}

/** The context of one request: its actor, its id; refuses callers outside the endpoint's access. */
export const requestContext = (ctx: Context) => {
  const limit = limitRequests(ctx);
  return async (request: Request, response: Response, endpoint: Endpoint<Context>): Promise<Context> => {
    const actor = await callerOf(ctx, request, endpoint).catch(async (error: unknown) => {
      // Keys that are tried out count against the address.
      await limit(request, response, { kind: 'anonymous' });
      throw error;
    });
    // Shops and Stripe who sign are let through: their queue limits them. Whoever shows a key is counted by it.
    const signs = endpoint.access === 'shop' || endpoint.access === 'stripe';
    if (!signs || actor.kind === 'key') await limit(request, response, actor);
    authorise(actor, endpoint.access, endpoint.scope);
    if (actor.kind !== 'anonymous') response.setHeader('Cache-Control', 'no-store');
    const requestId = String(response.getHeader('x-request-id'));
    if (endpoint.access === 'shop') return { ...ctx, actor, requestId };
    const browser = actor.kind === 'user' ? await browserOf(ctx, request, response, actor) : undefined;
    const callerHash = hmacSha256(ctx.pseudonymKey, `caller|${request.ip ?? ''}`)
      .toString('base64url')
      .slice(0, 22);
    return { ...ctx, actor, browser, callerHash, requestId };
  };
};

/** A key counts where the endpoint declares a scope, and before a session; machines that sign have neither. */
async function callerOf(ctx: Context, request: Request, { access, scope }: Endpoint<Context>): Promise<Actor> {
  const key = scope === undefined ? undefined : keyIn(request.headers.authorization);
  if (key !== undefined) return findKeyActor(ctx, key);
  const userId = access === 'shop' || access === 'stripe' ? undefined : sessionUser(request);
  return userId === undefined ? { kind: 'anonymous' } : actorOf(ctx, userId);
}

async function browserOf(
  ctx: Context,
  request: Request,
  response: Response,
  actor: Actor,
): Promise<BrowserSession | undefined> {
  const startedAt = sessionUser(request) === undefined ? undefined : request.session.startedAt;
  if (startedAt === undefined) return undefined;
  const { sessionID: known } = request;
  if (request.session.replaced) leaveAlone(request);
  else await renewOnNewRights(ctx, request, actor);
  const sessionId = request.sessionID ?? known;
  const end = () => endSession(request, response, ctx.config.production);
  const renew = () => renewSession(ctx, request);
  return { sessionId, signedInAt: new Date(startedAt), end, renew };
}

/** `POST /auth/sign-out`. */
export function signOut(ctx: Context): Router {
  return Router().post('/sign-out', refuseForeignOrigin(ctx), async (request, response) => {
    await endSession(request, response, ctx.config.production);
    response.status(204).end();
  });
}
