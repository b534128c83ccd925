import express, { type Response, type Router } from 'express';
import { importJWK, type JWK, SignJWT } from 'jose';
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

const style: AuthorizeStyle = {
  network: 'google',
  title: 'Google',
  clientIdField: 'client_id',
  scopeSeparator: /\s+/,
  pkceRequired: false,
  fragment: '',
  denied: { error: 'access_denied' },
};

const accessSeconds = 3599;
const refreshLifeMs = 180 * 86_400_000;

/** Addresses of Google's endpoints; the paths are those of the real ones. */
export function googleEndpoints({ url, publicUrl, secrets }: SandboxContext) {
  const base = `${url}/google`;
  return {
    ...secrets.clients.google,
    issuer: base,
    discoveryUrl: `${base}/.well-known/openid-configuration`,
    authorizeUrl: `${publicUrl}/google/o/oauth2/v2/auth`,
    tokenUrl: `${base}/token`,
    profileUrl: `${base}/oauth2/v3/userinfo`,
    jwksUrl: `${base}/oauth2/v3/certs`,
    revokeUrl: `${base}/revoke`,
    youtubeChannelsUrl: `${base}/youtube/v3/channels`,
  };
}

function discoveryDocument(context: SandboxContext) {
  const endpoints = googleEndpoints(context);
  return {
    issuer: endpoints.issuer,
    authorization_endpoint: endpoints.authorizeUrl,
    token_endpoint: endpoints.tokenUrl,
    userinfo_endpoint: endpoints.profileUrl,
    revocation_endpoint: endpoints.revokeUrl,
    jwks_uri: endpoints.jwksUrl,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email', 'profile'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    code_challenge_methods_supported: ['S256'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
  };
}

/** OpenID claims that the scopes allow; shared by userinfo and the id token. */
function claims(context: SandboxContext, { person, token, email }: Visitor): Record<string, unknown> {
  const profile = token.scopes.some((scope) => scope === 'profile' || scope.endsWith('/userinfo.profile'));
  const mail = token.scopes.some((scope) => scope === 'email' || scope.endsWith('/userinfo.email'));
  return {
    sub: person.subjects.google,
    ...(profile && {
      name: person.name,
      given_name: person.givenName,
      family_name: person.familyName,
      picture: avatarUrl(context, person),
    }),
    ...(mail && email !== null && { email, email_verified: person.emailVerified }),
  };
}

async function signIdToken(
  context: SandboxContext,
  visitor: Visitor,
  clientId: string,
  nonce: string | null,
): Promise<string> {
  const { googleKey } = context.secrets;
  const issuedAt = Math.floor(context.wallClock() / 1000);
  return new SignJWT({ azp: clientId, ...claims(context, visitor), ...(nonce && { nonce }) })
    .setProtectedHeader({ alg: 'RS256', kid: googleKey.kid ?? '', typ: 'JWT' })
    .setIssuer(googleEndpoints(context).issuer)
    .setAudience(clientId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 3600)
    .sign(await importJWK(googleKey, 'RS256'));
}

async function issue(server: OAuthServer, source: Consent & { clientId: string }, code: string, nonce: string | null) {
  const lifeMs = accessSeconds * 1000;
  const accessToken = await server.grants.issueToken(source, { kind: 'access', prefix: 'ya29.', lifeMs, code });
  const visitor = await visitorOf(server, 'google', accessToken);
  if (!visitor) throw new OAuthFailure('invalid_grant', 'Bad Request');
  const openid =
    source.scopes.includes('openid') || source.scopes.includes('profile') || source.scopes.includes('email');
  return {
    access_token: accessToken,
    expires_in: accessSeconds,
    scope: source.scopes.join(' '),
    token_type: 'Bearer',
    ...(openid && { id_token: await signIdToken(server.context, visitor, source.clientId, nonce) }),
  };
}

function fail(response: Response, { code, message }: OAuthFailure): void {
  const status = code === 'server_error' ? 500 : code === 'invalid_client' ? 401 : 400;
  response.status(status).json({ error: code, error_description: message });
}

