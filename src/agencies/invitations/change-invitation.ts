import { requireAgency, requireManager } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import { conflict, DomainError, missing } from '../../kit/errors.ts';
import { newToken } from '../../kit/secret-token.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { currentSettings } from '../../settings/index.ts';
import { requireActiveAgency } from '../find-agencies.ts';
import { findByToken, stateOf } from './find-by-token.ts';
import { type Made, mailInvitation } from './make-invitation.ts';
import { type InvitationRecord, invitations } from './model.ts';

/** As often as a mailbox may be bothered about one invitation. */
const MAX_SENDS = 5;

/** Which invitation, and whose: an agency's own, or without one a manager's personal ones. */
export interface Which {
  invitationId: string;
  agencyId: string | null;
}

function authorise(ctx: Context, agencyId: string | null): void {
  if (agencyId) requireAgency(ctx, agencyId);
  else requireManager(ctx, ['reviewer']);
}

async function find(tx: Context, { invitationId, agencyId }: Which): Promise<InvitationRecord> {
  const found = await invitations(tx)
    .findOne({ _id: invitationId, agencyId })
    .session(tx.session ?? null)
    .lean();
  if (!found) throw missing();
  return found;
}

/** Sends an invitation again with a new link and a new term; the old link stops working. */
export async function resendInvitation(ctx: Context, which: Which): Promise<Made> {
  authorise(ctx, which.agencyId);
  return inTransaction(ctx, async (tx) => {
    const known = await find(tx, which);
    const from = which.agencyId ? (await requireActiveAgency(tx, which.agencyId)).name : tx.config.programmeName;
    if (known.state !== 'open') throw conflict('invitation_closed', 'This invitation is not open any more.');
    if (known.sends >= MAX_SENDS)
      throw new DomainError('limited', 'sent_too_often', 'This invitation was sent often enough.');
    const { token, hash } = newToken();
    const now = tx.clock.now();
    const days = (await currentSettings(tx)).joining.invitationDays;
    const fresh = {
      tokenHash: hash,
      expiresAt: addDays(now, days),
      sends: known.sends + 1,
      openedAt: null,
      signedInAt: null,
      ...(known.email ? { sentAt: now } : {}),
    };
    const invitation = await invitations(tx)
      .findOneAndUpdate(
        { _id: known._id, state: 'open', sends: known.sends },
        { $set: fresh },
        { session: tx.session ?? null, returnDocument: 'after' },
      )
      .lean();
    if (!invitation) throw conflict('invitation_closed', 'This invitation is not open any more.');
    await mailInvitation(tx, { invitation, token }, from);
    await audit(tx, { action: 'invitation.resent', subject: known._id });
    return { invitation, token };
  });
}

/** Withdraws an open invitation: its link says so from now on. */
export async function revokeInvitation(ctx: Context, which: Which): Promise<InvitationRecord> {
  authorise(ctx, which.agencyId);
  return inTransaction(ctx, async (tx) => {
    const known = await find(tx, which);
    return close(tx, known, 'revoked');
  });
}

/** Whoever holds the link may decline it; nobody needs an account to say no. */
export async function declineInvitation(ctx: Context, token: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await findByToken(tx, token);
    if ('referral' in found) return;
    if (stateOf(found.invitation, tx.clock.now()) !== 'open')
      throw conflict('invitation_closed', 'This invitation is not open any more.');
    await close(tx, found.invitation, 'declined');
  });
}

async function close(tx: Context, { _id }: InvitationRecord, state: 'revoked' | 'declined'): Promise<InvitationRecord> {
  const after = await invitations(tx)
    .findOneAndUpdate(
      { _id, state: 'open' },
      { $set: { state, decidedAt: tx.clock.now() } },
      { session: tx.session ?? null, returnDocument: 'after' },
    )
    .lean();
  if (!after) throw conflict('invitation_closed', 'This invitation is not open any more.');
  await audit(tx, { action: `invitation.${state}`, subject: _id });
  return after;
}
