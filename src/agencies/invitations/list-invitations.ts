import { requireAgency, requireManager } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { type CreatorRecord, findCreatorsOfUsers } from '../../creators/index.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../../kit/pagination.ts';
import { type Made, pathOf } from './make-invitation.ts';
import { type InvitationRecord, invitations } from './model.ts';
import { progressOf } from './progress.ts';
import type { Invitation } from './schemas.ts';

/** Invitations of an agency, or a manager's personal ones, newest first, each with how far it has come. */
export async function listInvitations(
  ctx: Context,
  query: PageQuery & { agencyId: string | null },
): Promise<Page<Invitation>> {
  const { agencyId, limit, cursor } = query;
  if (agencyId) requireAgency(ctx, agencyId);
  else requireManager(ctx, ['reviewer']);
  const rows = await invitations(ctx)
    .find({ agencyId, ...afterCursor(cursor) })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean();
  const creators = await findCreatorsOfUsers(
    ctx,
    rows.flatMap(({ acceptedBy }) => acceptedBy ?? []),
  );
  return toPage(rows, limit, (row) => viewInvitation(ctx, row, creators.get(row.acceptedBy ?? '')));
}

export function viewInvitation(ctx: Context, row: InvitationRecord, creator?: CreatorRecord): Invitation {
  const { progress, at } = progressOf(row, creator, ctx.clock.now());
  return {
    id: row._id,
    kind: row.kind,
    email: row.email,
    name: row.name,
    shareBps: row.shareBps,
    termMonths: row.termMonths,
    progress,
    progressAt: at.toISOString(),
    creatorName: creator?.displayName ?? null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    open: row.state === 'open',
  };
}

/** An invitation with its link, which is shown this once. */
export const linkTo = (ctx: Context, { invitation, token }: Made) => ({
  ...viewInvitation(ctx, invitation),
  url: new URL(pathOf(token), ctx.config.publicUrl).href,
});
