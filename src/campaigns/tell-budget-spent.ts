import { spentCampaigns, unwatchCampaign } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../kit/transaction.ts';
import { tellSide } from './collaborations/readers.ts';
import { namesOf } from './collaborations/tell-of-step.ts';
import { findCampaign } from './find-campaign.ts';
import { type CollaborationRecord, collaborations } from './model.ts';

const BATCH = 100;
const NEWS = { what: 'budget_spent' as const, note: '' };

/**
 * Tells the brand, and every creator whose rate is in force, that a campaign's budget is used up: a page of them in each transaction.
 * Killed anywhere and run again each is told once, by the mail's key. @returns how many campaigns
 */
export async function tellBudgetSpent(ctx: Context): Promise<number> {
  const spent = await spentCampaigns(ctx);
  for (const { campaignId, limitMinor } of spent) {
    const key = `${campaignId}:${limitMinor}`;
    let after = '';
    for (;;) {
      const page = await collaborations(ctx)
        .find({
          campaignId,
          _id: { $gt: after },
          state: { $nin: ['cancelled', 'declined'] },
          rateUntil: { $gt: ctx.clock.now() },
        })
        .sort({ _id: 1 })
        .limit(BATCH)
        .lean();
      await inTransaction(ctx, (tx) => tellCreators(tx, page, key));
      after = page.at(-1)?._id ?? '';
      if (page.length < BATCH) break;
    }
    await inTransaction(ctx, async (tx) => {
      await tellBrand(tx, campaignId, key);
      await unwatchCampaign(tx, campaignId, limitMinor);
    });
  }
  return spent.length;
}

async function tellCreators(tx: Context, page: CollaborationRecord[], key: string): Promise<void> {
  for (const collaboration of page) {
    const values = { ...(await namesOf(tx, collaboration)), ...NEWS, fee: null, deadlineAt: null, tracking: null };
    await tellSide(tx, collaboration, { party: 'creator', template: 'campaign-creator', values, key });
  }
}

async function tellBrand(tx: Context, campaignId: string, key: string): Promise<void> {
  const { brandId, title: campaign } = await findCampaign(tx, campaignId);
  const path = `/brand/${brandId}/campaigns/${campaignId}`;
  const values = { campaign, brand: '', creator: '', ...NEWS };
  const sides = { _id: '', brandId, creatorId: '' };
  await tellSide(tx, sides, { party: 'brand', template: 'campaign-brand', values, key, path });
}
