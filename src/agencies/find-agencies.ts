import { membershipsOf, membersOf, requireAgency, requireManager, requireUser } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../kit/pagination.ts';
import { type AgencyRecord, agencies } from './model.ts';
import type { Agency, AgencyState } from './schemas.ts';

/** Agencies by id, for other folders' verbs. At most 1,000. */
export async function findAgencies(ctx: Context, ids: string[]): Promise<Map<string, AgencyRecord>> {
  if (ids.length > 1_000) throw new RangeError('at most 1,000 agencies at once');
  const rows =
    ids.length === 0
      ? []
      : await agencies(ctx)
          .find({ _id: { $in: ids } })
          .session(ctx.session ?? null)
          .lean();
  return new Map(rows.map((row) => [row._id, row]));
}

/** One agency that takes part at the moment; inside a transaction a decision about it at the same time is a conflict. */
export async function requireActiveAgency(tx: Context, agencyId: string): Promise<AgencyRecord> {
  const agency = await agencies(tx)
    .findOne({ _id: agencyId, state: 'active' })
    .session(tx.session ?? null)
    .lean();
  if (!agency) throw missing();
  return agency;
}

/** Agencies in a state for the reviewer, newest first. */
export async function listAgencies(ctx: Context, query: PageQuery & { state: AgencyState }): Promise<Page<Agency>> {
  requireManager(ctx, ['reviewer', 'finance']);
  const rows = await agencies(ctx)
    .find({ state: query.state, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean();
  return toPage(rows, query.limit, (row) => viewAgency(row, null));
}

/** Agencies that the signed-in person belongs to, whatever their state. */
export async function listOwnAgencies(ctx: Context): Promise<Agency[]> {
  const held = (await membershipsOf(ctx, requireUser(ctx))).filter(({ kind }) => kind === 'agency');
  const found = await findAgencies(
    ctx,
    held.map(({ ref }) => ref),
  );
  return held.flatMap(({ ref, role }) => {
    const agency = found.get(ref);
    return agency ? [viewAgency(agency, role as Agency['role'])] : [];
  });
}

/** One agency, for its members. */
export async function findAgency(ctx: Context, agencyId: string): Promise<Agency> {
  requireAgency(ctx, agencyId);
  const row = await agencies(ctx).findById(agencyId).lean();
  if (!row) throw missing();
  const role =
    ctx.actor.kind === 'user' ? ctx.actor.agencyRoles?.find((held) => held.agencyId === agencyId)?.role : null;
  return viewAgency(row, role ?? null);
}

/** User ids of an agency's owners, to whom news about it goes. */
export const ownersOf = async (tx: Context, agencyId: string): Promise<string[]> =>
  (await membersOf(tx, { kind: 'agency', ref: agencyId }))
    .filter(({ role }) => role === 'owner')
    .map(({ userId }) => userId);

export const viewAgency = (row: AgencyRecord, role: Agency['role']): Agency => ({
  id: row._id,
  name: row.name,
  country: row.country,
  registration: row.registration,
  state: row.state,
  appliedAt: row.appliedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  reason: row.reason,
  role,
});
