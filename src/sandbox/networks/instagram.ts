import express, { type Request, type Response, type Router } from 'express';
import type { SandboxContext } from '../context.ts';
import { randomText } from '../random.ts';
import { type AuthorizeStyle, authorizeEndpoint } from './authorize.ts';
import { avatarUrl } from './avatar.ts';
import { answerNonsense } from './faults.ts';
import {
  checkClient,
  field,
  OAuthFailure,
  type OAuthServer,
  presentedToken,
  redeemCode,
  tokenEndpoint,
  type Visitor,
  visitorOf,
} from './oauth-server.ts';

const graphVersion = 'v25.0';
const hourMs = 3_600_000;
const longLifeSeconds = 5_183_944;

const style: AuthorizeStyle = {
  network: 'instagram',
  title: 'Instagram',
  clientIdField: 'client_id',
  scopeSeparator: /[,\s]+/,
  pkceRequired: false,
  fragment: '#_',
  denied: {
    error: 'access_denied',
    error_reason: 'user_denied',
    error_description: 'The user denied your request',
  },
};

export function instagramEndpoints({ url, publicUrl, secrets }: SandboxContext) {
  return {
    ...secrets.clients.instagram,
    authorizeUrl: `${publicUrl}/instagram/oauth/authorize`,
    tokenUrl: `${url}/instagram/oauth/access_token`,
    /** Short-lived to long-lived token: `?grant_type=ig_exchange_token&client_secret=…&access_token=…`. */
    exchangeUrl: `${url}/instagram/access_token`,
    /** `?grant_type=ig_refresh_token&access_token=…`, for long-lived tokens older than 24 hours. */
    refreshUrl: `${url}/instagram/refresh_access_token`,
    profileUrl: `${url}/instagram/${graphVersion}/me`,
  };
}

/** The id that Instagram scopes to the app; another one than the professional account's `user_id`. */
function scopedId(userId: string): string {
  return `9${userId.slice(1)}`;
}

function failShort(response: Response, { code, message }: OAuthFailure): void {
  const status = code === 'server_error' ? 500 : 400;
  response.status(status).json({ error_type: 'OAuthException', code: status, error_message: message });
}

function graphError(context: SandboxContext, response: Response, code: number, message: string): void {
  const type = code === 190 ? 'OAuthException' : 'IGApiException';
  response.status(400).json({ error: { message, type, code, fbtrace_id: randomText(context.randomBytes, 22) } });
}

