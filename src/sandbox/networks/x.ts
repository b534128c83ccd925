import express, { type Request, type Response, type Router } from 'express';
import type { SandboxContext } from '../context.ts';
import { type AuthorizeStyle, authorizeEndpoint } from './authorize.ts';
import { avatarUrl } from './avatar.ts';
import { basicCredentials } from './basic-credentials.ts';
import { answerNonsense } from './faults.ts';
import type { Consent } from './grants.ts';
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

const accessSeconds = 7200;
const refreshLifeMs = 180 * 86_400_000;

const style: AuthorizeStyle = {
  network: 'x',
  title: 'X',
  clientIdField: 'client_id',
  scopeSeparator: /\s+/,
  pkceRequired: true,
  fragment: '',
  denied: { error: 'access_denied' },
};

export function xEndpoints({ url, publicUrl, secrets }: SandboxContext) {
  return {
    ...secrets.clients.x,
    authorizeUrl: `${publicUrl}/x/i/oauth2/authorize`,
    tokenUrl: `${url}/x/2/oauth2/token`,
    revokeUrl: `${url}/x/2/oauth2/revoke`,
    profileUrl: `${url}/x/2/users/me`,
  };
}

function fail(response: Response, { code, message }: OAuthFailure): void {
  if (code === 'server_error') {
    response.status(500).json({ title: 'Internal Server Error', type: 'about:blank', status: 500 });
  } else if (code === 'invalid_client') {
    response
      .status(401)
      .json({ error: 'unauthorized_client', error_description: 'Missing valid authorization header' });
  } else {
    // X answers a bad code with invalid_request, not with the standard's invalid_grant.
    response.status(400).json({ error: 'invalid_request', error_description: message });
  }
}

async function issue(server: OAuthServer, source: Consent & { clientId: string }, code: string) {
  const { issueToken } = server.grants;
  const access = await issueToken(source, { kind: 'access', prefix: '', lifeMs: accessSeconds * 1000, code });
  const offline = source.scopes.includes('offline.access');
  return {
    token_type: 'bearer',
    expires_in: accessSeconds,
    access_token: access,
    scope: source.scopes.join(' '),
    ...(offline && {
      refresh_token: await issueToken(source, { kind: 'refresh', prefix: '', lifeMs: refreshLifeMs, code }),
    }),
  };
}

/** The client, which X wants in a Basic header and not in the body. */
function clientOf(server: OAuthServer, request: Request): string {
  const credentials = basicCredentials(request.get('authorization'));
  checkClient(server, 'x', credentials?.id, credentials?.secret);
  return credentials?.id ?? '';
}

function tokenRoute(server: OAuthServer) {
  return tokenEndpoint(async (request, response) => {
    const clientId = clientOf(server, request);
    const { body } = request;
    const grantType = field(body, 'grant_type');
    if (grantType === 'refresh_token') {
      // Each refresh token works once.
      const refresh = await server.grants.takeToken('x', ['refresh'], field(body, 'refresh_token') ?? '');
      if (!refresh) throw new OAuthFailure('invalid_grant', 'Value passed for the token was invalid.');
      response.json(await issue(server, refresh, refresh.code));
      return;
    }
    if (grantType !== 'authorization_code') {
      throw new OAuthFailure('unsupported_grant_type', 'Missing required parameter [grant_type].');
    }
    const code = field(body, 'code');
    const redirectUri = field(body, 'redirect_uri');
    const grant = await redeemCode(server, 'x', {
      clientId,
      code,
      redirectUri,
      verifier: field(body, 'code_verifier'),
    });
    response.json(await issue(server, grant, code ?? ''));
  }, fail);
}

function profileOf(context: SandboxContext, { person, email }: Visitor): Record<string, unknown> {
  const followers = person.followers.x;
  return {
    id: person.subjects.x,
    name: person.name,
    username: person.username.replaceAll('.', '_').slice(0, 15),
    description: person.about,
    profile_image_url: avatarUrl(context, person),
    verified: followers > 10_000,
    public_metrics: {
      followers_count: followers,
      following_count: 40 + (followers % 500),
      tweet_count: 100 + (followers % 9000),
      listed_count: Math.floor(followers / 400),
      like_count: followers % 5000,
      media_count: followers % 300,
    },
    ...(email !== null && person.emailVerified && { confirmed_email: email }),
  };
}

const knownFields = new Set(['confirmed_email', 'description', 'profile_image_url', 'public_metrics', 'verified']);

async function me(server: OAuthServer, request: Request, response: Response): Promise<void> {
  const visitor = await visitorOf(server, 'x', presentedToken(request, false), ['access']);
  if (!visitor) {
    response.status(401).json({ title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' });
    return;
  }
  const { scopes } = visitor.token;
  if (!scopes.includes('users.read') || !scopes.includes('tweet.read')) {
    response.status(403).json({ title: 'Forbidden', type: 'about:blank', status: 403, detail: 'Forbidden' });
    return;
  }
  if (visitor.token.fault === 'nonsense_profile') return answerNonsense(response);
  const asked = (field(request.query, 'user.fields') ?? '').split(',').filter(Boolean);
  const unknown = asked.filter((name) => !knownFields.has(name) && !['id', 'name', 'username'].includes(name));
  if (unknown.length > 0) {
    const message = `The \`user.fields\` query parameter value [${unknown[0]}] is not one of the allowed values`;
    const type = 'https://api.twitter.com/2/problems/invalid-request';
    const errors = [{ parameters: { 'user.fields': asked }, message }];
    response
      .status(400)
      .json({ errors, title: 'Invalid Request', detail: 'One or more parameters to your request was invalid.', type });
    return;
  }
  const profile = profileOf(server.context, visitor);
  const allowed = asked.filter((name) => name !== 'confirmed_email' || scopes.includes('users.email'));
  const names = ['id', 'name', 'username', ...allowed].filter((name) => Object.hasOwn(profile, name));
  response.json({ data: Object.fromEntries(names.map((name) => [name, profile[name]])) });
}

export function xRouter(server: OAuthServer): Router {
  const router = express.Router();
  router.route('/i/oauth2/authorize').get(authorizeEndpoint(server, style)).post(authorizeEndpoint(server, style));
  router.post('/2/oauth2/token', tokenRoute(server));
  router.post(
    '/2/oauth2/revoke',
    tokenEndpoint(async (request, response) => {
      clientOf(server, request);
      await server.grants.takeToken('x', ['access', 'refresh'], field(request.body, 'token') ?? '');
      response.json({ revoked: true });
    }, fail),
  );
  router.get('/2/users/me', (request, response) => me(server, request, response));
  return router;
}
