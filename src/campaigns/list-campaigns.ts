import { identitiesOf, requireBrand, requireCreator } from '../accounts/index.ts';
import { findBrands } from '../brands/index.ts';
import { usedOfCampaigns } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { missing } from '../kit/errors.ts';
import { afterCursor, type Page, toPage } from '../kit/pagination.ts';
import { finishedBrandsOf } from './collaborations/finished-brands.ts';
import { isOver } from './collaborations/transitions.ts';
import { partingsOf, wayBack } from './collaborations/way-back.ts';
import { findCampaign } from './find-campaign.ts';
import { type CreatorFacts, fitOf } from './fit.ts';
import { type CampaignRecord, campaigns, collaborations } from './model.ts';
import type { Campaign, CampaignState, OpenCampaign } from './schemas.ts';
import { showCampaigns, showToBrand } from './view-campaign.ts';

/** Campaigns that are open at once are few; beyond this the ones that end first are shown. */
const MAX_OPEN = 200;

/** Campaigns of a brand, newest first. */
export async function listBrandCampaigns(
  ctx: Context,
  brandId: string,
  query: { limit: number; cursor?: string | undefined; state?: CampaignState | undefined },
): Promise<Page<Campaign>> {
  requireBrand(ctx, brandId, 'look');
  const rows = await campaigns(ctx)
    .find({ brandId, ...(query.state ? { state: query.state } : {}), ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const page = toPage(rows, query.limit, (row) => row);
  return { data: await showToBrand(ctx, page.data), next: page.next };
}

/** One campaign of a brand, as the brand sees it. */
export async function findBrandCampaign(ctx: Context, brandId: string, campaignId: string): Promise<Campaign> {
  requireBrand(ctx, brandId, 'look');
  const [shown] = await showToBrand(ctx, [await findCampaign(ctx, campaignId, brandId)]);
  if (!shown) throw missing();
  return shown;
}

/** Open campaigns that still take creators, those that suit this one first, each with why. */
export async function listOpenCampaigns(ctx: Context): Promise<OpenCampaign[]> {
  const creatorId = requireCreator(ctx);
  const rows = await campaigns(ctx)
    .find({ state: 'published', kind: 'open', endsAt: { $gt: ctx.clock.now() } })
    .sort({ endsAt: 1 })
    .limit(MAX_OPEN)
    .lean();
  const brands = await findBrands(ctx, [...new Set(rows.map(({ brandId }) => brandId))]);
  const takesMore = ({ maxCreators, acceptedCount }: CampaignRecord) =>
    maxCreators === null || acceptedCount < maxCreators;
  const open = rows.filter((row) => brands.get(row.brandId)?.state === 'verified' && takesMore(row));
  const facts = await factsOf(ctx, creatorId);
  const suited = open
    .map((row) => ({ row, score: fitOf(row, facts).score }))
    .toSorted((left, right) => right.score - left.score)
    .map(({ row }) => row);
  return show(ctx, suited, creatorId, facts);
}

/** One campaign for a creator: an open one, or one she takes part in or is invited to. */
export async function findCampaignForCreator(ctx: Context, campaignId: string): Promise<OpenCampaign> {
  const creatorId = requireCreator(ctx);
  const row = await findCampaign(ctx, campaignId);
  const isHers = await collaborations(ctx).exists({ campaignId, creatorId });
  const brand = (await findBrands(ctx, [row.brandId])).get(row.brandId);
  const isOpen = row.kind === 'open' && row.state === 'published' && brand?.state === 'verified';
  if (!isHers && !isOpen) throw missing();
  const [shown] = await show(ctx, [row], creatorId, await factsOf(ctx, creatorId));
  if (!shown) throw missing();
  return shown;
}

async function show(
  ctx: Context,
  rows: CampaignRecord[],
  creatorId: string,
  facts: CreatorFacts,
): Promise<OpenCampaign[]> {
  const ids = rows.map(({ _id }) => _id);
  const [shown, used, hers] = await Promise.all([
    showCampaigns(ctx, rows),
    usedOfCampaigns(ctx, ids),
    collaborations(ctx)
      .find({ creatorId, campaignId: { $in: ids } }, { campaignId: 1, state: 1, approvedPieces: 1 })
      .lean(),
  ]);
  const mine = new Map(hers.map((each) => [each.campaignId, each]));
  const over = hers.filter(({ state }) => isOver(state)).map(({ _id }) => _id);
  const partings = await partingsOf(ctx, over);
  const now = ctx.clock.now();
  return rows.flatMap((row) => {
    const basics = shown.get(row._id);
    if (!basics) return [];
    const { fits, reasons } = fitOf(row, facts);
    const feeMinor = (row.contentFeeMinor ?? 0) * row.pieces;
    const budgetLeft = row.budgetMinor === null || (used.get(row._id) ?? 0) + Math.max(1, feeMinor) <= row.budgetMinor;
    const own = mine.get(row._id);
    const mayApply = !own || wayBack(own, partings.get(own._id), row, 'creator', now) === 'now';
    return [{ ...basics, fits, reasons, collaborationId: own?._id ?? null, mayApply, budgetLeft }];
  });
}

async function factsOf(ctx: Context, creatorId: string): Promise<CreatorFacts> {
  const creator = (await findCreators(ctx, [creatorId])).get(creatorId);
  if (!creator) throw missing();
  const identities = (await identitiesOf(ctx, [creator.userId])).get(creator.userId) ?? [];
  const counts = identities.flatMap(({ followers }) => (followers === null ? [] : [followers]));
  const { country, languages, niches } = creator;
  const finishedFor = await finishedBrandsOf(ctx, creatorId);
  return { country, languages, niches, finishedFor, followers: counts.length > 0 ? Math.max(...counts) : null };
}
