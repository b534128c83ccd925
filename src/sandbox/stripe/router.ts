import { setTimeout as sleep } from 'node:timers/promises';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { programmeSeconds } from '../context.ts';
import { randomText } from '../random.ts';
import { saveAccount } from './account-events.ts';
import { accountLinkRoutes } from './account-links.ts';
import { disabledAccount } from './account-object.ts';
import { accountInvalid, accountRoutes } from './accounts.ts';
import { balanceRoutes } from './balance.ts';
import type { Answer } from './commit-batch.ts';
import { eventRoutes } from './events.ts';
import { StripeFailure } from './failure.ts';
import type { Fault } from './faults.ts';
import { invoiceRoutes } from './invoices.ts';
import { parseParams } from './params.ts';
import { payoutRoutes } from './payouts.ts';
import {
  authenticate,
  checkContentType,
  defaultApiVersion,
  fingerprintOf,
  idempotencyKey,
  keyInUse,
  rateLimited,
} from './protocol.ts';
import { reversalRoutes } from './reversals.ts';
import type { StripeCall, StripeRoute } from './routes.ts';
import type { StripeSandbox } from './sandbox.ts';
import { transferRoutes } from './transfers.ts';

const routes: readonly StripeRoute[] = [
  ...accountRoutes,
  ...accountLinkRoutes,
  ...transferRoutes,
  ...reversalRoutes,
  ...balanceRoutes,
  ...payoutRoutes,
  ...eventRoutes,
  ...invoiceRoutes,
];

const internalError = () => new StripeFailure(500, 'An unknown error occurred.', { type: 'api_error' });

function send(response: Response, answer: Answer, fault: Fault | null): void {
  response.status(answer.status).type('application/json');
  if (answer.replayOf) response.set({ 'idempotent-replayed': 'true', 'original-request': answer.replayOf });
  if (fault?.kind === 'timeout_after_success') {
    sleep(fault.delayMs ?? 60_000, undefined, { ref: false }).then(() => response.destroy());
    return;
  }
  if (fault?.kind === 'truncated') {
    const body = Buffer.from(answer.body);
    response.set('content-length', String(body.length));
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
    return;
  }
  response.send(answer.body);
}

function sendFailure(response: Response, failure: StripeFailure): void {
  response.status(failure.status).json(failure.body());
}

/** Takes the faults that strike this request; the ones that refuse it throw. */
async function sufferFaults(
  sandbox: StripeSandbox,
  request: Request,
  destination: string | undefined,
  key: string | null,
) {
  const target = { method: request.method, path: request.baseUrl + request.path, destination };
  const fault = sandbox.faults.take(
    ['409', '429', '500', 'stored_500', 'stall', 'account_disabled', 'timeout_after_success', 'truncated'],
    target,
  );
  if (fault?.kind === '409') throw keyInUse(key ?? 'none');
  if (fault?.kind === '429') throw rateLimited();
  if (fault?.kind === '500')
    throw new StripeFailure(500, 'An unknown error occurred.', { type: 'api_error', stored: false });
  if (fault?.kind === 'stall') await sleep(fault.delayMs ?? sandbox.context.stallMs, undefined, { ref: false });
  if (fault?.kind === 'account_disabled' && destination) {
    await sandbox.command(async (unit) => {
      const account = await unit.find('accounts', destination);
      if (account)
        saveAccount(unit, account, disabledAccount(account, 'rejected.fraud'), programmeSeconds(sandbox.context));
      return {};
    });
  }
  return fault;
}

async function connectedAccount(sandbox: StripeSandbox, route: StripeRoute, request: Request): Promise<string | null> {
  const id = request.get('stripe-account');
  if (!id) return null;
  if (!(await sandbox.store.objects('accounts').findOne({ _id: id }, { projection: { _id: 1 } })))
    throw accountInvalid(id);
  if (!route.connected)
    throw new StripeFailure(400, 'The sandbox does not serve this address for connected accounts.', { stored: false });
  return id;
}

