import type { Actor, AgencyRole, BrandRole, Context, ManagerRole } from '../context.ts';
import { DomainError, missing, notSignedIn } from '../kit/errors.ts';

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
  brand: (actor) => (actor.kind === 'user' && actor.brandRoles !== undefined) || hasRole(actor, ['reviewer', 'admin']),
  agency: (actor) => actor.kind === 'user' && actor.agencyRoles !== undefined,
} as const satisfies Record<string, (actor: Actor) => boolean>;

export type Access = keyof typeof ACCESS;

const hasRole = (actor: Actor, roles: ManagerRole[]): boolean =>
  actor.kind === 'user' && actor.managerRole !== undefined && roles.includes(actor.managerRole);

/** Which kind of key may pass a door that a scope opens. */
const KEY_DOORS: Partial<Record<Access, 'brandId' | 'creatorId'>> = {
  shop: 'brandId',
  brand: 'brandId',
  creator: 'creatorId',
};

/**
 * Refuses callers outside an endpoint's access: strangers are asked to sign in, others are told that there is nothing here. Only
 * a key that lacks the scope is told so: which scopes an endpoint takes is public.
 */
export function authorise(actor: Actor, access: string, scope?: string): void {
  if (!Object.hasOwn(ACCESS, access)) throw new Error(`no such access: ${access}`);
  if (actor.kind === 'key') authoriseKey(actor, access as Access, scope);
  else if (!ACCESS[access as Access](actor)) throw actor.kind === 'anonymous' ? notSignedIn() : missing();
}

function authoriseKey(actor: Extract<Actor, { kind: 'key' }>, access: Access, scope: string | undefined): void {
  const owner = KEY_DOORS[access];
  if (scope === undefined || (owner && actor[owner] === undefined)) throw missing();
  if (!actor.scopes.includes(scope))
    throw new DomainError('forbidden', 'scope_missing', `This key does not have the scope ${scope}.`);
}

/** Id of the signed-in user; throws for anybody else. */
export function requireUser(ctx: Context): string {
  if (ctx.actor.kind !== 'user') throw notSignedIn();
  return ctx.actor.userId;
}

/** Id of the acting creator, who must be active, or whose key it is. */
export function requireCreator(ctx: Context): string {
  const { actor } = ctx;
  if (actor.kind === 'anonymous') throw notSignedIn();
  // A creator's key is let in only while she is active.
  if (actor.kind === 'key' && actor.creatorId !== undefined) return actor.creatorId;
  if (actor.kind !== 'user' || !actor.creatorActive || actor.creatorId === undefined) throw missing();
  return actor.creatorId;
}

/** Managers with one of the roles, admins, and the programme's own jobs. */
export function requireManager(ctx: Context, roles: ManagerRole[]): void {
  if (ctx.actor.kind === 'system') return;
  if (ctx.actor.kind === 'anonymous') throw notSignedIn();
  if (!hasRole(ctx.actor, [...roles, 'admin'])) throw missing();
}

/** What each role at a brand may do: a viewer looks, an editor also changes products and campaigns, an owner everything. */
const BRAND_RIGHTS = { look: ['owner', 'editor', 'viewer'], edit: ['owner', 'editor'], own: ['owner'] } as const;
export type BrandRight = keyof typeof BRAND_RIGHTS;

/** Members of the brand with the right, reviewers, admins, and the programme's own jobs. Another brand's looks as if it were not there. */
export function requireBrand(ctx: Context, brandId: string, right: BrandRight): void {
  const { actor } = ctx;
  if (actor.kind === 'user') {
    const roles: readonly BrandRole[] = BRAND_RIGHTS[right];
    if (actor.brandRoles?.some((held) => held.brandId === brandId && roles.includes(held.role))) return;
  }
  // The scope was checked at the door; what only owners decide, no key decides.
  if (actor.kind === 'key' && actor.brandId === brandId && right !== 'own') return;
  requireManager(ctx, ['reviewer']);
}

/** Members of the agency, its owners only where `roles` says so, and the programme's own jobs. */
export function requireAgency(ctx: Context, agencyId: string, roles: AgencyRole[] = ['owner', 'member']): void {
  const { actor } = ctx;
  if (actor.kind === 'system') return;
  if (actor.kind === 'anonymous') throw notSignedIn();
  if (
    actor.kind !== 'user' ||
    !actor.agencyRoles?.some((held) => held.agencyId === agencyId && roles.includes(held.role))
  )
    throw missing();
}
