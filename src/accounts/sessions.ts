import MongoStore from 'connect-mongo';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { Context } from '../context.ts';
import { deviceOf } from './device.ts';
import type { Network } from './schemas.ts';
import { IDLE_MS } from './session-list.ts';

declare module 'express-session' {
  interface SessionData {
    userId: string;
    startedAt: number;
    signInStarted: boolean;
    /** The network that she signed in with. */
    network: Network;
    device: string;
    /** Linking that was asked for on our own page, for a minute. */
    linking: { network: Network; until: number };
    /** Stands for what she could do at her latest request. */
    rights: string;
    /** It has another id already. */
    replaced: boolean;
  }
}

const ABSOLUTE_MS = 30 * 86_400_000;
const TOUCH_SECONDS = 600;

export const cookieName = (production: boolean): string => (production ? '__Host-kolect' : 'kolect.sid');

/** Cookie sessions kept in MongoDB: idle for at most 7 days, 30 days in all. */
export function sessions(ctx: Context): RequestHandler {
  const { production } = ctx.config;
  // The active key signs; cookies signed with older ones stay good until their key is taken away.
  const secrets = ctx.keyring.ids.map((id) => ctx.keyring.derive('session', id)?.toString('base64url') ?? '');
  return session({
    name: cookieName(production),
    secret: secrets,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, secure: production, sameSite: 'lax', path: '/', maxAge: IDLE_MS },
    store: MongoStore.create({
      client: ctx.mongo.getClient() as never,
      dbName: ctx.mongo.name,
      collectionName: 'sessions',
      touchAfter: TOUCH_SECONDS,
      stringify: false,
    }),
  });
}

/** The signed-in user's id, while the session is within its absolute limit. */
export function sessionUser(request: Request): string | undefined {
  const { userId, startedAt } = request.session ?? {};
  return userId !== undefined && startedAt !== undefined && Date.now() - startedAt < ABSOLUTE_MS ? userId : undefined;
}

/** Starts a session for a user under a new id: an id that somebody planted before is worth nothing. */
export function startSession(request: Request, userId: string, network: Network): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.regenerate((error) => {
      if (error) return reject(error);
      request.session.userId = userId;
      request.session.startedAt = Date.now();
      request.session.network = network;
      request.session.device = deviceOf(request.headers['user-agent']);
      return request.session.save((failure) => (failure ? reject(failure) : resolve()));
    });
  });
}

/** Ends the session on the server and forgets the cookie. */
export function endSession(request: Request, response: Response, production: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.destroy((error) => {
      response.clearCookie(cookieName(production), { httpOnly: true, secure: production, sameSite: 'lax', path: '/' });
      return error ? reject(error) : resolve();
    });
  });
}
