import type { Collection } from 'mongodb';
import { keepNewest, type SandboxContext } from '../context.ts';
import type { NetworkName } from '../options.ts';
import { randomText } from '../random.ts';
import type { NetworkFault } from './faults.ts';

const codeLifeMs = 60_000;
const maxDocuments = 50_000;

/** What a person agreed to at the sign-in page. */
export interface Consent {
  network: NetworkName;
  personId: string;
  scopes: string[];
  fault: NetworkFault;
}

export interface Grant extends Consent {
  clientId: string;
  redirectUri: string;
  challenge: string | null;
  nonce: string | null;
  /** The client asked for a refresh token where the network gives one on demand only. */
  offline: boolean;
}

export type TokenKind = 'access' | 'long_lived' | 'refresh';

export interface Token extends Consent {
  token: string;
  kind: TokenKind;
  clientId: string;
  issuedAt: Date;
  expiresAt: Date;
}

type StoredGrant = Grant & { _id: string; expiresAt: Date; usedAt: Date | null };
type StoredToken = Omit<Token, 'token'> & { _id: string; code: string };

export interface GrantStore {
  issueCode(grant: Grant): Promise<string>;
  /** The grant of a fresh code, once. A code used twice revokes what it gave (RFC 6749, 4.1.2). */
  consumeCode(network: NetworkName, code: string): Promise<Grant | null>;
  issueToken(
    source: Consent & { clientId: string },
    token: { kind: TokenKind; prefix: string; lifeMs: number; code: string },
  ): Promise<string>;
  findToken(
    network: NetworkName,
    kinds: readonly TokenKind[],
    token: string,
  ): Promise<(Token & { code: string }) | null>;
  /** Takes a token out of use; null when it was not valid any more. */
  takeToken(
    network: NetworkName,
    kinds: readonly TokenKind[],
    token: string,
  ): Promise<(Token & { code: string }) | null>;
  revokePerson(network: NetworkName, personId: string): Promise<void>;
}

export async function createGrantStore(context: SandboxContext): Promise<GrantStore> {
  const codes: Collection<StoredGrant> = context.db.collection('oauth_codes');
  const tokens: Collection<StoredToken> = context.db.collection('oauth_tokens');
  // The hour keeps used codes around long enough to notice their reuse.
  await codes.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 3600 });
  await tokens.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  await tokens.createIndex({ code: 1 });
  const now = () => new Date(context.wallClock());
  const live = (network: NetworkName, kinds: readonly TokenKind[], token: string) => ({
    _id: token,
    network,
    kind: { $in: [...kinds] },
    expiresAt: { $gt: now() },
  });
  const toToken = (stored: StoredToken | null) => stored && { ...stored, token: stored._id };

  return {
    async issueCode(grant) {
      const code = randomText(context.randomBytes, 40);
      await codes.insertOne({
        _id: code,
        ...grant,
        expiresAt: new Date(context.wallClock() + codeLifeMs),
        usedAt: null,
      });
      await keepNewest(codes, 'expiresAt', maxDocuments);
      return code;
    },
    async consumeCode(network, code) {
      const grant = await codes.findOneAndUpdate(
        { _id: code, network, usedAt: null, expiresAt: { $gt: now() } },
        { $set: { usedAt: now() } },
      );
      if (!grant) await tokens.deleteMany({ code, network });
      return grant;
    },
    async issueToken({ network, personId, scopes, fault, clientId }, { kind, prefix, lifeMs, code }) {
      const token = prefix + randomText(context.randomBytes, 64);
      const expiresAt = new Date(context.wallClock() + lifeMs);
      await tokens.insertOne({
        _id: token,
        network,
        personId,
        scopes,
        fault,
        clientId,
        kind,
        code,
        issuedAt: now(),
        expiresAt,
      });
      await keepNewest(tokens, 'expiresAt', maxDocuments);
      return token;
    },
    findToken: async (network, kinds, token) => toToken(await tokens.findOne(live(network, kinds, token))),
    takeToken: async (network, kinds, token) => toToken(await tokens.findOneAndDelete(live(network, kinds, token))),
    async revokePerson(network, personId) {
      await tokens.deleteMany({ network, personId });
    },
  };
}
