import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { Actor, Context } from '../context.ts';
import { replaceSession } from './session-list.ts';

/** Stands for everything that a person may do at this moment. */
const rightsOf = (actor: Actor): string =>
  createHash('sha256').update(JSON.stringify(actor)).digest('base64url').slice(0, 22);

/**
 * Gives a session a new id when its person's rights are others than at her request before: a membership, a role or her state
 * changed, whoever changed it. An id that was known to somebody while it could do less, or more, is worth nothing afterwards.
 */
export async function renewOnNewRights(ctx: Context, request: Request, actor: Actor): Promise<void> {
  const rights = rightsOf(actor);
  if (request.session.rights === rights) return;
  const isFirst = request.session.rights === undefined;
  if (isFirst) request.session.rights = rights;
  else await renewSession(ctx, request, rights);
}

/**
 * Moves a session to a new id. Requests that are under way with the old one are still answered for some seconds, without
 * setting a cookie; of two that would move it at once, one does.
 */
export async function renewSession(ctx: Context, request: Request, rights?: string): Promise<void> {
  const { cookie: _, ...kept } = request.session;
  if (!(await replaceSession(ctx, request.sessionID))) return leaveAlone(request);
  (request.sessionStore as unknown as { generate(request: Request): void }).generate(request);
  Object.assign(request.session, kept, rights === undefined ? {} : { rights });
  await new Promise<void>((resolve, reject) =>
    request.session.save((error: unknown) => (error ? reject(error) : resolve())),
  );
}

/** Keeps express-session from prolonging a session or handing its cookie out again. */
export function leaveAlone(request: Request): void {
  (request as { sessionID: string | undefined }).sessionID = undefined;
}
