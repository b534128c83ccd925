import type { Context } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { requireBrand, requireCreator } from '../policies.ts';
import type { ApiKeyRecord } from './model.ts';
import { SCOPES, type Scope } from './schemas.ts';

/** Whose key: one brand's, or one creator's. */
export type KeyOwner = { brandId: string } | { creatorId: string };

/** Owners of a brand, and a creator for her own. A key never makes, rotates or revokes keys; nor does a manager. */
export function requireKeyOwner(ctx: Context, owner: KeyOwner): void {
  if (ctx.actor.kind !== 'user') throw missing();
  if ('creatorId' in owner) {
    if (requireCreator(ctx) !== owner.creatorId) throw missing();
    return;
  }
  requireBrand({ ...ctx, actor: withoutManagerRole(ctx.actor) }, owner.brandId, 'own');
}

function withoutManagerRole(actor: Context['actor']): Context['actor'] {
  if (actor.kind !== 'user') return actor;
  const { managerRole: _, ...member } = actor;
  return member;
}

export const ownerOf = ({ brandId, creatorId }: ApiKeyRecord): KeyOwner =>
  brandId === null ? { creatorId: creatorId ?? '' } : { brandId };

/** Scopes that make sense for this owner's keys. */
export const fitsOwner = (scope: Scope, owner: KeyOwner): boolean =>
  SCOPES[scope] === ('brandId' in owner ? 'brand' : 'creator');
