import type { Request, Response } from 'express';
import { sendProblem } from '../kit/problem.ts';
import { isRecent } from './recent.ts';
import type { Network } from './schemas.ts';
import { sessionUser } from './sessions.ts';

const LINKING_MS = 60_000;

/**
 * `POST /auth/:network/link`: what a plain link could not do. Another site can send a browser to a network, and its own account
 * there would then be linked to its victim's here.
 */
export function allowLinking(request: Request, response: Response, network: Network): void {
  const { startedAt } = request.session;
  if (sessionUser(request) === undefined || startedAt === undefined) {
    sendProblem(response, 401, 'not_signed_in', 'Sign in first.');
  } else if (!isRecent(startedAt)) {
    sendProblem(response, 409, 'sign_in_again', 'Sign in again to change how you sign in.');
  } else {
    request.session.linking = { network, until: Date.now() + LINKING_MS };
    response.json({ url: `/auth/${network}?intent=link` });
  }
}

/** Whether linking this network was asked for just now; asked for once, it is begun once. */
export function mayLink(request: Request, network: Network): boolean {
  const { linking } = request.session;
  if (sessionUser(request) === undefined || linking?.network !== network || linking.until < Date.now()) return false;
  delete (request.session as Partial<typeof request.session>).linking;
  return true;
}
