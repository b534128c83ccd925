import express, { type Request, type Response, type Router } from 'express';
import type { SandboxContext } from '../context.ts';
import { randomDigits } from '../random.ts';
import { type AuthorizeStyle, authorizeEndpoint } from './authorize.ts';
import { avatarUrl } from './avatar.ts';
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

const accessSeconds = 86_400;
const refreshSeconds = 31_536_000;

const style: AuthorizeStyle = {
  network: 'tiktok',
  title: 'TikTok',
  clientIdField: 'client_key',
  scopeSeparator: /,/,
  pkceRequired: false,
  fragment: '',
  denied: {
    error: 'access_denied',
    error_type: 'access_denied',
    error_description: 'User cancelled the authorization',
  },
  codeFields: (scopes) => ({ scopes: scopes.join(',') }),
};

export function tiktokEndpoints({ url, publicUrl, secrets }: SandboxContext) {
  return {
    /** TikTok calls it the client key. */
    ...secrets.clients.tiktok,
    authorizeUrl: `${publicUrl}/tiktok/v2/auth/authorize/`,
    tokenUrl: `${url}/tiktok/v2/oauth/token/`,
    revokeUrl: `${url}/tiktok/v2/oauth/revoke/`,
    profileUrl: `${url}/tiktok/v2/user/info/`,
  };
}

const logId = ({ randomBytes }: SandboxContext) => `20${randomDigits(randomBytes, 30)}`;

/** TikTok refuses token requests with a 200 whose body says `error`. */
function tokenFailure(context: SandboxContext) {
  return (response: Response, { code, message }: OAuthFailure) => {
    const status = code === 'server_error' ? 500 : 200;
    response.status(status).json({ error: code, error_description: message, log_id: logId(context) });
  };
}

async function issue(server: OAuthServer, source: Consent & { clientId: string }, code: string) {
  const { issueToken } = server.grants;
  const person = await server.directory.find(source.personId);
  if (!person) throw new OAuthFailure('invalid_grant', 'The person is gone.');
  const refreshLifeMs = refreshSeconds * 1000;
  return {
    access_token: await issueToken(source, { kind: 'access', prefix: 'act.', lifeMs: accessSeconds * 1000, code }),
    expires_in: accessSeconds,
    open_id: person.subjects.tiktok,
    refresh_expires_in: refreshSeconds,
    refresh_token: await issueToken(source, { kind: 'refresh', prefix: 'rft.', lifeMs: refreshLifeMs, code }),
    scope: source.scopes.join(','),
    token_type: 'Bearer',
  };
}

function tokenRoute(server: OAuthServer) {
  return tokenEndpoint(async ({ body }, response) => {
    const clientId = field(body, 'client_key');
    checkClient(server, 'tiktok', clientId, field(body, 'client_secret'));
    const grantType = field(body, 'grant_type');
    if (grantType === 'refresh_token') {
      // Rotating: the old refresh token stops working with the first use.
      const refresh = await server.grants.takeToken('tiktok', ['refresh'], field(body, 'refresh_token') ?? '');
      if (!refresh) throw new OAuthFailure('invalid_grant', 'Refresh token is invalid or expired.');
      response.json(await issue(server, refresh, refresh.code));
      return;
    }
    if (grantType !== 'authorization_code') {
      throw new OAuthFailure('unsupported_grant_type', 'The given grant_type is not supported.');
    }
    const code = field(body, 'code');
    const redirectUri = field(body, 'redirect_uri');
    const verifier = field(body, 'code_verifier');
    const grant = await redeemCode(server, 'tiktok', { clientId, code, redirectUri, verifier });
    response.json(await issue(server, grant, code ?? ''));
  }, tokenFailure(server.context));
}

/** Each field with the scope that it needs. */
function profileOf(context: SandboxContext, { person }: Visitor): Record<string, [scope: string, value: unknown]> {
  const followers = person.followers.tiktok;
  return {
    open_id: ['user.info.basic', person.subjects.tiktok],
    union_id: ['user.info.basic', person.subjects.tiktok.replace('-000', 'union-')],
    display_name: ['user.info.basic', person.name],
    avatar_url: ['user.info.basic', avatarUrl(context, person)],
    username: ['user.info.profile', person.username],
    bio_description: ['user.info.profile', person.about],
    is_verified: ['user.info.profile', followers > 100_000],
    profile_deep_link: ['user.info.profile', `https://vm.tiktok.example/${person.username}`],
    follower_count: ['user.info.stats', followers],
    following_count: ['user.info.stats', 30 + (followers % 400)],
    likes_count: ['user.info.stats', followers * 11],
    video_count: ['user.info.stats', 8 + (followers % 600)],
  };
}

async function userInfo(server: OAuthServer, request: Request, response: Response): Promise<void> {
  const { context } = server;
  const refuse = (status: number, code: string, message: string) =>
    void response.status(status).json({ data: {}, error: { code, message, log_id: logId(context) } });
  const visitor = await visitorOf(server, 'tiktok', presentedToken(request, false), ['access']);
  if (!visitor) return refuse(401, 'access_token_invalid', 'The access token is invalid or not found in the request.');
  if (visitor.token.fault === 'nonsense_profile') return answerNonsense(response);
  const profile = profileOf(context, visitor);
  const names = (field(request.query, 'fields') ?? '').split(',').filter(Boolean);
  if (names.length === 0 || names.some((name) => !Object.hasOwn(profile, name))) {
    return refuse(400, 'invalid_params', 'Invalid fields. Pass the names of the fields in the parameter fields.');
  }
  if (names.some((name) => !visitor.token.scopes.includes(profile[name]?.[0] ?? ''))) {
    return refuse(
      401,
      'scope_not_authorized',
      'The user did not authorize the scope required for completing this request.',
    );
  }
  const user = Object.fromEntries(names.map((name) => [name, profile[name]?.[1]]));
  response.json({ data: { user }, error: { code: 'ok', message: '', log_id: logId(context) } });
}

export function tiktokRouter(server: OAuthServer): Router {
  const router = express.Router();
  router.route('/v2/auth/authorize/').get(authorizeEndpoint(server, style)).post(authorizeEndpoint(server, style));
  router.post('/v2/oauth/token/', tokenRoute(server));
  router.post(
    '/v2/oauth/revoke/',
    tokenEndpoint(async ({ body }, response) => {
      checkClient(server, 'tiktok', field(body, 'client_key'), field(body, 'client_secret'));
      await server.grants.takeToken('tiktok', ['access', 'refresh'], field(body, 'token') ?? '');
      response.json({});
    }, tokenFailure(server.context)),
  );
  router.get('/v2/user/info/', (request, response) => userInfo(server, request, response));
  return router;
}
