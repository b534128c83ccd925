import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { SandboxContext } from '../context.ts';
import type { NetworkName, Person } from '../options.ts';
import { sameText } from '../same-text.ts';
import type { Directory } from './directory.ts';
import type { Grant, GrantStore, Token, TokenKind } from './grants.ts';

/** What all five networks share. */
export interface OAuthServer {
  context: SandboxContext;
  directory: Directory;
  grants: GrantStore;
}

export type OAuthFailureCode =
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'unsupported_grant_type'
  | 'server_error';

/** A refused token request; each network writes it in its own shape. */
export class OAuthFailure extends Error {
  readonly code: OAuthFailureCode;
  constructor(code: OAuthFailureCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** First value of a body or query field as a string; undefined when it is missing or not a plain string. */
export function field(source: unknown, name: string): string | undefined {
  const value = typeof source === 'object' && source !== null ? (source as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Throws unless id and secret are those of the network's registered client. */
export function checkClient(
  server: OAuthServer,
  network: NetworkName,
  id: string | undefined,
  secret: string | undefined,
): void {
  const client = server.context.secrets.clients[network];
  if (id !== client.clientId || secret === undefined || !sameText(secret, client.clientSecret)) {
    throw new OAuthFailure('invalid_client', 'The client id or the client secret is wrong.');
  }
}

export interface CodeRequest {
  clientId: string | undefined;
  code: string | undefined;
  redirectUri: string | undefined;
  verifier: string | undefined;
}

function verifierMatches(challenge: string | null, verifier: string | undefined): boolean {
  if (challenge === null) return verifier === undefined;
  if (verifier === undefined || !/^[A-Za-z0-9\-._~]{43,128}$/.test(verifier)) return false;
  return sameText(createHash('sha256').update(verifier).digest('base64url'), challenge);
}

/** Turns a code into its grant, once; throws an OAuthFailure when anything about it is wrong. */
export async function redeemCode(server: OAuthServer, network: NetworkName, request: CodeRequest): Promise<Grant> {
  if (!request.code) throw new OAuthFailure('invalid_request', 'The parameter code is missing.');
  const grant = await server.grants.consumeCode(network, request.code);
  if (!grant) throw new OAuthFailure('invalid_grant', 'The code is unknown, expired or already used.');
  if (grant.clientId !== request.clientId)
    throw new OAuthFailure('invalid_grant', 'The code belongs to another client.');
  if (grant.redirectUri !== request.redirectUri) {
    throw new OAuthFailure('invalid_grant', 'The redirect_uri differs from the one of the authorization request.');
  }
  if (!verifierMatches(grant.challenge, request.verifier)) {
    throw new OAuthFailure('invalid_grant', 'The code_verifier does not match the code_challenge.');
  }
  if (grant.fault === 'stall') await sleep(server.context.stallMs, undefined, { ref: false });
  if (grant.fault === 'token_error') throw new OAuthFailure('server_error', 'The network has an internal error.');
  return grant;
}

export interface Visitor {
  person: Person;
  token: Token;
  /** The person's address, unless the sandbox was told to leave it out. */
  email: string | null;
}

/** Who a token belongs to; null when it is unknown, expired or of another kind. */
export async function visitorOf(
  server: OAuthServer,
  network: NetworkName,
  token: string | undefined,
  kinds: readonly TokenKind[] = ['access', 'long_lived'],
): Promise<Visitor | null> {
  if (!token) return null;
  const found = await server.grants.findToken(network, kinds, token);
  const person = found && (await server.directory.find(found.personId));
  if (!found || !person) return null;
  return { person, token: found, email: found.fault === 'no_email' ? null : person.email };
}

/** Token of an `Authorization: Bearer` header, or of the `access_token` query field where the network allows that. */
export function presentedToken(request: Request, allowQuery: boolean): string | undefined {
  const header = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '');
  if (header) return header[1];
  return allowQuery ? field(request.query, 'access_token') : undefined;
}

/** Runs a token endpoint and writes refusals through `fail`; token answers are never cached. */
export function tokenEndpoint(
  work: (request: Request, response: Response) => Promise<void>,
  fail: (response: Response, failure: OAuthFailure) => void,
) {
  return async (request: Request, response: Response): Promise<void> => {
    response.set('cache-control', 'no-store');
    try {
      await work(request, response);
    } catch (error) {
      if (!(error instanceof OAuthFailure)) throw error;
      fail(response, error);
    }
  };
}
