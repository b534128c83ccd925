import { changeMemberRole, findUser, membersOf, removeMember, requireAgency } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { AgencyRole, Context } from '../context.ts';
import { conflict, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { agencies } from './model.ts';
import type { AgencyMember } from './schemas.ts';

/** The people of an agency, owners first. */
export async function listMembers(ctx: Context, agencyId: string): Promise<AgencyMember[]> {
  requireAgency(ctx, agencyId);
  const held = await membersOf(ctx, { kind: 'agency', ref: agencyId });
  const ownId = ctx.actor.kind === 'user' ? ctx.actor.userId : null;
  const people = await Promise.all(
    held.map(async ({ userId, role }): Promise<AgencyMember[]> => {
      const user = await findUser(ctx, userId);
      if (!user) return [];
      const { displayName: name, avatarUrl } = user;
      return [{ userId, name, avatarUrl, role: role === 'owner' ? 'owner' : 'member', self: userId === ownId }];
    }),
  );
  const rank = ({ role }: AgencyMember): number => (role === 'owner' ? 0 : 1);
  return people.flat().toSorted((left, right) => rank(left) - rank(right));
}

/** An owner makes a member an owner, or an owner a member. An agency has one owner at least. */
export async function setMemberRole(
  ctx: Context,
  input: { agencyId: string; userId: string; role: AgencyRole },
): Promise<void> {
  const { agencyId, userId, role } = input;
  await changeMembers(ctx, agencyId, async (tx) => {
    if (!(await changeMemberRole(tx, { kind: 'agency', ref: agencyId, userId, role }))) throw missing();
    await audit(tx, { action: 'agency.member_role', subject: agencyId, after: { userId, role } });
  });
}

/** An owner takes somebody out; with her next request she sees nothing of the agency any more. */
export async function takeMemberOut(ctx: Context, input: { agencyId: string; userId: string }): Promise<void> {
  const { agencyId, userId } = input;
  await changeMembers(ctx, agencyId, async (tx) => {
    if (!(await removeMember(tx, { kind: 'agency', ref: agencyId, userId }))) throw missing();
    await audit(tx, { action: 'agency.member_removed', subject: agencyId, before: { userId } });
  });
}

/** Changes to the people of one agency come one after the other: two owners cannot take each other out at once. */
async function changeMembers(ctx: Context, agencyId: string, change: (tx: Context) => Promise<void>): Promise<void> {
  requireAgency(ctx, agencyId, ['owner']);
  await inTransaction(ctx, async (tx) => {
    await agencies(tx)
      .updateOne({ _id: agencyId }, { $inc: { memberChanges: 1 } })
      .session(tx.session ?? null);
    await change(tx);
    const left = await membersOf(tx, { kind: 'agency', ref: agencyId });
    if (!left.some(({ role }) => role === 'owner'))
      throw conflict('last_owner', 'An agency needs an owner. Make somebody else one first.');
  });
}
