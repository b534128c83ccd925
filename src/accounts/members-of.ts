import type { AgencyRole, BrandRole, Context } from '../context.ts';
import { type MembershipRecord, memberships } from './model.ts';

interface Place {
  kind: 'brand' | 'agency';
  ref: string;
}

const MAX_MEMBERS = 200;

/** Who holds a membership at one brand or agency, whatever its state. */
export const membersOf = (ctx: Context, { kind, ref }: Place): Promise<MembershipRecord[]> =>
  memberships(ctx)
    .find({ kind, ref })
    .sort({ _id: 1 })
    .limit(MAX_MEMBERS)
    .session(ctx.session ?? null)
    .lean<MembershipRecord[]>();

/** Puts every membership at a place into a state: with the next request its people have, or lack, their rights. */
export async function setMembershipStates(tx: Context, { kind, ref }: Place, state: string): Promise<void> {
  await memberships(tx)
    .updateMany({ kind, ref }, { $set: { state } })
    .session(tx.session ?? null);
}

/** Changes what a member may do at a place. @returns whether she was a member */
export async function changeMemberRole(
  tx: Context,
  { kind, ref, userId, role }: Place & { userId: string; role: BrandRole | AgencyRole },
): Promise<boolean> {
  const { matchedCount } = await memberships(tx)
    .updateOne({ _id: `${userId}:${kind}:${ref}` }, { $set: { role } })
    .session(tx.session ?? null);
  return matchedCount === 1;
}

/** Takes a membership away. @returns whether there was one */
export async function removeMember(tx: Context, { kind, ref, userId }: Place & { userId: string }): Promise<boolean> {
  const { deletedCount } = await memberships(tx)
    .deleteOne({ _id: `${userId}:${kind}:${ref}` })
    .session(tx.session ?? null);
  return deletedCount === 1;
}
