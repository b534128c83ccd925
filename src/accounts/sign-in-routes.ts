import { type Request, type Response, Router } from 'express';
import { Passport } from 'passport';
import type { Context } from '../context.ts';
import { type NetworkApps, SIGN_IN } from './networks/index.ts';
import type { NetworkAnswer } from './networks/network.ts';
import { createStateStore } from './networks/state-store.ts';
import { type Network, NetworkProfile } from './schemas.ts';
import { startSession } from './sessions.ts';
import { signIn } from './sign-in.ts';

type Problem = 'oauth_state_invalid' | 'oauth_denied' | 'network_unavailable' | 'network_answer_invalid';

const STATUS: Record<Problem, number> = {
  oauth_state_invalid: 403,
  oauth_denied: 302,
  network_unavailable: 302,
  network_answer_invalid: 302,
};

/** `GET /auth/:network` sends the browser to the network; `GET /auth/:network/callback` brings it back. */
export function signInRoutes(ctx: Context, apps: NetworkApps): Router {
  const router = Router();
  const passport = new Passport();
  for (const [name, app] of Object.entries(apps)) {
    const network = name as Network;
    const known = SIGN_IN[network];
    if (!known || !app) continue;
    const callbackUrl = `${ctx.config.publicUrl}/auth/${network}/callback`;
    passport.use(network, known.strategy({ ...app, callbackUrl, store: createStateStore(ctx, network) }));
    router.get(`/${network}`, passport.authenticate(network, { session: false }));
    router.get(`/${network}/callback`, (request, response, next) => {
      const answer = (error: unknown, result?: NetworkAnswer | false, info?: unknown, status?: number) => {
        finish(ctx, request, response, { error, result, info, status }).catch(next);
      };
      passport.authenticate(network, { session: false }, answer as never)(request, response, next);
    });
  }
  return router;
}

interface Answer {
  error: unknown;
  result: NetworkAnswer | false | undefined;
  info: unknown;
  status: number | undefined;
}

/** Nothing is made before the network's whole answer is there and makes sense. */
async function finish(
  ctx: Context,
  request: Request,
  response: Response,
  { error, result, info, status }: Answer,
): Promise<void> {
  const problem = problemOf(error, result, status);
  if (problem || !result) return sayProblem(ctx, response, problem ?? 'network_answer_invalid', error);
  if (!NetworkProfile.safeParse(result.profile).success)
    return sayProblem(ctx, response, 'network_answer_invalid', undefined);
  const userId = await signIn(ctx, result);
  await startSession(request, userId);
  response.redirect(303, returnToOf(info));
}

function problemOf(error: unknown, result: Answer['result'], status: number | undefined): Problem | undefined {
  if (error)
    return error instanceof SyntaxError || (error instanceof Error && /parse/i.test(error.message))
      ? 'network_answer_invalid'
      : 'network_unavailable';
  if (result) return undefined;
  return status === 403 ? 'oauth_state_invalid' : 'oauth_denied';
}

function sayProblem(ctx: Context, response: Response, problem: Problem, error: unknown): void {
  if (error) ctx.logger.warn({ err: error, problem }, 'sign-in failed');
  const page = `/?problem=${problem}`;
  if (STATUS[problem] === 302) {
    response.redirect(303, page);
    return;
  }
  // A wrong state is refused outright; the page still has to be one that a person can use.
  response.status(STATUS[problem]).setHeader('Refresh', `0; url=${page}`);
  response
    .type('html')
    .send(
      `<!doctype html><title>Sign-in refused</title><p>This sign-in was started elsewhere or is too old. <a href="${page}">Start again</a>.</p>`,
    );
}

/** passport keeps what the state store said beside the strategy's own info. */
function returnToOf(info: unknown): string {
  const state = typeof info === 'object' && info !== null && 'state' in info ? info.state : undefined;
  return typeof state === 'object' && state !== null && 'returnTo' in state && typeof state.returnTo === 'string'
    ? state.returnTo
    : '/';
}
