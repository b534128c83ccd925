import { createHmac } from 'node:crypto';
import { Strategy } from 'passport-facebook';
import { z } from 'zod';
import type { NetworkTokens } from '../sign-in.ts';
import { callNetwork, understand } from './call-network.ts';
import { NO_PAGE, PAGE_SCOPES, readPage } from './facebook-page.ts';
import { type MakeClient, textOrNull } from './network.ts';
import { makeStrategy } from './strategy.ts';

const VERSION = 'v26.0';

const Me = z.object({
  id: z.string().regex(/^\d{1,40}$/),
  name: z.string(),
  email: z.unknown().optional(),
  picture: z.object({ data: z.object({ url: z.unknown().optional() }) }).optional(),
});

/**
 * Facebook. An e-mail from here proves nothing, and there may be none; people have no counts, their Pages do, where those are asked
 * for. Source: developers.facebook.com/docs/facebook-login.
 */
export const facebook: MakeClient = (options) => {
  const graph = `${options.baseUrl ?? 'https://graph.facebook.com'}/${VERSION}`;
  const meUrl = options.profileUrl ?? `${graph}/me`;
  /** Proves that the token is used by the app it was given to: a stolen one is of no use elsewhere. */
  const signed = ({ accessToken }: NetworkTokens) => ({
    access_token: accessToken,
    appsecret_proof: createHmac('sha256', options.clientSecret).update(accessToken).digest('hex'),
  });

  async function read(tokens: NetworkTokens) {
    const answer = await callNetwork(meUrl, { query: { fields: 'id,name,email,picture', ...signed(tokens) } });
    const me = understand(Me, answer, 'the profile of Facebook');
    const page = options.pages ? await readPage(`${meUrl}/accounts`, signed(tokens)) : NO_PAGE;
    return {
      network: 'facebook' as const,
      subject: me.id,
      displayName: me.name,
      email: textOrNull(me.email, 254),
      emailVerified: false,
      avatarUrl: textOrNull(me.picture?.data.url, 2_000),
      following: null,
      posts: null,
      verified: null,
      ...page,
    };
  }

  return {
    strategy: makeStrategy(
      Strategy,
      options,
      {
        authorizationURL:
          options.authorizeUrl ?? `${options.baseUrl ?? 'https://www.facebook.com'}/${VERSION}/dialog/oauth`,
        tokenURL: options.tokenUrl ?? `${graph}/oauth/access_token`,
        scope: ['public_profile', 'email', ...(options.pages ? PAGE_SCOPES : [])],
        pkce: true,
      },
      async (tokens) => ({ tokens, profile: await read(tokens) }),
    ),
    read,
    revoke: async (tokens) => {
      await callNetwork(options.revokeUrl ?? `${meUrl}/permissions`, { method: 'DELETE', query: signed(tokens) });
    },
  };
};
