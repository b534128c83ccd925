import { requireManager } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import type { Money } from '../kit/money.ts';
import { limitCampaign } from './campaign-budget.ts';
import { ruleRecords } from './model.ts';
import { openBook } from './set-rule.ts';

/**
 * A campaign lasts longer: the rates agreed under it do too, in place, because nothing that was agreed gets less. An earlier end
 * changes none of them. Set `asSystem` once it was checked who acts, inside the caller's transaction.
 * @returns how many rules last longer now
 */
export async function extendCampaignRules(
  tx: Context,
  { brandId, campaignId, until }: { brandId: string; campaignId: string; until: Date },
): Promise<number> {
  requireManager(tx, []);
  await openBook(tx, brandId);
  const { modifiedCount } = await ruleRecords(tx)
    .updateMany({ campaignId, endedAt: null, until: { $lt: until } }, { $set: { until, goneAt: until } })
    .session(tx.session ?? null);
  if (modifiedCount > 0) await audit(tx, { action: 'rules.extended', subject: campaignId, after: { until } });
  return modifiedCount;
}

/**
 * Gives a campaign another budget, or none: every rule under it follows, also those that ended, since their orders may still come.
 * Orders that settle at the same moment wait for it or are waited for. Inside the caller's transaction.
 * @returns whether it is at least what is used
 */
export async function changeCampaignBudget(
  tx: Context,
  { campaignId, budget }: { campaignId: string; budget: Money | null },
): Promise<boolean> {
  requireManager(tx, []);
  if (!(await limitCampaign(tx, campaignId, budget?.amountMinor ?? null))) return false;
  await ruleRecords(tx)
    .updateMany({ campaignId }, { $set: { budget } })
    .session(tx.session ?? null);
  return true;
}
