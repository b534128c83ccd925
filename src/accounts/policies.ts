import type { Actor, Context, ManagerRole } from '../context.ts';
import { missing, notSignedIn } from '../kit/errors.ts';

/**
 * Who may call an endpoint, by the name it declares. Which records a caller may touch is decided by the verb, with its filter.
 * Shops and networks prove themselves by signature inside the verb, so their endpoints are open to anyone at this door.
 */
export const ACCESS = {
  anyone: () => true,
  shop: () => true,
  stripe: () => true,
  'signed-in person': (actor) => actor.kind === 'user',
  creator: (actor) => actor.kind === 'user' && actor.creatorActive,
  'any manager': (actor) => hasRole(actor, ['reviewer', 'finance', 'admin']),
  reviewer: (actor) => hasRole(actor, ['reviewer', 'admin']),
  finance: (actor) => hasRole(actor, ['finance', 'admin']),
  admin: (actor) => hasRole(actor, ['admin']),
} as const satisfies Record<string, (actor: Actor) => boolean>;

export type Access = keyof typeof ACCESS;

const hasRole = (actor: Actor, roles: ManagerRole[]): boolean =>
  actor.kind === 'user' && actor.managerRole !== undefined && roles.includes(actor.managerRole);

/** Refuses callers outside an endpoint's access: strangers are asked to sign in, others are told that there is nothing here. */
export function authorise(actor: Actor, access: string): void {
  if (!Object.hasOwn(ACCESS, access)) throw new Error(`no such access: ${access}`);
  if (ACCESS[access as Access](actor)) return;
  throw actor.kind === 'anonymous' ? notSignedIn() : missing();
}

/** Id of the signed-in user; throws for anybody else. */
export function requireUser(ctx: Context): string {
  if (ctx.actor.kind !== 'user') throw notSignedIn();
  return ctx.actor.userId;
}

/** Id of the acting creator, who must be active. */
export function requireCreator(ctx: Context): string {
  const { actor } = ctx;
  if (actor.kind === 'anonymous') throw notSignedIn();
  if (actor.kind !== 'user' || !actor.creatorActive || actor.creatorId === undefined) throw missing();
  return actor.creatorId;
}

/** Managers with one of the roles, admins, and the programme's own jobs. */
export function requireManager(ctx: Context, roles: ManagerRole[]): void {
  if (ctx.actor.kind === 'system') return;
  if (ctx.actor.kind === 'anonymous') throw notSignedIn();
  if (!hasRole(ctx.actor, [...roles, 'admin'])) throw missing();
}
