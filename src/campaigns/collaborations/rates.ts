import { endRule, setRule } from '../../commissions/index.ts';
import { asSystem, type Context } from '../../context.ts';
import { DomainError } from '../../kit/errors.ts';
import type { CampaignRecord, CollaborationRecord } from '../model.ts';

/**
 * Puts the agreed rate in force for one creator, from her acceptance to the end of the campaign as it was agreed; orders under it
 * count against the campaign's budget. Inside the caller's transaction.
 * @returns the rule's id and its end; nulls where the usual rate counts
 */
export async function setCollaborationRate(
  tx: Context,
  campaign: CampaignRecord,
  { creatorId, terms }: CollaborationRecord,
): Promise<Pick<CollaborationRecord, 'ruleId' | 'rateUntil'>> {
  if (terms.rateBps === null) return { ruleId: null, rateUntil: null };
  const now = tx.clock.now();
  const rule = await setRule(asSystem(tx, 'campaigns'), {
    scope: campaign.kind === 'targeted' ? 'targeted' : 'campaign',
    name: campaign.title,
    match: { brandId: campaign.brandId, creatorId, ...(campaign.skus.length > 0 ? { skus: campaign.skus } : {}) },
    pay: { kind: 'rate', rateBps: terms.rateBps },
    from: campaign.startsAt > now ? campaign.startsAt : now,
    until: campaign.endsAt,
    campaignId: campaign._id,
    budget: campaign.budgetMinor === null ? null : { amountMinor: campaign.budgetMinor, currency: campaign.currency },
  });
  return { ruleId: rule._id, rateUntil: campaign.endsAt };
}

/** Ends the rate of a collaboration that was cancelled; past orders keep theirs. */
export async function endCollaborationRate(tx: Context, { ruleId }: CollaborationRecord): Promise<void> {
  if (ruleId === null) return;
  await endRule(asSystem(tx, 'campaigns'), ruleId).catch((error: unknown) => {
    // Its period may be over already.
    if (!(error instanceof DomainError && error.code === 'rule_over')) throw error;
  });
}