function shortTokenRoute(server: OAuthServer) {
  return tokenEndpoint(async ({ body }, response) => {
    const clientId = field(body, 'client_id');
    checkClient(server, 'instagram', clientId, field(body, 'client_secret'));
    if (field(body, 'grant_type') !== 'authorization_code') {
      throw new OAuthFailure('unsupported_grant_type', 'Invalid grant_type');
    }
    // Instagram appends `#_` to the code's address; clients that keep it in the code are forgiven.
    const code = field(body, 'code')?.replace(/#_$/, '');
    const redirectUri = field(body, 'redirect_uri');
    const verifier = field(body, 'code_verifier');
    const grant = await redeemCode(server, 'instagram', { clientId, code, redirectUri, verifier });
    const person = await server.directory.find(grant.personId);
    if (!person) throw new OAuthFailure('invalid_grant', 'Matching code was not found or was already used');
    const short = { kind: 'access', prefix: 'IGAA', lifeMs: hourMs, code: code ?? '' } as const;
    const token = await server.grants.issueToken(grant, short);
    // The id is a bare number beyond 2^53, as Instagram sends it: JSON.parse changes its last digits.
    const answer = JSON.stringify({ access_token: token, user_id: 0, permissions: grant.scopes.join(',') });
    response.type('json').send(answer.replace('"user_id":0', `"user_id":${scopedId(person.subjects.instagram)}`));
  }, failShort);
}

function exchangeRoute(server: OAuthServer, grantType: 'ig_exchange_token' | 'ig_refresh_token') {
  const { context, grants } = server;
  return tokenEndpoint(
    async ({ query }, response) => {
      if (field(query, 'grant_type') !== grantType) throw new OAuthFailure('invalid_request', 'Invalid grant_type');
      const refreshing = grantType === 'ig_refresh_token';
      if (!refreshing) {
        checkClient(server, 'instagram', context.secrets.clients.instagram.clientId, field(query, 'client_secret'));
      }
      const presented = field(query, 'access_token') ?? '';
      const old = await grants.findToken('instagram', [refreshing ? 'long_lived' : 'access'], presented);
      if (!old) throw new OAuthFailure('invalid_grant', 'Error validating access token: Session has expired');
      if (refreshing && context.wallClock() - old.issuedAt.getTime() < 24 * hourMs) {
        throw new OAuthFailure('invalid_request', 'Error: the token is not older than 24 hours');
      }
      const long = { kind: 'long_lived', prefix: 'IGAA', lifeMs: longLifeSeconds * 1000, code: old.code } as const;
      const token = await grants.issueToken(old, long);
      const permissions = old.scopes.join(',');
      response.json({ access_token: token, token_type: 'bearer', expires_in: longLifeSeconds, permissions });
    },
    (response, { code, message }) => graphError(context, response, code === 'invalid_grant' ? 190 : 100, message),
  );
}

function profileOf(context: SandboxContext, { person }: Visitor): Record<string, unknown> {
  const followers = person.followers.instagram;
  return {
    id: scopedId(person.subjects.instagram),
    user_id: person.subjects.instagram,
    username: person.username,
    name: person.name,
    account_type: followers > 10_000 ? 'Media_Creator' : 'Business',
    profile_picture_url: avatarUrl(context, person),
    followers_count: followers,
    follows_count: 50 + (followers % 700),
    media_count: mediaCount(followers),
  };
}

const mediaCount = (followers: number): number => 12 + (followers % 900);

/** The newest posts of a person: a few in a hundred followers like each, and a few in a hundred of those say something. */
function mediaOf({ person }: Visitor, limit: number): Record<string, unknown>[] {
  const followers = person.followers.instagram;
  const subject = person.subjects.instagram;
  return Array.from({ length: Math.min(limit, mediaCount(followers)) }, (_, index) => {
    // Uneven, as people are, and the same at every visit.
    const luck = 0.4 + ((Number(subject.slice(-5)) * 31 + index * 7_919) % 97) / 60;
    const likes = Math.round(followers * 0.025 * luck);
    return {
      id: `${subject}_${index}`,
      like_count: likes,
      comments_count: Math.round((likes * (1 + (index % 5))) / 100),
    };
  });
}

async function mediaRoute(server: OAuthServer, request: Request, response: Response): Promise<void> {
  const { context } = server;
  const visitor = await visitorOf(server, 'instagram', presentedToken(request, true));
  if (!visitor) return graphError(context, response, 190, 'Invalid OAuth access token - Cannot parse access token');
  const limit = Math.min(100, Number(field(request.query, 'limit') ?? 25) || 25);
  const names = (field(request.query, 'fields') ?? 'id').split(',').filter(Boolean);
  const data = mediaOf(visitor, limit).map((post) =>
    Object.fromEntries([...names, 'id'].map((name) => [name, post[name]])),
  );
  response.json({ data, paging: {} });
}

export function instagramRouter(server: OAuthServer): Router {
  const { context } = server;
  const router = express.Router();
  router.route('/oauth/authorize').get(authorizeEndpoint(server, style)).post(authorizeEndpoint(server, style));
  router.post('/oauth/access_token', shortTokenRoute(server));
  router.get('/access_token', exchangeRoute(server, 'ig_exchange_token'));
  router.get('/refresh_access_token', exchangeRoute(server, 'ig_refresh_token'));
  router.get(/^\/v\d{1,2}\.0\/me$/, async (request, response) => {
    const visitor = await visitorOf(server, 'instagram', presentedToken(request, true));
    if (!visitor) return graphError(context, response, 190, 'Invalid OAuth access token - Cannot parse access token');
    if (visitor.token.fault === 'nonsense_profile') return answerNonsense(response);
    if (!visitor.token.scopes.includes('instagram_business_basic')) {
      return graphError(context, response, 10, 'Application does not have permission for this action');
    }
    const profile = profileOf(context, visitor);
    const names = (field(request.query, 'fields') ?? 'id').split(',').filter(Boolean);
    const unknown = names.find((name) => !Object.hasOwn(profile, name));
    if (unknown !== undefined) {
      return graphError(context, response, 100, `Tried accessing nonexisting field (${unknown})`);
    }
    response.json(Object.fromEntries([...names, 'id'].map((name) => [name, profile[name]])));
  });
  router.get(/^\/v\d{1,2}\.0\/me\/media$/, (request, response) => mediaRoute(server, request, response));
  return router;
}
