import { audit } from '../../audit/index.ts';
import type { Context, ManagerRole } from '../../context.ts';
import { conflict } from '../../kit/errors.ts';
import { setMembership } from '../memberships.ts';
import { changeTeam, MANAGERS, requireTeam, teamOf } from '../team/team.ts';
import { requireKnownUser } from './find-people.ts';

/** An admin makes somebody who has an account a manager, without an invitation; it counts with that person's next request. */
export async function addManager(ctx: Context, input: { userId: string; role: ManagerRole }): Promise<void> {
  requireTeam(ctx, MANAGERS, 'own');
  const { userId, role } = input;
  await changeTeam(ctx, MANAGERS, async (tx) => {
    await requireKnownUser(tx, userId);
    if ((await teamOf(tx, MANAGERS)).some((member) => member.userId === userId))
      throw conflict('already_member', 'She is a manager already. Change her role in the list.');
    await setMembership(tx, { userId, kind: MANAGERS.kind, ref: MANAGERS.ref, state: 'active', role });
    await audit(tx, { action: 'manager.added', subject: userId, after: { userId, role } });
  });
}
