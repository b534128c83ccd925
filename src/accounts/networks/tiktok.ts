import { Strategy } from 'passport-oauth2';
import { z } from 'zod';
import type { NetworkTokens } from '../sign-in.ts';
import { callNetwork, NetworkRefused, understand } from './call-network.ts';
import { countOrNull, endOf, type MakeClient, textOrNull } from './network.ts';
import { reactionsPerPost } from './reactions.ts';
import { makeStrategy, type WithParams } from './strategy.ts';

/** Fields by the scope that grants them: one beyond what was granted makes TikTok refuse the whole request. */
const FIELDS: Record<string, string[]> = {
  'user.info.basic': ['open_id', 'union_id', 'display_name', 'avatar_url'],
  'user.info.profile': ['username', 'is_verified'],
  'user.info.stats': ['follower_count', 'following_count', 'likes_count', 'video_count'],
};

const Info = z.object({
  data: z.object({
    user: z.object({ open_id: z.string().min(1).max(120), display_name: z.string() }).catchall(z.unknown()),
  }),
});

const Refreshed = z.object({
  access_token: z.string().min(1).max(8_000),
  refresh_token: z.string().min(1).max(8_000),
  expires_in: z.number(),
});

/**
 * TikTok, Login Kit v2 for the web: `client_key`, scopes separated by commas, refresh tokens that work once. Tells no e-mail;
 * documents PKCE for desktop programs only. Source: developers.tiktok.com/doc/login-kit-web.
 */
export const tiktok: MakeClient = (options) => {
  const api = options.baseUrl ?? 'https://open.tiktokapis.com';
  const tokenUrl = options.tokenUrl ?? `${api}/v2/oauth/token/`;
  const client = { client_key: options.clientId, client_secret: options.clientSecret };

  async function read({ accessToken, scopes = [] }: NetworkTokens) {
    const granted = Object.keys(FIELDS).filter((scope) => scopes.includes(scope));
    if (!granted.includes('user.info.basic')) throw new NetworkRefused('TikTok did not grant the basic profile');
    const fields = granted.flatMap((scope) => FIELDS[scope] ?? []).join(',');
    const url = options.profileUrl ?? `${api}/v2/user/info/`;
    const answer = await callNetwork(url, { bearer: accessToken, query: { fields } });
    const { user } = understand(Info, answer, 'the profile of TikTok').data;
    const username = textOrNull(user.username, 120);
    return {
      network: 'tiktok' as const,
      subject: user.open_id,
      displayName: user.display_name,
      username,
      email: null,
      emailVerified: false,
      avatarUrl: textOrNull(user.avatar_url, 2_000),
      profileUrl: username && `https://www.tiktok.com/@${encodeURIComponent(username)}`,
      followers: countOrNull(user.follower_count),
      following: countOrNull(user.following_count),
      posts: countOrNull(user.video_count),
      verified: typeof user.is_verified === 'boolean' ? user.is_verified : null,
      reactions: reactionsPerPost(countOrNull(user.likes_count), countOrNull(user.video_count)),
    };
  }

  const strategy = makeStrategy(
    Strategy,
    options,
    {
      authorizationURL: options.authorizeUrl ?? `${options.baseUrl ?? 'https://www.tiktok.com'}/v2/auth/authorize/`,
      tokenURL: tokenUrl,
      scope: Object.keys(FIELDS),
      scopeSeparator: ',',
    },
    async (tokens) => ({ tokens, profile: await read(tokens) }),
  );
  Object.assign(strategy, {
    authorizationParams: () => ({ client_key: options.clientId }),
    tokenParams: () => ({ client_key: options.clientId }),
  } satisfies WithParams);

  return {
    strategy,
    read,
    async refresh(tokens) {
      const form = { ...client, grant_type: 'refresh_token', refresh_token: tokens.refreshToken ?? '' };
      const answer = await callNetwork(tokenUrl, { method: 'POST', form });
      // TikTok refuses with a 200 whose body says so.
      if (typeof answer === 'object' && answer !== null && 'error' in answer)
        throw new NetworkRefused('TikTok refused the refresh token');
      const fresh = understand(Refreshed, answer, 'the token of TikTok');
      return {
        ...tokens,
        accessToken: fresh.access_token,
        refreshToken: fresh.refresh_token,
        expiresAt: endOf(fresh.expires_in),
      };
    },
    async revoke({ accessToken }) {
      const form = { ...client, token: accessToken };
      await callNetwork(options.revokeUrl ?? `${api}/v2/oauth/revoke/`, { method: 'POST', form });
    },
  };
};
