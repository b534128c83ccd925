import type { Strategy } from 'passport';
import type { NetworkProfile } from '../schemas.ts';
import type { NetworkTokens } from '../sign-in.ts';
import type { ExecuteRequest } from './time-limit.ts';

/** Where a network is: its real addresses, or the sandbox's. Missing ones are the network's own. */
export interface NetworkAddresses {
  authorizeUrl?: string;
  tokenUrl?: string;
  profileUrl?: string;
}

export interface NetworkOptions extends NetworkAddresses {
  clientId: string;
  clientSecret: string;
  callbackUrl: string;
  store: object;
}

export interface NetworkAnswer {
  profile: NetworkProfile;
  tokens: NetworkTokens;
}

/** Hands the network's answer to the route; nothing is written before the whole answer is there. */
export type Done = (error: Error | null, answer?: NetworkAnswer) => void;

export type MakeStrategy = (options: NetworkOptions) => Strategy;

/** passport's declarations leave out its OAuth client, through which a strategy makes all its calls. */
export interface WithOauthClient {
  _oauth2: { _executeRequest: ExecuteRequest };
}

/** What a network says may be anything: only text of sensible length counts, the rest is unknown. */
export const textOrNull = (value: unknown, max: number): string | null =>
  typeof value === 'string' && value.length > 0 && value.length <= max ? value : null;
