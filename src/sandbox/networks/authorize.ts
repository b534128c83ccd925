import type { Request, Response } from 'express';
import type { NetworkName, Person } from '../options.ts';
import { authorizePage, refusedPage } from './authorize-page.ts';
import { NewPersonForm } from './directory.ts';
import { type NetworkFault, NetworkFaultName } from './faults.ts';
import { field, type OAuthServer } from './oauth-server.ts';

/** How one network's authorization endpoint differs from the others. */
export interface AuthorizeStyle {
  network: NetworkName;
  title: string;
  clientIdField: 'client_id' | 'client_key';
  scopeSeparator: RegExp;
  pkceRequired: boolean;
  /** Appended to the redirect, as Meta's networks do. */
  fragment: string;
  /** Query of the redirect when the person refuses. */
  denied: Record<string, string>;
  /** More query fields beside `code` and `state`. */
  codeFields?: (scopes: readonly string[]) => Record<string, string>;
}

interface AuthorizeRequest {
  clientId: string;
  redirectUri: string;
  state: string | undefined;
  scopes: string[];
  challenge: string | null;
  nonce: string | null;
  offline: boolean;
}

const requestFields = [
  'client_id',
  'client_key',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
  'access_type',
] as const;

/** Trusted parts first: without a known client and exact redirect address there is nowhere to redirect to. */
function readRequest(server: OAuthServer, style: AuthorizeStyle, source: unknown): AuthorizeRequest | string {
  const clientId = field(source, style.clientIdField);
  const redirectUri = field(source, 'redirect_uri');
  if (clientId !== server.context.secrets.clients[style.network].clientId) return `Unknown ${style.clientIdField}.`;
  if (!redirectUri || !server.context.redirectUris[style.network].includes(redirectUri)) {
    return `The redirect_uri is not registered. Registered: ${server.context.redirectUris[style.network].join(', ')}`;
  }
  return {
    clientId,
    redirectUri,
    state: field(source, 'state'),
    scopes: (field(source, 'scope') ?? '').split(style.scopeSeparator).filter(Boolean),
    challenge: field(source, 'code_challenge') ?? null,
    nonce: field(source, 'nonce') ?? null,
    offline: field(source, 'access_type') === 'offline',
  };
}

function protocolError(
  style: AuthorizeStyle,
  source: unknown,
  request: AuthorizeRequest,
): Record<string, string> | null {
  if (field(source, 'response_type') !== 'code') {
    return { error: 'unsupported_response_type', error_description: 'response_type must be code' };
  }
  if (request.challenge === null) {
    return style.pkceRequired ? { error: 'invalid_request', error_description: 'code_challenge is required' } : null;
  }
  if (field(source, 'code_challenge_method') !== 'S256' || !/^[A-Za-z0-9_-]{43}$/.test(request.challenge)) {
    return { error: 'invalid_request', error_description: 'code_challenge must be an S256 challenge' };
  }
  return null;
}

function redirectBack(
  response: Response,
  style: AuthorizeStyle,
  request: AuthorizeRequest,
  query: Record<string, string>,
): void {
  const target = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value);
  if (request.state !== undefined) target.searchParams.set('state', request.state);
  response.redirect(302, target.href + style.fragment);
}

/** GET shows the page, or signs `login_hint` in at once; POST takes the choice made on the page. */
export function authorizeEndpoint(server: OAuthServer, style: AuthorizeStyle) {
  async function finish(
    response: Response,
    request: AuthorizeRequest,
    person: Person,
    fault: NetworkFault,
  ): Promise<void> {
    if (fault === 'denied') return redirectBack(response, style, request, style.denied);
    if (fault === 'server_error') {
      return redirectBack(response, style, request, {
        error: 'server_error',
        error_description: 'Something went wrong',
      });
    }
    const { state: _state, ...asked } = request;
    const scopes = fault === 'partial_scopes' ? asked.scopes.slice(0, -1) : asked.scopes;
    const grant = { ...asked, scopes };
    const code = await server.grants.issueCode({ ...grant, network: style.network, personId: person.id, fault });
    redirectBack(response, style, request, { code, ...style.codeFields?.(scopes) });
  }

  async function showPage(
    response: Response,
    source: unknown,
    request: AuthorizeRequest,
    problem?: string,
  ): Promise<void> {
    const fields = Object.fromEntries(
      requestFields.map((name) => [name, field(source, name)]).filter((entry) => entry[1] !== undefined),
    ) as Record<string, string>;
    const people = await server.directory.list();
    const followersOf = (person: Person) => person.followers[style.network];
    response
      .status(problem ? 422 : 200)
      .send(authorizePage({ title: style.title, scopes: request.scopes, people, followersOf, fields, problem }));
  }

  async function choose(response: Response, source: unknown, request: AuthorizeRequest, choice: string): Promise<void> {
    const fault = NetworkFaultName.catch('none').parse(field(source, 'sandbox_fault'));
    if (choice === 'deny') return redirectBack(response, style, request, style.denied);
    if (choice !== 'new') {
      const person = await server.directory.find(choice);
      return person
        ? finish(response, request, person, fault)
        : showPage(response, source, request, 'Nobody has that id here.');
    }
    const form = NewPersonForm.safeParse(source);
    if (!form.success)
      return showPage(response, source, request, 'Give a name, a valid e-mail or none, and a follower count.');
    return finish(response, request, await server.directory.create(form.data), fault);
  }

  return async ({ method, query, body }: Request, response: Response): Promise<void> => {
    const source: unknown = method === 'POST' ? { ...query, ...body } : query;
    const request = readRequest(server, style, source);
    if (typeof request === 'string') {
      response.status(400).send(refusedPage(style.title, request));
      return;
    }
    const error = protocolError(style, source, request);
    if (error) return redirectBack(response, style, request, error);
    const choice = method === 'POST' ? field(source, 'person') : field(source, 'login_hint');
    return choice ? choose(response, source, request, choice) : showPage(response, source, request);
  };
}