function tokenRoute(server: OAuthServer) {
  return tokenEndpoint(async (request, response) => {
    const basic = basicCredentials(request.get('authorization'));
    const clientId = basic?.id ?? field(request.body, 'client_id');
    checkClient(server, 'google', clientId, basic?.secret ?? field(request.body, 'client_secret'));
    const grantType = field(request.body, 'grant_type');
    if (grantType === 'refresh_token') {
      const refresh = await server.grants.findToken('google', ['refresh'], field(request.body, 'refresh_token') ?? '');
      if (!refresh) throw new OAuthFailure('invalid_grant', 'Token has been expired or revoked.');
      response.json(await issue(server, refresh, refresh.code, null));
      return;
    }
    if (grantType !== 'authorization_code')
      throw new OAuthFailure('unsupported_grant_type', `Invalid grant_type: ${grantType}`);
    const code = field(request.body, 'code');
    const redirectUri = field(request.body, 'redirect_uri');
    const grant = await redeemCode(server, 'google', {
      clientId,
      code,
      redirectUri,
      verifier: field(request.body, 'code_verifier'),
    });
    const answer = await issue(server, grant, code ?? '', grant.nonce);
    const refresh = { kind: 'refresh', prefix: '1//', lifeMs: refreshLifeMs, code: code ?? '' } as const;
    response.json({
      ...answer,
      ...(grant.offline && { refresh_token: await server.grants.issueToken(grant, refresh) }),
    });
  }, fail);
}

/** YouTube Data API: the channel statistics of the signed-in person, where that scope was granted. */
function youtubeChannel({ person }: Visitor) {
  const subscribers = person.followers.google;
  return {
    kind: 'youtube#channel',
    id: `UC${person.subjects.google.slice(-5).padStart(22, 'k')}`,
    snippet: { title: person.name, customUrl: `@${person.username}`, description: person.about },
    statistics: {
      viewCount: String(subscribers * 37),
      subscriberCount: String(subscribers),
      hiddenSubscriberCount: false,
      videoCount: String(Math.min(900, 4 + Math.floor(subscribers / 250))),
    },
  };
}

export function googleRouter(server: OAuthServer): Router {
  const { context } = server;
  const router = express.Router();
  router.get(
    '/.well-known/openid-configuration',
    (_request, response) => void response.json(discoveryDocument(context)),
  );
  router.get('/oauth2/v3/certs', (_request, response) => {
    const { kty, n, e, kid, alg, use } = context.secrets.googleKey as JWK & Record<string, string>;
    response.json({ keys: [{ kty, n, e, kid, alg, use }] });
  });
  router.route('/o/oauth2/v2/auth').get(authorizeEndpoint(server, style)).post(authorizeEndpoint(server, style));
  router.post('/token', tokenRoute(server));
  router.get('/oauth2/v3/userinfo', async (request, response) => {
    const visitor = await visitorOf(server, 'google', presentedToken(request, true), ['access']);
    if (!visitor) {
      response.status(401).json({ error: 'invalid_request', error_description: 'Invalid Credentials' });
    } else if (visitor.token.fault === 'nonsense_profile') {
      answerNonsense(response);
    } else {
      response.json(claims(context, visitor));
    }
  });
  router.get('/youtube/v3/channels', async (request, response) => {
    const visitor = await visitorOf(server, 'google', presentedToken(request, true), ['access']);
    const granted = visitor?.token.scopes.some((scope) => scope.includes('/auth/youtube'));
    if (!visitor || !granted) {
      const [status, message, reason] = visitor
        ? [403, 'Request had insufficient authentication scopes.', 'insufficientPermissions']
        : [401, 'Invalid Credentials', 'authError'];
      response
        .status(Number(status))
        .json({ error: { code: status, message, errors: [{ domain: 'global', reason, message }] } });
      return;
    }
    const items = visitor.person.followers.google > 0 ? [youtubeChannel(visitor)] : [];
    const pageInfo = { totalResults: items.length, resultsPerPage: 5 };
    response.json({ kind: 'youtube#channelListResponse', pageInfo, ...(items.length > 0 && { items }) });
  });
  router.post('/revoke', async (request, response) => {
    const token = field(request.body, 'token') ?? field(request.query, 'token') ?? '';
    const revoked = await server.grants.takeToken('google', ['access', 'refresh'], token);
    if (!revoked) {
      response.status(400).json({ error: 'invalid_token', error_description: 'Token expired or revoked' });
      return;
    }
    await server.grants.revokePerson('google', revoked.personId);
    response.json({});
  });
  return router;
}