async function write(
  sandbox: StripeSandbox,
  route: StripeRoute,
  call: StripeCall,
  request: Request,
  response: Response,
) {
  const params: unknown = request.method === 'POST' ? (request.body ?? {}) : request.query;
  const rawKey = idempotencyKey(request);
  const key = rawKey && `${call.account ?? 'platform'} ${rawKey}`;
  const { destination: asked } = params as { destination?: unknown };
  const destination = typeof asked === 'string' ? asked : undefined;
  const release = sandbox.holdKey(key);
  try {
    const fault = await sufferFaults(sandbox, request, destination, rawKey);
    const failing = fault?.kind === 'stored_500';
    const answer = await sandbox.queue.run({
      key,
      idempotencyKey: rawKey,
      fingerprint: fingerprintOf(request.method, request.originalUrl.split('?')[0] ?? '', params),
      requestId: String(response.get('request-id')),
      apiVersion: String(response.get('stripe-version')),
      accounts: destination ? [destination] : [],
      run: async (unit) => {
        const parsed = parseParams(route.params, params);
        if (failing && !fault.executed) throw internalError();
        return (await route.write?.(call, parsed as never, unit)) ?? {};
      },
      answerInstead: failing ? { status: 500, body: internalError().body() } : undefined,
    });
    send(response, answer, fault);
  } finally {
    release();
  }
}

async function read(
  sandbox: StripeSandbox,
  route: StripeRoute,
  call: StripeCall,
  request: Request,
  response: Response,
) {
  const fault = await sufferFaults(sandbox, request, undefined, null);
  if (fault?.kind === 'stored_500') throw internalError();
  const body = await route.read?.(call, parseParams(route.params, request.query) as never);
  send(response, { status: 200, body: JSON.stringify(body), replayOf: null, stored: false }, fault);
}

function handler(sandbox: StripeSandbox, route: StripeRoute) {
  const { context, store } = sandbox;
  const perSecond = context.stripe.requestsPerSecond;
  const limiter = perSecond === null ? null : new RateLimiterMemory({ points: perSecond, duration: 1 });
  return async (request: Request, response: Response): Promise<void> => {
    authenticate(context, request);
    if (limiter) {
      await limiter.consume(route.path).catch(() => {
        response.set('stripe-rate-limited-reason', 'endpoint-rate');
        throw rateLimited();
      });
    }
    checkContentType(request);
    const account = await connectedAccount(sandbox, route, request);
    const call = { context, store, path: request.params as Record<string, string>, account };
    await (route.write ? write : read)(sandbox, route, call, request, response);
  };
}

/** Stripe's API, mounted at `/v1`. */
export function stripeApi(sandbox: StripeSandbox): Router {
  const router = express.Router();
  router.use((request, response, next) => {
    response.set({
      'request-id': `req_${randomText(sandbox.context.randomBytes, 14)}`,
      'stripe-version': request.get('stripe-version') ?? defaultApiVersion,
    });
    for (const name of ['idempotency-key', 'stripe-account']) {
      const value = request.get(name);
      if (value) response.set(name, value);
    }
    next();
  });
  for (const route of routes) {
    const method = route.method.toLowerCase() as 'get' | 'post' | 'delete';
    router[method](route.path, handler(sandbox, route));
  }
  router.use((request) => {
    const message = `Unrecognized request URL (${request.method}: ${request.baseUrl}${request.path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`;
    throw new StripeFailure(404, message);
  });
  router.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    if (error instanceof StripeFailure) return sendFailure(response, error);
    const status = (error as { status?: unknown }).status;
    const readable = typeof status === 'number' && status < 500;
    if (!readable) sandbox.context.onError(error);
    sendFailure(response, readable ? new StripeFailure(400, 'The request could not be read.') : internalError());
  });
  return router;
}
