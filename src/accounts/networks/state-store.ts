import { createHash, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import type { Context } from '../../context.ts';
import { decrypt, encrypt } from '../../kit/keyring.ts';
import { type SignInStateRecord, signInStates } from '../model.ts';
import type { Network } from '../schemas.ts';

const TEN_MINUTES_MS = 600_000;

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

type Stored = (error: Error | null, state?: string) => void;
type Verified = (error: Error | null, ok: false | string | true, info?: unknown) => void;

/** Path to go to after signing in: one of our own, never another site. */
export const safeReturnTo = (value: unknown): string =>
  typeof value === 'string' && /^\/(?![/\\])[\w\-/?=&.%]{0,300}$/.test(value) ? value : '/';

/** What somebody sets out to do at a network. */
export interface Errand {
  intent: 'sign-in' | 'link';
  /** Who links; nobody is known yet who signs in. */
  userId: string | null;
  /** Comes back in an OpenID provider's id token. */
  nonce: string;
}

export interface StateStore {
  store(request: Request, verifier: string | undefined, state: unknown, meta: unknown, done: Stored): void;
  verify(request: Request, state: unknown, meta: unknown, done: Verified): void;
  /** Says what the sign-in that begins with this request is for. */
  begin(request: Request, errand: Errand): void;
  /** The state that this request came back with, taken; null when it is none of this browser's. */
  taken(request: Request): Promise<SignInStateRecord | null>;
}

export const nonceMatches = (state: SignInStateRecord, nonce: string): boolean => state.nonceHash === hash(nonce);

/**
 * Where passport keeps OAuth states: 256 bits, taken once, for ten minutes, bound to the browser session, the network and the
 * errand. Each tab has its own. The PKCE verifier stays here, encrypted. Source: RFC 9700 section 4.7.
 */
export function createStateStore(ctx: Context, network: Network): StateStore {
  const errands = new WeakMap<Request, Errand>();
  const found = new WeakMap<Request, Promise<SignInStateRecord | null>>();

  /** Taken by deleting: of two requests with one state only one finds it. */
  function taken(request: Request): Promise<SignInStateRecord | null> {
    const { state } = request.query;
    if (typeof state !== 'string' || state.length > 200) return Promise.resolve(null);
    const mine = { _id: hash(state), sessionHash: hash(request.sessionID), network, expiresAt: { $gt: new Date() } };
    const taking = found.get(request) ?? signInStates(ctx).findOneAndDelete(mine).lean<SignInStateRecord>().exec();
    found.set(request, taking);
    return taking;
  }

  return {
    taken,
    begin: (request, errand) => void errands.set(request, errand),

    store(request, verifier, _state, _meta, done) {
      const errand = errands.get(request);
      if (!errand) return done(new Error('a sign-in without an errand'));
      const state = randomBytes(32).toString('base64url');
      // A session that holds something is saved, and only a saved one has an id that lasts.
      request.session.signInStarted = true;
      const record = {
        _id: hash(state),
        sessionHash: hash(request.sessionID),
        network,
        intent: errand.intent,
        userId: errand.userId,
        nonceHash: hash(errand.nonce),
        sealedVerifier: verifier ? encrypt(ctx.keyring, 'pkce', verifier) : null,
        returnTo: safeReturnTo(request.query.returnTo),
        expiresAt: new Date(Date.now() + TEN_MINUTES_MS),
      };
      signInStates(ctx)
        .create([record])
        .then(() => done(null, state), done);
    },

    verify(request, _state, _meta, done) {
      taken(request).then(
        (state) => {
          if (!state) return done(null, false, { message: 'state' });
          return done(null, state.sealedVerifier ? decrypt(ctx.keyring, 'pkce', state.sealedVerifier) : true);
        },
        (error) => done(error, false),
      );
    },
  };
}
