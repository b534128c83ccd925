import { requireManager, requireUser } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { findCreatorOfUser } from '../../creators/index.ts';
import { missing } from '../../kit/errors.ts';
import { type AuthenticityRecord, authenticities } from './model.ts';
import type { Authenticity } from './schemas.ts';

/** The signed-in creator's own score, with its reasons. */
export async function ownAuthenticity(ctx: Context): Promise<Authenticity> {
  const creator = await findCreatorOfUser(ctx, requireUser(ctx));
  const found = creator && (await findAuthenticity(ctx, creator._id));
  if (!found) throw missing();
  return found;
}

/** A creator's score, for managers. */
export async function showAuthenticity(ctx: Context, creatorId: string): Promise<Authenticity> {
  requireManager(ctx, ['reviewer', 'finance']);
  const found = await findAuthenticity(ctx, creatorId);
  if (!found) throw missing();
  return found;
}

/** Undefined where there is none: no consent, or no account whose figures are known. */
export async function findAuthenticity(ctx: Context, creatorId: string): Promise<Authenticity | undefined> {
  const row = await authenticities(ctx).findById(creatorId).lean<AuthenticityRecord>();
  if (!row) return undefined;
  const { score, network, reasons, at } = row;
  return { score, network, reasons, at: at.toISOString() };
}
