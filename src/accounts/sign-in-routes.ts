import { randomBytes } from 'node:crypto';
import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express';
import { Passport } from 'passport';
import type { Context } from '../context.ts';
import { recordDevice } from './fingerprints.ts';
import { linkIdentity } from './identities/link-identity.ts';
import { allowLinking, mayLink } from './linking.ts';
import { metaCallbacks } from './meta-callbacks.ts';
import type { NetworkApps } from './networks/index.ts';
import { makeClients, type NetworkClients } from './networks/make-clients.ts';
import type { NetworkAnswer } from './networks/network.ts';
import { createStateStore, nonceMatches, type StateStore } from './networks/state-store.ts';
import { LANGUAGES, type Network, NetworkProfile } from './schemas.ts';
import { sessionUser, startSession } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { problemOf, sayProblem } from './sign-in-problems.ts';

interface Desk {
  ctx: Context;
  passport: InstanceType<typeof Passport>;
  network: Network;
  client: NetworkClients[Network];
  states: StateStore;
}

/**
 * `GET /auth/:network` sends the browser to the network; `GET /auth/:network/callback` brings it back. With `?intent=link` the
 * account there is added to the signed-in person's, which she asked for by `POST /auth/:network/link` just before.
 */
export function signInRoutes(ctx: Context, apps: NetworkApps, ownPagesOnly: RequestHandler): Router {
  const router = Router();
  router.use(metaCallbacks(ctx, apps));
  const passport = new Passport();
  const stores = (network: Network) => createStateStore(ctx, network);
  for (const [network, { client, states }] of makeClients(ctx.config.publicUrl, apps, stores)) {
    passport.use(network, client.strategy);
    const desk: Desk = { ctx, passport, network, client, states };
    router.get(`/${network}`, (request, response, next) => void depart(desk, request, response, next).catch(next));
    router.post(`/${network}/link`, ownPagesOnly, (request, response) => allowLinking(request, response, network));
    router.get(`/${network}/callback`, (request, response, next) => {
      const answer = (error: unknown, result?: NetworkAnswer | false, _info?: unknown, status?: number) => {
        arrive(desk, request, response, { error, result, status }).catch(next);
      };
      passport.authenticate(network, { session: false }, answer as never)(request, response, next);
    });
  }
  return router;
}

async function depart(desk: Desk, request: Request, response: Response, next: NextFunction): Promise<void> {
  const { ctx, passport, network, client, states } = desk;
  const linking = request.query.intent === 'link';
  if (linking && !mayLink(request, network)) return sayProblem(response, 'sign_in_again', true);
  try {
    await client.prepare?.();
  } catch (error) {
    ctx.logger.warn({ err: error, network }, 'a network could not be looked up');
    return sayProblem(response, problemOf(error, undefined, undefined) ?? 'network_unavailable', linking);
  }
  const nonce = randomBytes(32).toString('base64url');
  const userId = linking ? (sessionUser(request) ?? null) : null;
  states.begin(request, { intent: linking ? 'link' : 'sign-in', userId, nonce });
  passport.authenticate(network, { session: false, nonce } as never)(request, response, next);
}

interface Answer {
  error: unknown;
  result: NetworkAnswer | false | undefined;
  status: number | undefined;
}

/** Nothing is made before the network's whole answer is there and makes sense. */
async function arrive(
  { ctx, states, network }: Desk,
  request: Request,
  response: Response,
  answer: Answer,
): Promise<void> {
  const { error, result, status } = answer;
  const state = await states.taken(request);
  const linking = state?.intent === 'link';
  const refuse = (problem: Parameters<typeof sayProblem>[1]) => {
    if (error) ctx.logger.warn({ err: error, problem, network }, 'sign-in failed');
    sayProblem(response, problem, linking);
  };
  const problem = problemOf(error, result, status);
  if (problem) return refuse(problem);
  if (!result || !state) return refuse('oauth_state_invalid');
  if (result.nonce !== undefined && !nonceMatches(state, result.nonce)) return refuse('network_answer_invalid');
  if (!NetworkProfile.safeParse(result.profile).success) return refuse('network_answer_invalid');
  if (linking) {
    if (state.userId === null || sessionUser(request) !== state.userId) return refuse('oauth_state_invalid');
    const failure = await linkIdentity(ctx, { userId: state.userId, ...result }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (failure) return refuse(problemOf(failure, undefined, undefined) ?? 'network_unavailable');
    return response.redirect(303, `/account?linked=${network}`);
  }
  const userId = await signIn(ctx, { ...result, language: request.acceptsLanguages(...LANGUAGES) || 'en' });
  await recordDevice(ctx, userId, request.ip ?? '', request.headers['user-agent'] ?? '');
  await startSession(request, userId, network);
  response.redirect(303, state.returnTo);
}
