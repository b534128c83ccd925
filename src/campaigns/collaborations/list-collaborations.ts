import { identitiesOf, requireAgency, requireBrand, requireCreator } from '../../accounts/index.ts';
import { creatorsHandledBy } from '../../agencies/index.ts';
import { findBrands } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../../kit/pagination.ts';
import { findCampaign } from '../find-campaign.ts';
import { type CollaborationRecord, campaigns, collaborations } from '../model.ts';
import type { Party } from '../schemas.ts';
import type { CollaborationRow } from './schemas.ts';

/** Collaborations of the acting creator, newest first. */
export function listOwnCollaborations(ctx: Context, query: PageQuery): Promise<Page<CollaborationRow>> {
  return list(ctx, { creatorId: requireCreator(ctx) }, query, 'creator');
}

/** Collaborations of a brand, of one campaign where it is named, newest first. */
export async function listBrandCollaborations(
  ctx: Context,
  input: { brandId: string; campaignId?: string },
  query: PageQuery,
): Promise<Page<CollaborationRow>> {
  const { brandId, campaignId } = input;
  requireBrand(ctx, brandId, 'look');
  if (campaignId) await findCampaign(ctx, campaignId, brandId);
  return list(ctx, campaignId ? { campaignId } : { brandId }, query, 'brand');
}

/** What an agency handles: collaborations of creators on its roster now who allowed it. */
export async function listHandledCollaborations(
  ctx: Context,
  agencyId: string,
  query: PageQuery,
): Promise<Page<CollaborationRow>> {
  requireAgency(ctx, agencyId);
  const creatorIds = await creatorsHandledBy(ctx, agencyId);
  return list(ctx, { creatorId: { $in: creatorIds } }, query, 'creator');
}

async function list(ctx: Context, filter: object, query: PageQuery, party: Party): Promise<Page<CollaborationRow>> {
  const rows = await collaborations(ctx)
    .find({ ...filter, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const page = toPage(rows, query.limit, (row) => row);
  return { data: await showRows(ctx, page.data, party), next: page.next };
}

/** Collaborations as lists show them to one side. */
export async function showRows(ctx: Context, rows: CollaborationRecord[], party: Party): Promise<CollaborationRow[]> {
  const distinct = (pick: (row: CollaborationRecord) => string) => [...new Set(rows.map(pick))];
  const [brands, creators, found] = await Promise.all([
    findBrands(
      ctx,
      distinct(({ brandId }) => brandId),
    ),
    findCreators(
      ctx,
      distinct(({ creatorId }) => creatorId),
    ),
    campaigns(ctx)
      .find({ _id: { $in: distinct(({ campaignId }) => campaignId) } }, { title: 1, kind: 1, state: 1, endsAt: 1 })
      .lean(),
  ]);
  const networks = await identitiesOf(
    ctx,
    [...creators.values()].map(({ userId }) => userId),
  );
  const byId = new Map(found.map((campaign) => [campaign._id, campaign]));
  return rows.flatMap((row) => {
    const campaign = byId.get(row.campaignId);
    const creator = creators.get(row.creatorId);
    if (!campaign || !creator) return [];
    const { rateBps, feeMinor, currency, pieces, contentDays } = row.terms;
    const { displayName, country, languages, niches, userId } = creator;
    return [
      {
        id: row._id,
        state: row.state,
        campaign: {
          id: campaign._id,
          title: campaign.title,
          kind: campaign.kind,
          state: campaign.state,
          endsAt: campaign.endsAt.toISOString(),
        },
        brand: { id: row.brandId, name: brands.get(row.brandId)?.name ?? '' },
        creator: { id: creator._id, displayName, country, languages, niches, networks: networks.get(userId) ?? [] },
        terms: { rateBps, fee: feeMinor === null ? null : { amountMinor: feeMinor, currency }, pieces, contentDays },
        rateUntil: row.rateUntil?.toISOString() ?? null,
        approvedPieces: row.approvedPieces,
        note: row.note,
        deadlineAt: row.deadlineAt?.toISOString() ?? null,
        overdue: row.inTime === null && row.deadlineAt !== null && row.deadlineAt < ctx.clock.now(),
        unread: row.unread[party],
        updatedAt: row.updatedAt.toISOString(),
      },
    ];
  });
}
