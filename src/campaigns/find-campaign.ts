import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { type CampaignRecord, campaigns } from './model.ts';

/** A campaign; of this brand, where one is named. */
export async function findCampaign(ctx: Context, campaignId: string, brandId?: string): Promise<CampaignRecord> {
  const found = await campaigns(ctx)
    .findOne({ _id: campaignId, ...(brandId ? { brandId } : {}) })
    .session(ctx.session ?? null)
    .lean();
  if (!found) throw missing();
  return found;
}
