import type { z } from 'zod';
import { type CreatorState, identitiesOf, requireManager, requireUser } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../kit/pagination.ts';
import { type CreatorRecord, creators } from './model.ts';
import type { Application } from './schemas.ts';

/** Applications for the reviewer, newest first. */
export async function listApplications(
  ctx: Context,
  query: PageQuery & { state: z.infer<typeof CreatorState> },
): Promise<Page<Application>> {
  requireManager(ctx, ['reviewer', 'finance']);
  const rows = await creators(ctx)
    .find({ state: query.state, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const identities = await identitiesOf(
    ctx,
    rows.map((row) => row.userId),
  );
  return toPage(rows, query.limit, (row) => viewApplication(row, identities.get(row.userId) ?? []));
}

/** The signed-in person's own application. */
export async function findOwnApplication(ctx: Context): Promise<Application> {
  const userId = requireUser(ctx);
  const row = await creators(ctx).findOne({ userId }).lean();
  if (!row) throw missing();
  return describeApplication(ctx, row);
}

export async function describeApplication(ctx: Context, row: CreatorRecord): Promise<Application> {
  const identities = await identitiesOf(ctx, [row.userId]);
  return viewApplication(row, identities.get(row.userId) ?? []);
}

function viewApplication(row: CreatorRecord, identities: Application['identities']): Application {
  const { _id, state, displayName, country, languages, niches, reason } = row;
  return {
    id: _id,
    state,
    displayName,
    country,
    languages,
    niches,
    identities,
    appliedAt: row.appliedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason,
  };
}
