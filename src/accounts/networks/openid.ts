import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { z } from 'zod';
import { callNetwork, NetworkNonsense, understand } from './call-network.ts';

const WELL_KNOWN = '/.well-known/openid-configuration';
const KEEP_MS = 3_600_000;
const CLOCK_SECONDS = 60;

const Url = z.url({ protocol: /^https?$/ });
const Document = z.object({
  issuer: Url,
  authorization_endpoint: Url,
  token_endpoint: Url,
  userinfo_endpoint: Url,
  jwks_uri: Url,
  revocation_endpoint: Url.optional(),
});
export type OpenIdDocument = z.infer<typeof Document>;
const Keys = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(50) });

export interface OpenId {
  /** The provider's addresses, looked up at most once an hour. */
  document(): Promise<OpenIdDocument>;
  /** Claims of an id token whose signature, issuer, audience and expiry are right. Source: OpenID Connect Core 1.0, 3.1.3.7. */
  claims(idToken: unknown): Promise<{ sub: string; nonce: string | undefined }>;
}

/** An OpenID provider found by its document. */
export function openIdProvider(discoveryUrl: string, clientId: string): OpenId {
  const document = kept(async () => {
    const found = understand(Document, await callNetwork(discoveryUrl), 'the OpenID document');
    // A document that speaks for another issuer would let that one vouch for this one's people.
    if (discoveryUrl !== `${found.issuer}${WELL_KNOWN}`)
      throw new NetworkNonsense('the OpenID document is of another issuer');
    return found;
  });
  const keys = kept(async () => {
    const answer = await callNetwork((await document()).jwks_uri);
    return createLocalJWKSet(understand(Keys, answer, 'the keys of the provider') as unknown as JSONWebKeySet);
  });
  return {
    document,
    async claims(idToken) {
      if (typeof idToken !== 'string' || idToken.length > 16_000) throw new NetworkNonsense('there is no id token');
      const { issuer } = await document();
      const rules = {
        // Google also writes its issuer without https://.
        issuer: [issuer, issuer.replace(/^https:\/\//, '')],
        audience: clientId,
        algorithms: ['RS256', 'ES256'],
        clockTolerance: CLOCK_SECONDS,
        requiredClaims: ['iss', 'aud', 'exp', 'sub'],
      };
      const { payload } = await jwtVerify(idToken, await keys(), rules).catch((error: unknown) => {
        if (error instanceof Error && error.name === 'JWKSNoMatchingKey') keys.forget();
        throw new NetworkNonsense(`the id token is not right: ${error instanceof Error ? error.name : 'error'}`);
      });
      const { sub = '', nonce } = payload;
      return { sub, nonce: typeof nonce === 'string' ? nonce : undefined };
    },
  };
}

/** Keeps what was found for an hour, and a failure for no time at all. */
function kept<T>(find: () => Promise<T>): (() => Promise<T>) & { forget(): void } {
  let found: { value: Promise<T>; until: number } | undefined;
  const get = () => {
    if (found && found.until > Date.now()) return found.value;
    const value = find();
    found = { value, until: Date.now() + KEEP_MS };
    value.catch(() => {
      found = undefined;
    });
    return value;
  };
  return Object.assign(get, {
    forget: () => {
      found = undefined;
    },
  });
}
