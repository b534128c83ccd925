import { requireBrand } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { usedOfCampaigns } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { findCampaign } from './find-campaign.ts';
import { changed, checkFields } from './make-campaign.ts';
import { type CampaignRecord, campaigns } from './model.ts';
import { checkPublishable } from './publish-campaign.ts';
import type { CampaignChange } from './schemas.ts';

/**
 * A brand changes a campaign. In a draft everything may change; once published what creators agreed to stays, the budget never
 * falls below what is used, and rates and fees count for those who are accepted from now on.
 */
export async function changeCampaign(
  ctx: Context,
  input: { brandId: string; campaignId: string; change: CampaignChange },
): Promise<CampaignRecord> {
  const { brandId, campaignId, change } = input;
  requireBrand(ctx, brandId, 'edit');
  return inTransaction(ctx, async (tx) => {
    const before = await findCampaign(tx, campaignId, brandId);
    const after = changed(before, change);
    await checkFields(tx, brandId, after);
    if (before.state !== 'draft') {
      checkPublishable(after, tx.clock.now());
      await checkBudget(tx, after);
    }
    const { _id, ...fields } = after;
    const { matchedCount } = await campaigns(tx)
      .updateOne({ _id, version: before.version, state: before.state }, { $set: changeable(fields) })
      .session(tx.session ?? null);
    if (matchedCount === 0)
      throw conflict('campaign_changed', 'Somebody changed this campaign in between. Load it again.');
    await audit(tx, { action: 'campaign.changed', subject: campaignId, before: said(before), after: said(after) });
    return after;
  });
}

async function checkBudget(tx: Context, { _id, budgetMinor }: CampaignRecord): Promise<void> {
  const usedMinor = (await usedOfCampaigns(tx, [_id])).get(_id) ?? 0;
  if (budgetMinor !== null && budgetMinor < usedMinor)
    throw conflict('budget_below_use', 'More than this is reserved or spent already.');
}

/** Counters belong to the acceptances, which may run beside this. */
function changeable({ acceptedCount: _a, samplesGiven: _s, state: _t, ...fields }: Omit<CampaignRecord, '_id'>) {
  return fields;
}

const said = ({ title, rateBps, contentFeeMinor, budgetMinor, endsAt, maxCreators, samples }: CampaignRecord) => ({
  title,
  rateBps,
  contentFeeMinor,
  budgetMinor,
  endsAt,
  maxCreators,
  samples,
});
