import { Strategy } from 'passport-oauth2';
import { z } from 'zod';
import { DAY_MS } from '../../kit/clock.ts';
import type { NetworkTokens } from '../sign-in.ts';
import { callNetwork, understand } from './call-network.ts';
import { countOrNull, endOf, type MakeClient, textOrNull } from './network.ts';
import { readReactions } from './reactions.ts';
import { makeStrategy } from './strategy.ts';

const VERSION = 'v25.0';
const SCOPE = 'instagram_business_basic';
const FIELDS = 'user_id,username,name,account_type,profile_picture_url,followers_count,follows_count,media_count';

/** As text, or as a bare number that is small enough to be exact. */
const Subject = z
  .union([z.string(), z.int()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,40}$/));
const Me = z.object({
  /** The professional account; `id` is another one, which Instagram's callbacks use. */
  user_id: Subject,
  id: Subject,
  username: z.string().min(1),
  name: z.unknown().optional(),
  profile_picture_url: z.unknown().optional(),
  followers_count: z.unknown().optional(),
  follows_count: z.unknown().optional(),
  media_count: z.unknown().optional(),
});

const LongLived = z.object({ access_token: z.string().min(1).max(8_000), expires_in: z.number() });

/**
 * Instagram, professional accounts only. Tells no e-mail, and documents neither PKCE nor a way to give access back.
 * Source: developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login.
 */
export const instagram: MakeClient = (options) => {
  const graph = options.baseUrl ?? 'https://graph.instagram.com';
  const longLived = async (url: string, grant: string, tokens: NetworkTokens, more: Record<string, string>) => {
    const query = { grant_type: grant, access_token: tokens.accessToken, ...more };
    const answer = understand(LongLived, await callNetwork(url, { query }), 'the token of Instagram');
    return { ...tokens, accessToken: answer.access_token, expiresAt: endOf(answer.expires_in) };
  };

  async function read({ accessToken }: NetworkTokens) {
    const url = options.profileUrl ?? `${graph}/${VERSION}/me`;
    const answer = await callNetwork(url, { query: { fields: FIELDS, access_token: accessToken } });
    const me = understand(Me, answer, 'the profile of Instagram');
    return {
      network: 'instagram' as const,
      subject: me.user_id,
      scopedSubject: me.id,
      displayName: textOrNull(me.name, 120) ?? me.username,
      username: me.username,
      email: null,
      emailVerified: false,
      avatarUrl: textOrNull(me.profile_picture_url, 2_000),
      profileUrl: `https://www.instagram.com/${encodeURIComponent(me.username)}/`,
      followers: countOrNull(me.followers_count),
      following: countOrNull(me.follows_count),
      posts: countOrNull(me.media_count),
      verified: null,
      reactions: await readReactions(`${url}/media`, accessToken),
    };
  }

  return {
    strategy: makeStrategy(
      Strategy,
      options,
      {
        authorizationURL: options.authorizeUrl ?? `${options.baseUrl ?? 'https://www.instagram.com'}/oauth/authorize`,
        tokenURL: options.tokenUrl ?? `${options.baseUrl ?? 'https://api.instagram.com'}/oauth/access_token`,
        scope: [SCOPE],
      },
      async (short) => {
        // The first token lasts an hour; the one it is exchanged for sixty days.
        const url = options.exchangeUrl ?? `${graph}/access_token`;
        const tokens = await longLived(url, 'ig_exchange_token', short, { client_secret: options.clientSecret });
        return { tokens, profile: await read(tokens) };
      },
    ),
    read,
    // Half of its life: Instagram wants it to be a day old at least, and a job may be late.
    refreshBeforeMs: 30 * DAY_MS,
    refreshesAccessToken: true,
    refresh: (tokens) =>
      longLived(options.refreshUrl ?? `${graph}/refresh_access_token`, 'ig_refresh_token', tokens, {}),
  };
};
