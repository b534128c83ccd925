import { requireBrand } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { changeCampaignBudget, extendCampaignRules } from '../commissions/index.ts';
import { asSystem, type Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { findCampaign } from './find-campaign.ts';
import { changed, checkFields } from './make-campaign.ts';
import { type CampaignRecord, campaigns, collaborations } from './model.ts';
import { checkPublishable } from './publish-campaign.ts';
import type { CampaignChange } from './schemas.ts';

/**
 * A brand changes a campaign. In a draft everything may change; once published what creators agreed to stays, the budget never
 * falls below what is used, and rates and fees count for those who are accepted from now on. A later end also extends the rates
 * that were agreed; an earlier one leaves them.
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
      if (before.endsAt <= tx.clock.now())
        throw conflict('campaign_ended', 'This campaign has ended; nothing of it changes.');
      checkPublishable(after, tx.clock.now());
      if (after.budgetMinor !== before.budgetMinor) await changeBudget(tx, after);
      if (after.endsAt > before.endsAt) await extend(tx, after);
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

async function changeBudget(tx: Context, { _id, budgetMinor, currency }: CampaignRecord): Promise<void> {
  const budget = budgetMinor === null ? null : { amountMinor: budgetMinor, currency };
  if (!(await changeCampaignBudget(asSystem(tx, 'campaigns'), { campaignId: _id, budget })))
    throw conflict('budget_below_use', 'More than this is reserved or spent already.');
}

async function extend(tx: Context, { _id, brandId, endsAt }: CampaignRecord): Promise<void> {
  await extendCampaignRules(asSystem(tx, 'campaigns'), { brandId, campaignId: _id, until: endsAt });
  await collaborations(tx)
    .updateMany({ campaignId: _id, rateUntil: { $lt: endsAt } }, { $set: { rateUntil: endsAt } })
    .session(tx.session ?? null);
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
