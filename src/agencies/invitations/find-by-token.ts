import type { Context } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { tokenHash } from '../../kit/secret-token.ts';
import { type InvitationRecord, invitations, type ReferralLinkRecord, referralLinks } from './model.ts';

export interface FoundReferral {
  referral: ReferralLinkRecord;
}
export type Found = { invitation: InvitationRecord } | FoundReferral;

/** What a link leads to: an invitation or a creator's referral link. A token that was never given out leads nowhere. */
export async function findByToken(tx: Context, token: string): Promise<Found> {
  const hash = tokenHash(token);
  const session = tx.session ?? null;
  const invitation = await invitations(tx).findOne({ tokenHash: hash }).session(session).lean();
  if (invitation) return { invitation };
  const referral = await referralLinks(tx).findOne({ tokenHash: hash }).session(session).lean();
  if (referral) return { referral };
  throw missing();
}

export const stateOf = (row: InvitationRecord, now: Date): InvitationRecord['state'] | 'expired' =>
  row.state === 'open' && row.expiresAt.getTime() <= now.getTime() ? 'expired' : row.state;
