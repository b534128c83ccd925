import type { Strategy } from 'passport';
import type { NetworkProfile } from '../schemas.ts';
import type { NetworkTokens } from '../sign-in.ts';

/** A network's addresses where they are not its own: all of them under one base, or one by one. */
export interface NetworkAddresses {
  /** Everything under this address, with the paths of the network itself; how a test or another sandbox stands in. */
  baseUrl?: string | undefined;
  authorizeUrl?: string;
  tokenUrl?: string;
  profileUrl?: string;
  revokeUrl?: string;
  /** Instagram: short-lived tokens for long-lived ones, and those for fresh ones. */
  exchangeUrl?: string;
  refreshUrl?: string;
  /** Google: where its OpenID document is; the other addresses come from it. */
  discoveryUrl?: string;
  youtubeChannelsUrl?: string;
}

export interface NetworkOptions extends NetworkAddresses {
  clientId: string;
  clientSecret: string;
  callbackUrl: string;
  /** Google: ask for the channel's statistics, which needs Google's review of the app. */
  youtube?: boolean | undefined;
  /** Facebook: ask for the person's Pages and their followers, which needs Meta's review of the app. */
  pages?: boolean | undefined;
  store: object;
}

export interface NetworkAnswer {
  profile: NetworkProfile;
  tokens: NetworkTokens;
  /** Google's id token repeats the nonce of the request it answers. */
  nonce?: string;
}

/** What Kolect does at a network: sign people in, and later read their counts, refresh and give back its access. */
export interface NetworkClient {
  strategy: Strategy;
  /** Runs before anybody is sent there; a network that is found by discovery is looked up. */
  prepare?(): Promise<void>;
  /** The profile and counts behind these tokens, as they are now. */
  read(tokens: NetworkTokens): Promise<NetworkProfile>;
  /** Fresh tokens for these. A rotating refresh token is spent by it: only one process may ask. */
  refresh?(tokens: NetworkTokens): Promise<NetworkTokens>;
  /** How long before its end a token is refreshed, where that is not minutes. */
  refreshBeforeMs?: number;
  /** The access token itself is what is refreshed; there is no refresh token. */
  refreshesAccessToken?: boolean;
  /** Gives the access back, where the network has a way to. */
  revoke?(tokens: NetworkTokens): Promise<void>;
}

export type MakeClient = (options: NetworkOptions) => NetworkClient;

/** What a network says may be anything: only text of sensible length counts, the rest is unknown. */
export const textOrNull = (value: unknown, max: number): string | null =>
  typeof value === 'string' && value.length > 0 && value.length <= max ? value : null;

/** A count as a number or as digits, as YouTube writes it; null when it is neither. */
export const countOrNull = (value: unknown): number | null => {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
};

/** When something ends that lasts this many seconds from now, as a text to keep; null when the network does not say. */
export const endOf = (seconds: unknown): string | null =>
  typeof seconds === 'number' && seconds > 0 && seconds < 1e9
    ? new Date(Date.now() + seconds * 1_000).toISOString()
    : null;
