import type { Context } from '../../context.ts';
import { type ApplyHooks, findCreators } from '../../creators/index.ts';
import { findAgencies } from '../find-agencies.ts';
import { putOnRoster } from './accept-invitation.ts';
import { sharesAddress } from './find-obstacle.ts';
import { type InvitationRecord, invitations, referrals } from './model.ts';

/** What invitations have to say when somebody applies: who vouches for her, who brought her in, which roster she goes on. */
export const joiningHooks: ApplyHooks = {
  async introduce(tx, { userId, ownHashes }) {
    const [personal] = await acceptedBy(tx, userId, 'personal');
    return { vouched: personal !== undefined, referrerId: await findReferrer(tx, userId, ownHashes) };
  },

  async applied(tx, creator) {
    // The newest agreement is what she wants; she can be in one agency only.
    const [newest] = await acceptedBy(tx, creator.userId, 'roster');
    if (!newest || newest.rosterId) return;
    const agency = (await findAgencies(tx, [newest.agencyId ?? ''])).get(newest.agencyId ?? '');
    if (agency?.state === 'active') await putOnRoster(tx, newest, creator);
  },
};

const acceptedBy = (tx: Context, userId: string, kind: InvitationRecord['kind']): Promise<InvitationRecord[]> =>
  invitations(tx)
    .find({ acceptedBy: userId, state: 'accepted', kind })
    .sort({ decidedAt: -1, _id: -1 })
    .limit(1)
    .session(tx.session ?? null)
    .lean<InvitationRecord[]>();

/** Checked once more: her address may have become known since she accepted. */
async function findReferrer(tx: Context, userId: string, ownHashes: string[]): Promise<string | null> {
  const referral = await referrals(tx)
    .findById(userId)
    .session(tx.session ?? null)
    .lean();
  const referrer = referral && (await findCreators(tx, [referral.referrerId])).get(referral.referrerId);
  if (referrer?.state !== 'active' || referrer.userId === userId) return null;
  for (const hash of ownHashes) if (await sharesAddress(tx, referrer, hash)) return null;
  return referrer._id;
}
