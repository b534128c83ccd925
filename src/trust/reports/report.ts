import { requireBrand } from '../../accounts/index.ts';
import { creatorOfAccount, creatorOfContent } from '../../content/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { missing } from '../../kit/errors.ts';
import { spend } from '../../kit/limiter.ts';
import { ownerOfLink } from '../../links/index.ts';
import { creatorOfKit } from '../../media-kits/index.ts';
import type { CaseRecord } from '../cases/model.ts';
import { raiseFlag } from '../cases/raise-flag.ts';
import { type ReportRecord, reports } from './model.ts';
import type { NewBrandReport, NewPublicReport } from './schemas.ts';

const PUBLIC_AN_HOUR = { points: 5, seconds: 3_600 };
const BRAND_AN_HOUR = { points: 60, seconds: 3_600 };

/** A report from anybody. What it is about is not told back: the form is no way to look up links. */
export async function reportPublicly(ctx: Context, input: NewPublicReport): Promise<ReportRecord> {
  const caller = ctx.callerHash ?? 'nobody';
  await spend(ctx, 'reports', caller, PUBLIC_AN_HOUR);
  return keep(ctx, { ...input, from: 'public', brandId: null, subject: `public:${caller}` });
}

/** A report by a member of a brand who may act for it. */
export async function reportForBrand(ctx: Context, brandId: string, input: NewBrandReport): Promise<ReportRecord> {
  requireBrand(ctx, brandId, 'edit');
  await spend(ctx, 'brand-reports', brandId, BRAND_AN_HOUR);
  if (input.creatorId && !(await findCreators(ctx, [input.creatorId])).has(input.creatorId)) throw missing();
  return keep(ctx, { ...input, from: 'brand', brandId, subject: `brand:${brandId}` });
}

type Kept = NewBrandReport & Pick<ReportRecord, 'from' | 'brandId'> & { subject: string };

/** How likely it is that something is wrong because somebody says so: a brand has a name to lose. */
const LIKELIHOODS: Record<ReportRecord['from'], number> = { public: 0.15, brand: 0.3 };

/**
 * Keeps a report and raises a flag about whom it names. A report is a question, not a finding: it holds no money, and one who reports
 * again only brings her flag up to date.
 */
async function keep(ctx: Context, report: Kept): Promise<ReportRecord> {
  const found = await ownerOf(ctx, report);
  const creatorId = report.creatorId ?? found?.creatorId;
  const { from, brandId, reason, text, subject } = report;
  // Whom the content advertises: the brand that reports it, else the one to which the link leads that was named.
  const about = brandId ?? (found?.creatorId === creatorId ? found?.brandId : undefined);
  const brandIds = about ? [about] : [];
  const flagged = creatorId ? await flagFor(ctx, { from, reason, text, creatorId, subject, brandIds }) : undefined;
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

/** Raises the flag of a report about a creator. */
export function flagFor(
  ctx: Context,
  report: Pick<ReportRecord, 'from' | 'reason' | 'text'> & { creatorId: string; subject: string; brandIds?: string[] },
): Promise<CaseRecord | undefined> {
  const { from, reason, text, creatorId, subject, brandIds = [] } = report;
  return raiseFlag(ctx, {
    signal: 'report',
    creatorId,
    subject,
    severity: 'low',
    likelihood: LIKELIHOODS[from],
    code: 'reported',
    text,
    brandIds,
    facts: [
      { name: 'reason', value: reason },
      { name: 'by', value: from },
    ],
  });
}

/**
 * Whose a link, a piece of content, a media kit or a linked account is, and of a link to which brand it leads. Who typed an address may
 * have left out how it begins.
 */
async function ownerOf(
  ctx: Context,
  { link, url = link?.includes('.') ? `https://${link}` : undefined }: Pick<NewPublicReport, 'link' | 'url'>,
): Promise<{ creatorId: string; brandId?: string } | undefined> {
  const byLink = link ? await ownerOfLink(ctx, link) : undefined;
  if (byLink !== undefined || !url || !URL.canParse(url)) return byLink;
  const byContent = await creatorOfContent(ctx, url);
  if (byContent) return { creatorId: byContent };
  const byAddress = await ownerOfLink(ctx, url);
  if (byAddress) return byAddress;
  const creatorId = (await creatorOfKit(ctx, url)) ?? (await creatorOfAccount(ctx, url));
  return creatorId === undefined ? undefined : { creatorId };
}
