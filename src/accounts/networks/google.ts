import { Strategy } from 'passport-google-oauth20';
import { z } from 'zod';
import type { NetworkTokens } from '../sign-in.ts';
import { callNetwork, NetworkNonsense, understand } from './call-network.ts';
import { endOf, type MakeClient, textOrNull } from './network.ts';
import { openIdProvider } from './openid.ts';
import { makeStrategy, type WithOauthClient, type WithParams } from './strategy.ts';
import { NO_CHANNEL, readChannel, YOUTUBE_SCOPE } from './youtube.ts';

const UserInfo = z.object({
  sub: z.string().min(1).max(200),
  name: z.string(),
  email: z.unknown().optional(),
  email_verified: z.unknown().optional(),
  picture: z.unknown().optional(),
});

const Refreshed = z.object({ access_token: z.string().min(1).max(8_000), expires_in: z.number() });

/** Until the document was read; never sent to. */
const UNKNOWN = 'https://discovery.invalid/';

/** Google by OpenID Connect, keyed on `sub`, with the YouTube channel where that was granted. Source: developers.google.com/identity/openid-connect. */
export const google: MakeClient = (options) => {
  const base = options.baseUrl ?? 'https://accounts.google.com';
  const provider = openIdProvider(options.discoveryUrl ?? `${base}/.well-known/openid-configuration`, options.clientId);
  const channelsUrl =
    options.youtubeChannelsUrl ?? `${options.baseUrl ?? 'https://www.googleapis.com'}/youtube/v3/channels`;

  async function read({ accessToken, scopes = [] }: NetworkTokens) {
    const { userinfo_endpoint: url } = await provider.document();
    const me = understand(UserInfo, await callNetwork(url, { bearer: accessToken }), 'the profile of Google');
    const channel = scopes.includes(YOUTUBE_SCOPE) ? await readChannel(channelsUrl, accessToken) : NO_CHANNEL;
    return {
      network: 'google' as const,
      subject: me.sub,
      displayName: me.name,
      email: textOrNull(me.email, 254),
      emailVerified: me.email_verified === true || me.email_verified === 'true',
      avatarUrl: textOrNull(me.picture, 2_000),
      following: null,
      verified: null,
      ...channel,
    };
  }

  const strategy = makeStrategy(
    Strategy,
    options,
    {
      authorizationURL: UNKNOWN,
      tokenURL: UNKNOWN,
      scope: ['openid', 'profile', 'email', ...(options.youtube ? [YOUTUBE_SCOPE] : [])],
      pkce: true,
    },
    async (tokens, params) => {
      const { sub, nonce } = await provider.claims(params.id_token);
      const profile = await read(tokens);
      // Two answers about two people would let one of them in as the other.
      if (profile.subject !== sub) throw new NetworkNonsense('the profile is of somebody else than the id token');
      return { tokens, profile, ...(nonce === undefined ? {} : { nonce }) };
    },
  );
  Object.assign(strategy, {
    authorizationParams: ({ nonce }) => ({
      access_type: 'offline',
      include_granted_scopes: 'true',
      nonce: nonce ?? '',
    }),
  } satisfies WithParams);

  return {
    strategy,
    async prepare() {
      const found = await provider.document();
      const client = (strategy as unknown as WithOauthClient)._oauth2;
      client._authorizeUrl = found.authorization_endpoint;
      client._accessTokenUrl = found.token_endpoint;
    },
    read,
    async refresh(tokens) {
      const { token_endpoint: url } = await provider.document();
      const client = { client_id: options.clientId, client_secret: options.clientSecret };
      const form = { ...client, grant_type: 'refresh_token', refresh_token: tokens.refreshToken ?? '' };
      const fresh = understand(Refreshed, await callNetwork(url, { method: 'POST', form }), 'the token of Google');
      return { ...tokens, accessToken: fresh.access_token, expiresAt: endOf(fresh.expires_in) };
    },
    async revoke({ refreshToken, accessToken }) {
      const { revocation_endpoint: url } = await provider.document();
      if (url) await callNetwork(url, { method: 'POST', form: { token: refreshToken ?? accessToken } });
    },
  };
};
