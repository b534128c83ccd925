import { requireBrand } from '../../accounts/index.ts';
import { mayHandleOffers } from '../../agencies/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { missing } from '../../kit/errors.ts';
import { type CollaborationRecord, collaborations } from '../model.ts';
import type { Party } from '../schemas.ts';

/**
 * Which side of a collaboration acts: the creator, her agency where she allowed it, or the brand. Anybody else is told that
 * there is nothing here.
 */
export async function partyOf(
  ctx: Context,
  collaboration: Pick<CollaborationRecord, 'brandId' | 'creatorId'>,
  right: 'look' | 'edit',
): Promise<Party> {
  const { actor } = ctx;
  const { brandId, creatorId } = collaboration;
  if (actor.kind === 'user' && actor.creatorActive && actor.creatorId === creatorId) return 'creator';
  if (actor.kind === 'key' && actor.creatorId === creatorId) return 'creator';
  if (actor.kind === 'user' && actor.agencyRoles && (await handledBy(ctx, creatorId, agencyIdsOf(ctx))))
    return 'creator';
  requireBrand(ctx, brandId, right);
  return 'brand';
}

const agencyIdsOf = ({ actor }: Context): string[] =>
  actor.kind === 'user' ? (actor.agencyRoles ?? []).map(({ agencyId }) => agencyId) : [];

/** Whether one of these agencies may act for the creator now: she is on its roster, allowed it, and takes part herself. */
async function handledBy(ctx: Context, creatorId: string, agencyIds: string[]): Promise<boolean> {
  if ((await findCreators(ctx, [creatorId])).get(creatorId)?.state !== 'active') return false;
  for (const agencyId of agencyIds) if (await mayHandleOffers(ctx, agencyId, creatorId)) return true;
  return false;
}

/** A collaboration and the side on which the caller stands in it. */
export async function enterCollaboration(
  ctx: Context,
  id: string,
  right: 'look' | 'edit',
): Promise<{ collaboration: CollaborationRecord; party: Party }> {
  const collaboration = await collaborations(ctx)
    .findById(id)
    .session(ctx.session ?? null)
    .lean();
  if (!collaboration) throw missing();
  return { collaboration, party: await partyOf(ctx, collaboration, right) };
}

/** Who is written down as having acted. */
export const userOf = ({ actor }: Context): string =>
  actor.kind === 'user' ? actor.userId : actor.kind === 'key' ? actor.keyId : 'programme';

/** Whether the creator's agency acts for her, and not she herself. */
export const actsAsAgency = ({ actor }: Context, party: Party, creatorId: string): boolean =>
  party === 'creator' && actor.kind === 'user' && actor.creatorId !== creatorId;
