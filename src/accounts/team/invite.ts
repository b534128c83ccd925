import { createHash, randomBytes } from 'node:crypto';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { DAY_MS } from '../../kit/clock.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { queueMail } from '../../notifications/index.ts';
import { findUser } from '../identities-of.ts';
import { type TeamInvitationRecord, teamInvitations } from './model.ts';
import type { TeamInvitationLink, TeamRole } from './schemas.ts';
import { requireTeam, subjectOf, type TeamRef, teamOf } from './team.ts';

const GOOD_FOR_DAYS = 7;
const MOST_OPEN = 50;
const TOKEN_BYTES = 32;

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** An owner or admin invites somebody by mail. The link works once; whoever is signed in and accepts it first becomes a member. */
export async function inviteToTeam(
  ctx: Context,
  team: TeamRef,
  input: { email: string; role: TeamRole },
): Promise<TeamInvitationLink> {
  requireTeam(ctx, team, 'own');
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return inTransaction(ctx, async (tx) => {
    const { kind, ref } = team;
    const open = await teamInvitations(tx)
      .countDocuments({ kind, ref, state: 'open' })
      .session(tx.session ?? null);
    if (open >= MOST_OPEN)
      throw conflict('too_many_open_invitations', `At most ${MOST_OPEN} invitations are open at once.`);
    const members = await teamOf(tx, team);
    if (kind !== 'manager' && members.length === 0) throw missing();
    const invitation: TeamInvitationRecord = {
      _id: tx.ids.next('tin'),
      kind,
      ref,
      title: kind === 'manager' ? null : (members[0]?.title ?? ''),
      role: input.role,
      email: input.email,
      tokenHash: hashOfToken(token),
      state: 'open',
      invitedBy: tx.actor.kind === 'user' ? tx.actor.userId : 'programme',
      acceptedBy: null,
      expiresAt: new Date(Date.now() + GOOD_FOR_DAYS * DAY_MS),
      createdAt: tx.clock.now(),
    };
    await teamInvitations(tx).create([invitation], { session: tx.session ?? null });
    // The token stands behind the `#`: browsers send that part to nobody, and no server writes it into a log.
    const path = `/join#${token}`;
    await mailInvitation(tx, invitation, path);
    await audit(tx, {
      action: `${kind}.invited`,
      subject: subjectOf(team, invitation._id),
      after: { invitationId: invitation._id, role: input.role },
    });
    const { _id, email, role, expiresAt, createdAt } = invitation;
    return {
      id: _id,
      email,
      role,
      expiresAt: expiresAt.toISOString(),
      expired: false,
      createdAt: createdAt.toISOString(),
      url: new URL(path, tx.config.publicUrl).href,
    };
  });
}

async function mailInvitation(tx: Context, invitation: TeamInvitationRecord, path: string): Promise<void> {
  const inviter = await findUser(tx, invitation.invitedBy);
  const values = {
    inviter: inviter?.displayName ?? tx.config.programmeName,
    team: invitation.title,
    role: invitation.role,
    path,
    days: GOOD_FOR_DAYS,
  };
  const language = inviter?.language ?? 'en';
  await queueMail(tx, { to: invitation.email, template: 'team-invitation', values, language });
}

/** Takes an open invitation back; its link is worth nothing any more. */
export async function revokeInvitation(ctx: Context, team: TeamRef, invitationId: string): Promise<void> {
  requireTeam(ctx, team, 'own');
  await inTransaction(ctx, async (tx) => {
    const { kind, ref } = team;
    const { matchedCount } = await teamInvitations(tx)
      .updateOne({ _id: invitationId, kind, ref, state: 'open' }, { $set: { state: 'revoked' } })
      .session(tx.session ?? null);
    if (matchedCount === 0) throw missing();
    await audit(tx, {
      action: `${kind}.invitation_revoked`,
      subject: subjectOf(team, invitationId),
      before: { invitationId },
    });
  });
}
