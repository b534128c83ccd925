import type { Context } from '../context.ts';
import { campaigns } from './model.ts';

export interface CampaignName {
  title: string;
  brandId: string;
}

/** What campaigns are called and whose they are, for other folders' verbs. At most 10,000. */
export async function campaignNames(ctx: Context, ids: string[]): Promise<Map<string, CampaignName>> {
  if (ids.length > 10_000) throw new RangeError('at most 10,000 campaigns at once');
  const rows = await campaigns(ctx)
    .find({ _id: { $in: ids } }, { title: 1, brandId: 1 })
    .lean();
  return new Map(rows.map(({ _id, title, brandId }) => [_id, { title, brandId }]));
}
