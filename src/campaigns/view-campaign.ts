import { findBrands } from '../brands/index.ts';
import { findProducts } from '../catalogue/index.ts';
import { usedOfCampaigns } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { type CampaignRecord, collaborations } from './model.ts';
import type { Campaign, OpenCampaign } from './schemas.ts';

type Shown = Omit<OpenCampaign, 'fits' | 'reasons' | 'collaborationId' | 'mayApply' | 'budgetLeft'>;

/** What everybody who may see a campaign sees of it. */
export async function showCampaigns(ctx: Context, rows: CampaignRecord[]): Promise<Map<string, Shown>> {
  const brands = await findBrands(ctx, [...new Set(rows.map(({ brandId }) => brandId))]);
  const shown = new Map<string, Shown>();
  for (const row of rows) {
    const products = await findProducts(ctx, row.brandId, row.skus);
    const { currency } = row;
    shown.set(row._id, {
      id: row._id,
      brand: { id: row.brandId, name: brands.get(row.brandId)?.name ?? '' },
      kind: row.kind,
      state: row.state,
      title: row.title,
      brief: row.brief,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      countries: row.countries,
      languages: row.languages,
      niches: row.niches,
      minFollowers: row.minFollowers,
      products: row.skus.map((sku) => {
        const product = products.get(sku);
        const { name = sku, imageUrl = null, price = null, url = null } = product ?? {};
        return { sku, name, imageUrl, price, url };
      }),
      rateBps: row.rateBps,
      contentFee: row.contentFeeMinor === null ? null : { amountMinor: row.contentFeeMinor, currency },
      pieces: row.pieces,
      contentDays: row.contentDays,
      samples: { total: row.samples, left: Math.max(0, row.samples - row.samplesGiven) },
    });
  }
  return shown;
}

/** What its brand sees: with budget and how many creators are where. */
export async function showToBrand(ctx: Context, rows: CampaignRecord[]): Promise<Campaign[]> {
  const ids = rows.map(({ _id }) => _id);
  const [shown, used, counts] = await Promise.all([
    showCampaigns(ctx, rows),
    usedOfCampaigns(ctx, ids),
    countStates(ctx, ids),
  ]);
  return rows.flatMap((row) => {
    const basics = shown.get(row._id);
    if (!basics) return [];
    const { currency, version, maxCreators, budgetMinor } = row;
    const budget = {
      total: budgetMinor === null ? null : { amountMinor: budgetMinor, currency },
      used: { amountMinor: used.get(row._id) ?? 0, currency },
    };
    const of = (...states: string[]) =>
      states.reduce((sum, state) => sum + (counts.get(`${row._id}:${state}`) ?? 0), 0);
    return [
      {
        ...basics,
        version,
        currency,
        maxCreators,
        budget,
        counts: {
          invited: of('invited'),
          applied: of('applied'),
          accepted: row.acceptedCount,
          toReview: of('content_submitted'),
          done: of('done'),
        },
        createdAt: row.createdAt.toISOString(),
      },
    ];
  });
}

async function countStates(ctx: Context, campaignIds: string[]): Promise<Map<string, number>> {
  const rows = await collaborations(ctx).aggregate<{ _id: { campaignId: string; state: string }; count: number }>([
    { $match: { campaignId: { $in: campaignIds } } },
    { $group: { _id: { campaignId: '$campaignId', state: '$state' }, count: { $sum: 1 } } },
  ]);
  return new Map(rows.map(({ _id, count }) => [`${_id.campaignId}:${_id.state}`, count]));
}
