import { Strategy } from 'passport-oauth2';
import { z } from 'zod';
import type { NetworkTokens } from '../sign-in.ts';
import { callNetwork, understand } from './call-network.ts';
import { countOrNull, endOf, type MakeClient, textOrNull } from './network.ts';
import { makeStrategy } from './strategy.ts';

const FIELDS = 'public_metrics,confirmed_email,profile_image_url,verified';

const Me = z.object({
  data: z.object({
    id: z.string().regex(/^\d{1,40}$/),
    name: z.string(),
    username: z.string().regex(/^\w{1,30}$/),
    profile_image_url: z.unknown().optional(),
    verified: z.unknown().optional(),
    confirmed_email: z.unknown().optional(),
    public_metrics: z.record(z.string(), z.unknown()).optional(),
  }),
});

const Refreshed = z.object({
  access_token: z.string().min(1).max(8_000),
  refresh_token: z.string().max(8_000).optional(),
  expires_in: z.number().optional(),
});

/** X: OAuth 2.0 with PKCE, the client in a Basic header. Every call costs money. Source: docs.x.com/resources/fundamentals/authentication. */
export const x: MakeClient = (options) => {
  const api = options.baseUrl ?? 'https://api.x.com';
  const tokenUrl = options.tokenUrl ?? `${api}/2/oauth2/token`;
  const client = [options.clientId, options.clientSecret].map(encodeURIComponent).join(':');
  const basic = { authorization: `Basic ${Buffer.from(client).toString('base64')}` };

  async function read({ accessToken }: NetworkTokens) {
    const url = options.profileUrl ?? `${api}/2/users/me`;
    const answer = await callNetwork(url, { bearer: accessToken, query: { 'user.fields': FIELDS } });
    const { data: me } = understand(Me, answer, 'the profile of X');
    const email = textOrNull(me.confirmed_email, 254);
    return {
      network: 'x' as const,
      subject: me.id,
      displayName: me.name,
      username: me.username,
      email,
      // X gives an address only once it was confirmed there.
      emailVerified: email !== null,
      avatarUrl: textOrNull(me.profile_image_url, 2_000),
      profileUrl: `https://x.com/${me.username}`,
      followers: countOrNull(me.public_metrics?.followers_count),
      following: countOrNull(me.public_metrics?.following_count),
      posts: countOrNull(me.public_metrics?.tweet_count),
      verified: typeof me.verified === 'boolean' ? me.verified : null,
    };
  }

  return {
    strategy: makeStrategy(
      Strategy,
      options,
      {
        authorizationURL: options.authorizeUrl ?? `${options.baseUrl ?? 'https://x.com'}/i/oauth2/authorize`,
        tokenURL: tokenUrl,
        scope: ['users.read', 'tweet.read', 'offline.access', 'users.email'],
        pkce: true,
        customHeaders: { Authorization: basic.authorization },
      },
      async (tokens) => ({ tokens, profile: await read(tokens) }),
    ),
    read,
    async refresh(tokens) {
      const form = { grant_type: 'refresh_token', refresh_token: tokens.refreshToken ?? '' };
      const answer = await callNetwork(tokenUrl, { method: 'POST', headers: basic, form });
      const fresh = understand(Refreshed, answer, 'the token of X');
      return {
        ...tokens,
        accessToken: fresh.access_token,
        refreshToken: fresh.refresh_token ?? null,
        expiresAt: endOf(fresh.expires_in),
      };
    },
    async revoke(tokens) {
      const url = options.revokeUrl ?? `${api}/2/oauth2/revoke`;
      for (const token of [tokens.refreshToken, tokens.accessToken])
        if (token) await callNetwork(url, { method: 'POST', headers: basic, form: { token } });
    },
  };
};
