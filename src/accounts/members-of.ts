import type { Context } from '../context.ts';
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
