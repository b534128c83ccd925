import { requireBrand, requireManager } from '../../accounts/index.ts';
import { creatorOfContent } from '../../content/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { missing } from '../../kit/errors.ts';
import { spend } from '../../kit/limiter.ts';
import { afterCursor, type Page, toPage } from '../../kit/pagination.ts';
import { creatorOfLink } from '../../links/index.ts';
import { creatorOfKit } from '../../media-kits/index.ts';
import { raiseFlag } from '../cases/raise-flag.ts';
import { type ReportRecord, reports } from './model.ts';
import type { NewBrandReport, NewPublicReport, Report, ReportQuery } from './schemas.ts';

const PUBLIC_AN_HOUR = { points: 5, seconds: 3_600 };
const BRAND_AN_HOUR = { points: 60, seconds: 3_600 };

/** A report from anybody. What it is about is not told back: the form is no way to look up links. */
export async function reportPublicly(ctx: Context, input: NewPublicReport): Promise<ReportRecord> {
  const caller = ctx.callerHash ?? 'nobody';
  await spend(ctx, 'reports', caller, PUBLIC_AN_HOUR);
  return keep(ctx, { ...input, from: 'public', brandId: null, subject: `public:${caller}`, likelihood: 0.15 });
}

/** A report by a member of a brand who may act for it. */
export async function reportForBrand(ctx: Context, brandId: string, input: NewBrandReport): Promise<ReportRecord> {
  requireBrand(ctx, brandId, 'edit');
  await spend(ctx, 'brand-reports', brandId, BRAND_AN_HOUR);
  if (input.creatorId && !(await findCreators(ctx, [input.creatorId])).has(input.creatorId)) throw missing();
  return keep(ctx, { ...input, from: 'brand', brandId, subject: `brand:${brandId}`, likelihood: 0.3 });
}

type Kept = NewBrandReport & Pick<ReportRecord, 'from' | 'brandId'> & { subject: string; likelihood: number };

/**
 * Keeps a report and raises a flag about whom it names. A report is a question, not a finding: it holds no money, and one who reports
 * again only brings her flag up to date.
 */
async function keep(ctx: Context, report: Kept): Promise<ReportRecord> {
  const creatorId = report.creatorId ?? (await creatorOf(ctx, report));
  const { from, brandId, reason, text } = report;
  const flagged = creatorId
    ? await raiseFlag(ctx, {
        signal: 'report',
        creatorId,
        subject: report.subject,
        severity: 'low',
        likelihood: report.likelihood,
        code: 'reported',
        text,
        facts: [
          { name: 'reason', value: reason },
          { name: 'by', value: from },
        ],
      })
    : undefined;
  const record: ReportRecord = {
    _id: ctx.ids.next('rep'),
    from,
    brandId,
    creatorId: creatorId ?? null,
    caseId: flagged?._id ?? null,
    link: report.link ?? null,
    url: report.url ?? null,
    reason,
    text,
    at: ctx.clock.now(),
  };
  await reports(ctx).create([record]);
  return record;
}

async function creatorOf(
  ctx: Context,
  { link, url }: Pick<NewPublicReport, 'link' | 'url'>,
): Promise<string | undefined> {
  const byLink = link ? await creatorOfLink(ctx, link) : undefined;
  if (byLink !== undefined || !url) return byLink;
  return (await creatorOfContent(ctx, url)) ?? (await creatorOfLink(ctx, url)) ?? (await creatorOfKit(ctx, url));
}

/** Reports, newest first, for reviewers. */
export async function listReports(ctx: Context, query: ReportQuery): Promise<Page<Report>> {
  requireManager(ctx, ['reviewer']);
  const rows = await reports(ctx)
    .find({ ...(query.unmatched ? { creatorId: null } : {}), ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<ReportRecord[]>();
  const creators = await findCreators(ctx, [...new Set(rows.flatMap(({ creatorId }) => creatorId ?? []))]);
  return toPage(rows, query.limit, ({ _id, at, ...rest }) => ({
    id: _id,
    ...rest,
    creatorName: creators.get(rest.creatorId ?? '')?.displayName ?? null,
    at: at.toISOString(),
  }));
}
