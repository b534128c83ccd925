import { findUser, profileFiguresOf } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { type CreatorRecord, findCreatorOfUser, findCreators } from '../../creators/index.ts';
import { rosters } from '../rosters/model.ts';
import { inForceAt } from '../rosters/roster-views.ts';
import type { Found } from './find-by-token.ts';
import { emailKey } from './make-invitation.ts';
import type { InvitationRecord } from './model.ts';
import type { Obstacle } from './schemas.ts';

/** Why a person cannot accept what a link leads to, whatever its own state is; null when she can. */
export async function findObstacle(tx: Context, found: Found, userId: string): Promise<Obstacle | null> {
  const creator = await findCreatorOfUser(tx, userId);
  if ('referral' in found) return referralObstacle(tx, found.referral._id, userId, creator);
  const { invitation } = found;
  if (invitation.only && !(await hasAccount(tx, userId, invitation.only))) return 'not_for_you';
  if (creator?.state === 'suspended' || creator?.state === 'banned') return 'not_eligible';
  if (invitation.kind === 'personal') return creator && !mayReturn(creator) ? 'already_applied' : null;
  return creator ? rosterObstacle(tx, invitation, creator) : null;
}

const mayReturn = ({ state }: CreatorRecord): boolean => state === 'rejected' || state === 'left';

async function hasAccount(tx: Context, userId: string, only: NonNullable<InvitationRecord['only']>): Promise<boolean> {
  const wanted = only.username.replace(/^@/, '').toLowerCase();
  const linked = await profileFiguresOf(tx, userId);
  return linked.some(({ network, username }) => network === only.network && username?.toLowerCase() === wanted);
}

async function rosterObstacle(
  tx: Context,
  { agencyId }: InvitationRecord,
  creator: CreatorRecord,
): Promise<Obstacle | null> {
  const present = await rosters(tx)
    .findOne({ creatorId: creator._id, open: true, ...inForceAt(tx.clock.now()) })
    .session(tx.session ?? null)
    .lean();
  if (!present) return null;
  return present.agencyId === agencyId ? 'already_on_roster' : 'in_another_agency';
}

/** Only who is not here yet can be brought in, and nobody brings herself in by a second account with the same address. */
async function referralObstacle(
  tx: Context,
  referrerId: string,
  userId: string,
  creator: CreatorRecord | null,
): Promise<Obstacle | null> {
  const referrer = (await findCreators(tx, [referrerId])).get(referrerId);
  if (referrer?.userId === userId) return 'self_referral';
  if (creator) return 'already_applied';
  const user = await findUser(tx, userId);
  return user?.email && referrer && (await sharesAddress(tx, referrer, emailKey(tx, user.email)))
    ? 'self_referral'
    : null;
}

/** Whether an address is one that the referrer applied with, or has now. */
export async function sharesAddress(tx: Context, referrer: CreatorRecord, hash: string): Promise<boolean> {
  if (referrer.ownHashes.includes(hash)) return true;
  const user = await findUser(tx, referrer.userId);
  return user?.email ? emailKey(tx, user.email) === hash : false;
}
