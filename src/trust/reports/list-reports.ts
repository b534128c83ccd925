import { requireManager } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { afterCursor, type Page, toPage } from '../../kit/pagination.ts';
import { type ReportRecord, reports } from './model.ts';
import type { Report, ReportQuery } from './schemas.ts';

/** Reports, newest first, for reviewers. */
export async function listReports(ctx: Context, query: ReportQuery): Promise<Page<Report>> {
  requireManager(ctx, ['reviewer']);
  const rows = await reports(ctx)
    .find({ ...(query.unmatched ? { creatorId: null, setAsideAt: null } : {}), ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<ReportRecord[]>();
  const shown = await viewReports(ctx, rows);
  return toPage(rows, query.limit, ({ _id }) => shown.get(_id) as Report);
}

/** Reports as reviewers see them, by id. */
export async function viewReports(ctx: Context, rows: ReportRecord[]): Promise<Map<string, Report>> {
  const creators = await findCreators(ctx, [...new Set(rows.flatMap(({ creatorId }) => creatorId ?? []))]);
  return new Map(
    rows.map(({ _id, from, brandId, creatorId, caseId, link, url, reason, text, at, setAsideAt }) => [
      _id,
      {
        ...{ id: _id, from, brandId, creatorId, caseId, link, url, reason, text },
        creatorName: creators.get(creatorId ?? '')?.displayName ?? null,
        at: at.toISOString(),
        isSetAside: creatorId === null && setAsideAt !== undefined,
      },
    ]),
  );
}
