import type { Context } from '../../context.ts';
import { conflict } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { findUser } from '../identities-of.ts';
import { type MembershipRecord, memberships } from '../model.ts';
import { requireAgency, requireBrand, requireManager } from '../policies.ts';
import { teamInvitations, teams } from './model.ts';
import type { Team, TeamInvitation, TeamRole } from './schemas.ts';

/** The people of one brand or agency, or the managers of the programme. */
export type TeamRef = { kind: 'brand' | 'agency'; ref: string } | { kind: 'manager'; ref: 'programme' };

export const MANAGERS: TeamRef = { kind: 'manager', ref: 'programme' };

const MOST_MEMBERS = 200;
const HEADS = { brand: 'owner', agency: 'owner', manager: 'admin' } as const;

/** What the audit trail says it of: the brand or agency; of managers, the person or invitation. */
export const subjectOf = ({ kind, ref }: TeamRef, otherwise: string): string => (kind === 'manager' ? otherwise : ref);

/** Owners and admins change a team; members of a brand or agency also see it. */
export function requireTeam(ctx: Context, team: TeamRef, right: 'look' | 'own'): void {
  if (team.kind === 'brand') requireBrand(ctx, team.ref, right);
  else if (team.kind === 'agency') requireAgency(ctx, team.ref, right === 'own' ? ['owner'] : undefined);
  else requireManager(ctx, []);
}

/** Memberships in force; the caller has checked who asks. */
export const teamOf = (ctx: Context, { kind, ref }: TeamRef): Promise<MembershipRecord[]> =>
  memberships(ctx)
    .find({ kind, ref, state: 'active' })
    .sort({ _id: 1 })
    .limit(MOST_MEMBERS)
    .session(ctx.session ?? null)
    .lean<MembershipRecord[]>();

/** Who is in a team, heads first, and who was invited. */
export async function describeTeam(ctx: Context, team: TeamRef): Promise<Team> {
  requireTeam(ctx, team, 'look');
  const ownId = ctx.actor.kind === 'user' ? ctx.actor.userId : null;
  const held = await teamOf(ctx, team);
  const members = await Promise.all(
    held.map(async ({ userId, role }) => {
      const user = await findUser(ctx, userId);
      const name = user?.displayName ?? '';
      return { userId, name, avatarUrl: user?.avatarUrl ?? null, role: role as TeamRole, self: userId === ownId };
    }),
  );
  const isHead = ({ role }: { role: TeamRole }) => (role === HEADS[team.kind] ? 0 : 1);
  return {
    members: members.toSorted((left, right) => isHead(left) - isHead(right) || left.name.localeCompare(right.name)),
    invitations: await openInvitations(ctx, team),
  };
}

async function openInvitations(ctx: Context, { kind, ref }: TeamRef): Promise<TeamInvitation[]> {
  const rows = await teamInvitations(ctx)
    .find({ kind, ref, state: 'open' })
    .sort({ _id: -1 })
    .limit(MOST_MEMBERS)
    .session(ctx.session ?? null)
    .lean();
  return rows.map(({ _id, email, role, expiresAt, createdAt }) => ({
    id: _id,
    email,
    role,
    expiresAt: expiresAt.toISOString(),
    expired: expiresAt.getTime() <= Date.now(),
    createdAt: createdAt.toISOString(),
  }));
}

/**
 * Changes a team. Changes of one team come one after the other, because each counts the same number up: of two owners who take
 * each other out at once, one stays. A team never loses its last owner or admin.
 */
export async function changeTeam<T>(ctx: Context, team: TeamRef, change: (tx: Context) => Promise<T>): Promise<T> {
  return inTransaction(ctx, async (tx) => {
    await teams(tx)
      .updateOne({ _id: `${team.kind}:${team.ref}` }, { $inc: { changes: 1 } }, { upsert: true })
      .session(tx.session ?? null);
    const result = await change(tx);
    const left = await teamOf(tx, team);
    if (!left.some(({ role }) => role === HEADS[team.kind]))
      throw conflict('last_head', `There has to be one ${HEADS[team.kind]} at least. Make somebody else one first.`);
    return result;
  });
}
