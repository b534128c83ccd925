import { createHash, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import type { Context } from '../../context.ts';
import { decrypt, encrypt } from '../../kit/keyring.ts';
import { signInStates } from '../model.ts';
import type { Network } from '../schemas.ts';

const TEN_MINUTES_MS = 600_000;

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

type Stored = (error: Error | null, state?: string) => void;
type Verified = (error: Error | null, ok: false | string | true, info?: unknown) => void;

/** Path to go to after signing in: one of our own, never another site. */
export const safeReturnTo = (value: unknown): string =>
  typeof value === 'string' && /^\/(?![/\\])[\w\-/?=&.%]{0,300}$/.test(value) ? value : '/';

/**
 * Where passport keeps OAuth states: 256 bits, taken once, for ten minutes, bound to the browser session and the network.
 * Each tab has its own. The PKCE verifier stays here, encrypted. Source: RFC 9700 section 4.7.
 */
export function createStateStore(ctx: Context, network: Network) {
  return {
    store(request: Request, verifier: string | undefined, _state: unknown, _meta: unknown, done: Stored): void {
      const state = randomBytes(32).toString('base64url');
      // A session that holds something is saved, and only a saved one has an id that lasts.
      request.session.signInStarted = true;
      const record = {
        _id: hash(state),
        sessionHash: hash(request.sessionID),
        network,
        sealedVerifier: verifier ? encrypt(ctx.keyring, 'pkce', verifier) : null,
        returnTo: safeReturnTo(request.query.returnTo),
        expiresAt: new Date(Date.now() + TEN_MINUTES_MS),
      };
      signInStates(ctx)
        .create([record])
        .then(() => done(null, state), done);
    },

    verify(request: Request, state: unknown, _meta: unknown, done: Verified): void {
      take(ctx, request, network, state).then(
        (found) => {
          if (!found) return done(null, false, { message: 'state' });
          const verifier = found.sealedVerifier ? decrypt(ctx.keyring, 'pkce', found.sealedVerifier) : true;
          return done(null, verifier, { returnTo: found.returnTo });
        },
        (error) => done(error, false),
      );
    },
  };
}

/** Taken by deleting: of two requests with one state only one finds it. */
function take(ctx: Context, request: Request, network: Network, state: unknown) {
  if (typeof state !== 'string' || state.length > 200) return Promise.resolve(null);
  const mine = { _id: hash(state), sessionHash: hash(request.sessionID), network, expiresAt: { $gt: new Date() } };
  return signInStates(ctx).findOneAndDelete(mine).lean();
}
