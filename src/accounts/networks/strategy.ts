import type * as http from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import type { Strategy } from 'passport';
import type { NetworkTokens } from '../sign-in.ts';
import { ask, NetworkNonsense } from './call-network.ts';
import { endOf, type NetworkAnswer, type NetworkOptions, textOrNull } from './network.ts';

const TIME_LIMIT_MS = 5_000;
const MAX_TOKEN = 8_000;

type Done = (error: Error | null, answer?: NetworkAnswer) => void;
type Verify = (accessToken: unknown, refreshToken: unknown, params: TokenParams, profile: unknown, done: Done) => void;

/** What came with the access token. */
export type TokenParams = Record<string, unknown>;

interface StrategyClass {
  new (settings: never, verify: never): Strategy;
}

/** What every network's strategy has in common: our state store, our time limits, and nothing done by halves. */
export function makeStrategy(
  Base: StrategyClass,
  options: NetworkOptions,
  settings: {
    authorizationURL: string;
    tokenURL: string;
    scope: string[];
    scopeSeparator?: string;
    pkce?: boolean;
    customHeaders?: Record<string, string>;
  },
  /** From the network's tokens to the whole answer; everything it needs to ask the network is asked here. */
  complete: (tokens: NetworkTokens, params: TokenParams) => Promise<NetworkAnswer>,
): Strategy {
  const common = {
    clientID: options.clientId,
    clientSecret: options.clientSecret,
    callbackURL: options.callbackUrl,
    store: options.store,
    skipUserProfile: true,
    ...settings,
  };
  const verify: Verify = (accessToken, refreshToken, params, _profile, done) => {
    const tokens = tokensOf(accessToken, refreshToken, params);
    if (!tokens) return done(new NetworkNonsense('the access token is no text'));
    complete(tokens, params).then(
      (answer) => done(null, answer),
      (error) => done(error instanceof Error ? error : new Error(String(error))),
    );
  };
  return limitTime(new Base(common as never, verify as never));
}

function tokensOf(accessToken: unknown, refreshToken: unknown, params: TokenParams): NetworkTokens | undefined {
  const access = textOrNull(accessToken, MAX_TOKEN);
  if (!access) return undefined;
  const scope = typeof params.scope === 'string' ? params.scope : params.permissions;
  return {
    accessToken: access,
    refreshToken: textOrNull(refreshToken, MAX_TOKEN),
    expiresAt: endOf(params.expires_in),
    scopes: typeof scope === 'string' ? scope.split(/[\s,]+/).filter(Boolean) : [],
  };
}

/** passport's declarations leave out its OAuth client, through which a strategy makes all its calls. */
export interface WithOauthClient {
  _oauth2: { _executeRequest: ExecuteRequest; _authorizeUrl: string; _accessTokenUrl: string };
}

type Refusal = { statusCode: number | undefined; data: string };
type Callback = (error: unknown, body?: string, response?: IncomingMessage) => void;
type ExecuteRequest = (library: typeof http, options: RequestOptions, body: string | null, callback: Callback) => void;

/**
 * passport's OAuth client waits for ever: for an answer that never comes, that drips, or that breaks off half-way. Its calls are
 * made here instead, each at most 5 s and 1 MB long from beginning to end.
 */
function limitTime(strategy: Strategy): Strategy {
  const client = (strategy as unknown as WithOauthClient)._oauth2;
  client._executeRequest = (library, options, body, callback) => {
    const request = library.request({ ...options, signal: AbortSignal.timeout(TIME_LIMIT_MS) });
    ask(request, options.method === 'POST' ? body : null).then(
      ({ status, text, response }) => {
        if (status >= 200 && status <= 299) callback(null, text, response);
        else callback({ statusCode: status, data: text } satisfies Refusal);
      },
      (error) => callback(error),
    );
  };
  return strategy;
}

/** Query and form fields that a network wants beyond the standard's; passport's declarations leave them out. */
export interface WithParams {
  authorizationParams?: (options: { nonce?: string }) => Record<string, string>;
  tokenParams?: () => Record<string, string>;
}
