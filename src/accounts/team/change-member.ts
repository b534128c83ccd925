import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { memberships } from '../model.ts';
import type { TeamRole } from './schemas.ts';
import { changeTeam, requireTeam, subjectOf, type TeamRef } from './team.ts';

type Member = TeamRef & { userId: string };

const idOf = ({ userId, kind, ref }: Member): string => `${userId}:${kind}:${ref}`;

/** An owner or admin gives a member another role; it counts with the member's next request. */
export async function changeRole(ctx: Context, member: Member, role: TeamRole): Promise<void> {
  requireTeam(ctx, member, 'own');
  await changeTeam(ctx, member, async (tx) => {
    const before = await memberships(tx)
      .findOneAndUpdate({ _id: idOf(member), state: 'active' }, { $set: { role } }, { session: tx.session ?? null })
      .lean();
    if (!before) throw missing();
    const { userId, kind } = member;
    await audit(tx, {
      action: `${kind}.role_changed`,
      subject: subjectOf(member, userId),
      before: { userId, role: before.role },
      after: { userId, role },
    });
  });
}

/** An owner or admin takes a member out, or a member leaves; with her next request she sees nothing of it any more. */
export async function removeMember(ctx: Context, member: Member): Promise<void> {
  const isSelf = ctx.actor.kind === 'user' && ctx.actor.userId === member.userId;
  requireTeam(ctx, member, isSelf && member.kind !== 'manager' ? 'look' : 'own');
  await changeTeam(ctx, member, async (tx) => {
    const before = await memberships(tx)
      .findOneAndDelete({ _id: idOf(member), state: 'active' }, { session: tx.session ?? null })
      .lean();
    if (!before) throw missing();
    const { userId, kind } = member;
    await audit(tx, {
      action: `${kind}.member_removed`,
      subject: subjectOf(member, userId),
      before: { userId, role: before.role },
    });
  });
}
