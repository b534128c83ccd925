import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { findUser } from '../identities-of.ts';
import { setMembership } from '../memberships.ts';
import { requireUser } from '../policies.ts';
import { hashOfToken } from './invite.ts';
import { type TeamInvitationRecord, teamInvitations } from './model.ts';
import type { SeenTeamInvitation } from './schemas.ts';
import { changeTeam, subjectOf, type TeamRef, teamOf } from './team.ts';

const refOf = ({ kind, ref }: TeamInvitationRecord): TeamRef =>
  kind === 'manager' ? { kind, ref: 'programme' } : { kind, ref };

async function findByToken(ctx: Context, token: string): Promise<TeamInvitationRecord> {
  const invitation = await teamInvitations(ctx)
    .findOne({ tokenHash: hashOfToken(token) })
    .session(ctx.session ?? null)
    .lean<TeamInvitationRecord>();
  if (!invitation) throw missing();
  return invitation;
}

/** What somebody sees who holds the link and is signed in. */
export async function lookAtInvitation(ctx: Context, token: string): Promise<SeenTeamInvitation> {
  const userId = requireUser(ctx);
  const { kind, title, ref, role, invitedBy, state, expiresAt, acceptedBy } = await findByToken(ctx, token);
  const isLate = state === 'open' && expiresAt.getTime() <= Date.now();
  return {
    kind,
    title,
    ref,
    role,
    invitedBy: (await findUser(ctx, invitedBy))?.displayName ?? ctx.config.programmeName,
    state: isLate ? 'expired' : state,
    mine: acceptedBy === userId,
  };
}

/** The signed-in person becomes a member. Once: of two people at the same time, one does. A head who accepts stays a head. */
export async function acceptInvitation(ctx: Context, token: string): Promise<void> {
  const userId = requireUser(ctx);
  const found = await findByToken(ctx, token);
  const team = refOf(found);
  await changeTeam(ctx, team, async (tx) => {
    const { _id, state, expiresAt, role, title } = await findByToken(tx, token);
    if (state !== 'open') throw conflict('invitation_used', 'This invitation was used or taken back.');
    if (expiresAt.getTime() <= Date.now())
      throw conflict('invitation_expired', 'This invitation is too old. Ask for a new one.');
    const members = await teamOf(tx, team);
    // An agency that is suspended has nobody at work, and takes nobody in.
    if (team.kind !== 'manager' && members.length === 0)
      throw conflict('team_closed', 'This team takes nobody in at the moment.');
    if (members.some((member) => member.userId === userId))
      throw conflict('already_member', 'You are a member already.');
    await teamInvitations(tx)
      .updateOne({ _id, state: 'open' }, { $set: { state: 'accepted', acceptedBy: userId } })
      .session(tx.session ?? null);
    await setMembership(tx, { userId, kind: team.kind, ref: team.ref, state: 'active', role, title });
    await audit(tx, {
      action: `${team.kind}.joined`,
      subject: subjectOf(team, userId),
      after: { userId, role, invitationId: _id },
    });
  });
}
