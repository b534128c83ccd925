import { audit } from '../audit/index.ts';
import type { Actor, AgencyRole, BrandRole, Context, ManagerRole } from '../context.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type MembershipRecord, memberships, users } from './model.ts';
import { requireManager } from './policies.ts';

/**
 * Keeps a membership in step with the record behind it, inside the caller's transaction. The user's own record is written too: an
 * account that is deleted at the same moment is not given one.
 */
export async function setMembership(
  tx: Context,
  input: Pick<MembershipRecord, 'userId' | 'kind' | 'ref' | 'state'> &
    Partial<Pick<MembershipRecord, 'role' | 'title'>>,
): Promise<void> {
  const { userId, kind, ref, state, role = null, title = null } = input;
  await users(tx)
    .updateOne({ _id: userId }, { $inc: { membershipsChanged: 1 } })
    .session(tx.session ?? null);
  await memberships(tx)
    .updateOne(
      { _id: `${userId}:${kind}:${ref}` },
      { $set: { userId, kind, ref, state, role, title } },
      { upsert: true },
    )
    .session(tx.session ?? null);
}

/** Everything a person may act as; a handful of rows. */
export const membershipsOf = (ctx: Context, userId: string): Promise<MembershipRecord[]> =>
  memberships(ctx)
    .find({ userId })
    .limit(50)
    .session(ctx.session ?? null)
    .lean<MembershipRecord[]>();

/** Makes a user a programme manager with one role, or changes the role. Admins and the programme itself may. */
export async function grantManager(ctx: Context, input: { userId: string; role: ManagerRole }): Promise<void> {
  requireManager(ctx, []);
  await inTransaction(ctx, async (tx) => {
    await setMembership(tx, {
      userId: input.userId,
      kind: 'manager',
      ref: 'programme',
      state: 'active',
      role: input.role,
    });
    await audit(tx, { action: 'manager.granted', subject: input.userId, after: { role: input.role } });
  });
}

/** The signed-in person as an actor, by what she may do at this moment. */
export async function actorOf(ctx: Context, userId: string): Promise<Actor> {
  const held = await membershipsOf(ctx, userId);
  const creator = held.find((membership) => membership.kind === 'creator');
  const active = (kind: MembershipRecord['kind']) =>
    held.filter((membership) => membership.kind === kind && membership.state === 'active');
  const managerRole = active('manager')[0]?.role as ManagerRole | undefined;
  const brandRoles = active('brand').map(({ ref, role }) => ({ brandId: ref, role: role as BrandRole }));
  const agencyRoles = active('agency').map(({ ref, role }) => ({ agencyId: ref, role: role as AgencyRole }));
  return {
    kind: 'user',
    userId,
    creatorActive: creator?.state === 'active',
    ...(creator ? { creatorId: creator.ref } : {}),
    ...(managerRole ? { managerRole } : {}),
    ...(brandRoles.length > 0 ? { brandRoles } : {}),
    ...(agencyRoles.length > 0 ? { agencyRoles } : {}),
  };
}
