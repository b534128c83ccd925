import { createHmac } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type { SandboxContext } from '../context.ts';
import { randomText } from '../random.ts';
import { sameText } from '../same-text.ts';
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

const version = 'v26.0';
/** Any Graph version is served, as Facebook does for two years; an address without one is not. */
const anyVersion = /^\/v\d{1,2}\.0(?=\/)/;
const longLifeSeconds = 5_183_944;

const style: AuthorizeStyle = {
  network: 'facebook',
  title: 'Facebook',
  clientIdField: 'client_id',
  scopeSeparator: /[,\s]+/,
  pkceRequired: false,
  fragment: '#_=_',
  denied: {
    error: 'access_denied',
    error_code: '200',
    error_reason: 'user_denied',
    error_description: 'Permissions error',
  },
};

export function facebookEndpoints({ url, publicUrl, secrets }: SandboxContext) {
  return {
    ...secrets.clients.facebook,
    version,
    authorizeUrl: `${publicUrl}/facebook/${version}/dialog/oauth`,
    tokenUrl: `${url}/facebook/${version}/oauth/access_token`,
    profileUrl: `${url}/facebook/${version}/me`,
    revokeUrl: `${url}/facebook/${version}/me/permissions`,
  };
}

/** Graph API's error shape; 190 is a token problem, 100 a parameter, 2 a passing fault of Facebook's. */
function graphError(context: SandboxContext, response: Response, status: number, code: number, message: string): void {
  const type = code === 2 ? 'ApiUnknownError' : 'OAuthException';
  response.status(status).json({ error: { message, type, code, fbtrace_id: randomText(context.randomBytes, 22) } });
}

function tokenRoute(server: OAuthServer) {
  const { context, grants } = server;
  const fail = (response: Response, { code, message }: OAuthFailure) => {
    const [status, number] = code === 'server_error' ? [500, 2] : code === 'invalid_client' ? [400, 101] : [400, 100];
    graphError(context, response, status, number, message);
  };
  return tokenEndpoint(async (request, response) => {
    const source: unknown = { ...request.query, ...request.body };
    const clientId = field(source, 'client_id');
    checkClient(server, 'facebook', clientId, field(source, 'client_secret'));
    const expiring = { token_type: 'bearer', expires_in: longLifeSeconds };
    const life = { prefix: 'EAAB', lifeMs: longLifeSeconds * 1000 };
    if (field(source, 'grant_type') === 'fb_exchange_token') {
      const token = await grants.findToken('facebook', ['access'], field(source, 'fb_exchange_token') ?? '');
      if (!token) throw new OAuthFailure('invalid_grant', 'Error validating access token.');
      response.json({
        access_token: await grants.issueToken(token, { kind: 'long_lived', code: token.code, ...life }),
        ...expiring,
      });
      return;
    }
    const code = field(source, 'code');
    const redirectUri = field(source, 'redirect_uri');
    const grant = await redeemCode(server, 'facebook', {
      clientId,
      code,
      redirectUri,
      verifier: field(source, 'code_verifier'),
    });
    response.json({
      access_token: await grants.issueToken(grant, { kind: 'access', code: code ?? '', ...life }),
      ...expiring,
    });
  }, fail);
}

function profileOf(context: SandboxContext, { person, token, email }: Visitor): Record<string, unknown> {
  const picture = { data: { height: 50, width: 50, is_silhouette: false, url: avatarUrl(context, person) } };
  const mail = token.scopes.includes('email') && email !== null;
  return {
    id: person.subjects.facebook,
    name: person.name,
    first_name: person.givenName,
    last_name: person.familyName,
    middle_name: undefined,
    email: mail ? email : undefined,
    picture,
  };
}

/** The visitor of a Graph call, or null after the refusal was written. */
async function graphVisitor(server: OAuthServer, request: Request, response: Response): Promise<Visitor | null> {
  const presented = presentedToken(request, true);
  const visitor = await visitorOf(server, 'facebook', presented);
  if (!presented || !visitor) {
    const message = presented
      ? 'Error validating access token.'
      : 'An active access token must be used to query information.';
    graphError(server.context, response, presented ? 401 : 400, presented ? 190 : 2500, message);
    return null;
  }
  const proof = field(request.query, 'appsecret_proof');
  const expected = createHmac('sha256', server.context.secrets.clients.facebook.clientSecret)
    .update(presented)
    .digest('hex');
  if (proof !== undefined && !sameText(proof, expected)) {
    graphError(server.context, response, 400, 100, 'Invalid appsecret_proof provided in the API argument');
    return null;
  }
  return visitor;
}

async function me(server: OAuthServer, request: Request, response: Response): Promise<void> {
  const visitor = await graphVisitor(server, request, response);
  if (!visitor) return;
  if (visitor.token.fault === 'nonsense_profile') return answerNonsense(response);
  const profile = profileOf(server.context, visitor);
  const names = (field(request.query, 'fields') ?? 'id,name').split(',').filter(Boolean);
  const unknown = names.find((name) => !Object.hasOwn(profile, name));
  if (unknown !== undefined) {
    const message = `(#100) Tried accessing nonexisting field (${unknown}) on node type (User)`;
    return graphError(server.context, response, 400, 100, message);
  }
  response.json(Object.fromEntries(['id', ...names].map((name) => [name, profile[name]])));
}

/** The person's Pages; followers are told with their own permission only. */
async function pages(server: OAuthServer, request: Request, response: Response): Promise<void> {
  const visitor = await graphVisitor(server, request, response);
  if (!visitor) return;
  const { person, token } = visitor;
  const fields = (field(request.query, 'fields') ?? 'id,name').split(',');
  if (fields.includes('followers_count') && !token.scopes.includes('pages_read_engagement')) {
    const message = "(#10) This endpoint requires the 'pages_read_engagement' permission";
    return graphError(server.context, response, 403, 10, message);
  }
  const followers = person.followers.facebook;
  const shown = token.scopes.includes('pages_show_list') && followers > 0;
  const handle = person.username.replaceAll('_', '.');
  const page = (name: string, count: number) => ({
    id: `${person.subjects.facebook}${count % 10}`,
    name,
    username: handle,
    link: `https://www.facebook.com/${handle}`,
    followers_count: count,
  });
  response.json({ data: shown ? [page('An old page', 3), page(person.name, followers)] : [] });
}

export function facebookRouter(server: OAuthServer): Router {
  const graph = express.Router();
  graph.route('/dialog/oauth').get(authorizeEndpoint(server, style)).post(authorizeEndpoint(server, style));
  graph.route('/oauth/access_token').get(tokenRoute(server)).post(tokenRoute(server));
  graph.get('/me', (request, response) => me(server, request, response));
  graph.get('/me/accounts', (request, response) => pages(server, request, response));
  graph.delete('/me/permissions', async (request, response) => {
    const visitor = await graphVisitor(server, request, response);
    if (!visitor) return;
    await server.grants.revokePerson('facebook', visitor.person.id);
    response.json({ success: true });
  });
  const router = express.Router();
  router.use(anyVersion, graph);
  router.use((_request, response) => graphError(server.context, response, 404, 2500, 'Unknown path components'));
  return router;
}
