import type { Response } from 'express';
import { DomainError } from '../kit/errors.ts';
import { NetworkNonsense, NetworkRefused } from './networks/call-network.ts';

/** Why somebody came back from a network as she went; the portals say each in words. */
export type SignInProblem =
  | 'oauth_state_invalid'
  | 'oauth_denied'
  | 'oauth_scope_missing'
  | 'network_unavailable'
  | 'network_answer_invalid'
  | 'identity_taken'
  | 'identities_full'
  | 'sign_in_again';

/** What went wrong between passport, the network and our own rules; undefined when nothing did. */
export function problemOf(error: unknown, result: unknown, status: number | undefined): SignInProblem | undefined {
  if (error instanceof NetworkNonsense || error instanceof SyntaxError) return 'network_answer_invalid';
  if (error instanceof NetworkRefused) return 'oauth_scope_missing';
  if (error instanceof DomainError) return error.code as SignInProblem;
  if (error) return 'network_unavailable';
  if (result) return undefined;
  return status === 403 ? 'oauth_state_invalid' : 'oauth_denied';
}

/** Sends the browser to a page that says it; a wrong state is refused outright. */
export function sayProblem(response: Response, problem: SignInProblem, linking: boolean): void {
  const page = `${linking ? '/account' : '/'}?problem=${problem}`;
  if (problem !== 'oauth_state_invalid') {
    response.redirect(303, page);
    return;
  }
  // The answer is a refusal, but still has to be one that a person can use.
  response.status(403).setHeader('Refresh', `0; url=${page}`);
  response
    .type('html')
    .send(
      `<!doctype html><title>Sign-in refused</title><p>This sign-in was started elsewhere or is too old. <a href="${page}">Start again</a>.</p>`,
    );
}
