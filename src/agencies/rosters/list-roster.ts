import { identitiesOf, requireAgency } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../../kit/pagination.ts';
import { type RosterRecord, rosters } from './model.ts';
import { inForceAt, termsOf, viewFacts } from './roster-views.ts';
import type { RosterEntry } from './schemas.ts';

/** Who is on an agency's roster, or was, newest first. */
export async function listRoster(
  ctx: Context,
  query: PageQuery & { agencyId: string; past: boolean },
): Promise<Page<RosterEntry>> {
  const { agencyId, past, limit, cursor } = query;
  requireAgency(ctx, agencyId);
  const now = ctx.clock.now();
  const over = { $or: [{ endsAt: { $ne: null, $lte: now } }, { until: { $ne: null, $lte: now } }] };
  const rows = await rosters(ctx)
    .find({ agencyId, ...(past ? over : inForceAt(now)), ...afterCursor(cursor) })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean<RosterRecord[]>();
  const creators = await findCreators(
    ctx,
    rows.map((row) => row.creatorId),
  );
  const [terms, identities] = await Promise.all([
    termsOf(
      ctx,
      rows.map((row) => row._id),
    ),
    identitiesOf(
      ctx,
      [...creators.values()].map((creator) => creator.userId),
    ),
  ]);
  return toPage(rows, limit, (row) => {
    const creator = creators.get(row.creatorId);
    return {
      ...viewFacts(row, terms.get(row._id) ?? [], now),
      creator: {
        id: row.creatorId,
        name: creator?.displayName ?? '',
        country: creator?.country ?? '',
        state: creator?.state ?? 'left',
        // Who has left an agency is none of its business any more.
        identities: past ? [] : (identities.get(creator?.userId ?? '') ?? []),
      },
    };
  });
}
