import { requireBrand } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { findBrands } from '../brands/index.ts';
import { changeCampaignBudget, unwatchCampaign } from '../commissions/index.ts';
import { asSystem, type Context } from '../context.ts';
import { conflict, type FieldProblem, invalid } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { findCampaign } from './find-campaign.ts';
import { type CampaignRecord, campaigns } from './model.ts';
import type { CampaignState, CampaignStep } from './schemas.ts';

const STEPS: Record<CampaignStep, { from: CampaignState[]; to: CampaignState }> = {
  publish: { from: ['draft'], to: 'published' },
  pause: { from: ['published'], to: 'paused' },
  resume: { from: ['paused'], to: 'published' },
  end: { from: ['published', 'paused'], to: 'ended' },
};

const MIN_BRIEF = 20;

/** What a campaign must say before creators see it. */
export function checkPublishable(campaign: CampaignRecord, now: Date): void {
  const problems: FieldProblem[] = [];
  const { brief, endsAt, rateBps, contentFeeMinor, budgetMinor, pieces } = campaign;
  if (brief.length < MIN_BRIEF) problems.push({ path: 'brief', message: 'says too little: what is to be made?' });
  if (endsAt <= now) problems.push({ path: 'endsAt', message: 'is over already' });
  if (rateBps === null && contentFeeMinor === null)
    problems.push({ path: 'rateBps', message: 'pays nothing: name a commission, a fee or both' });
  if (contentFeeMinor !== null && budgetMinor === null)
    problems.push({ path: 'budgetMinor', message: 'is needed where a fee is paid' });
  if (contentFeeMinor !== null && budgetMinor !== null && contentFeeMinor * pieces > budgetMinor)
    problems.push({ path: 'budgetMinor', message: 'does not pay the fee of one creator' });
  const [first] = problems;
  if (first) throw invalid('campaign_not_ready', `Not ready to publish: ${first.path} ${first.message}.`, problems);
}

/**
 * A brand publishes, pauses, resumes or ends a campaign. Only a verified brand's campaigns are seen. Ended early it takes nobody
 * in any more; who was accepted keeps what was agreed until the end that was agreed.
 */
export async function stepCampaign(
  ctx: Context,
  input: { brandId: string; campaignId: string; step: CampaignStep },
): Promise<CampaignRecord> {
  const { brandId, campaignId, step } = input;
  requireBrand(ctx, brandId, 'edit');
  return inTransaction(ctx, async (tx) => {
    const before = await findCampaign(tx, campaignId, brandId);
    const { from, to } = STEPS[step];
    if (!from.includes(before.state))
      throw conflict('campaign_state', `A campaign that is ${before.state} cannot do this.`);
    const starts = step === 'publish' || step === 'resume';
    if (starts) await checkBrand(tx, brandId);
    if (starts) checkPublishable(before, tx.clock.now());
    const publishedAt = before.publishedAt ?? (step === 'publish' ? tx.clock.now() : null);
    const after: CampaignRecord = { ...before, state: to, publishedAt, version: before.version + 1 };
    const { matchedCount } = await campaigns(tx)
      .updateOne(
        { _id: campaignId, state: before.state, version: before.version },
        { $set: { state: to, publishedAt, version: after.version } },
      )
      .session(tx.session ?? null);
    if (matchedCount === 0) throw conflict('campaign_changed', 'Somebody changed this campaign in between.');
    if (step === 'publish' && before.budgetMinor !== null) {
      const budget = { amountMinor: before.budgetMinor, currency: before.currency };
      await changeCampaignBudget(asSystem(tx, 'campaigns'), { campaignId, budget });
    }
    if (step === 'end') await unwatchCampaign(tx, campaignId);
    await audit(tx, { action: `campaign.${to}`, subject: campaignId, before: { state: before.state } });
    return after;
  });
}

async function checkBrand(tx: Context, brandId: string): Promise<void> {
  const brand = (await findBrands(tx, [brandId])).get(brandId);
  if (brand?.state !== 'verified')
    throw conflict('brand_not_verified', 'Only a verified brand publishes. Its papers are being looked at.');
}
