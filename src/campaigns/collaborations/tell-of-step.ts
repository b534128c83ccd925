import { findBrands } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import type { BrandNews, CreatorNews } from '../../notifications/index.ts';
import { findCampaign } from '../find-campaign.ts';
import type { CollaborationEventRecord, CollaborationRecord } from '../model.ts';
import { tellSide } from './readers.ts';

type Step = CollaborationEventRecord['action'];

/** Steps of the brand that the creator is written to about. */
const TO_CREATOR: Partial<Record<Step, CreatorNews>> = {
  invite: 'invited',
  invite_again: 'invited',
  accept_application: 'accepted',
  decline_application: 'declined',
  ship_sample: 'sample_shipped',
  refuse_sample: 'sample_refused',
  request_changes: 'changes_requested',
  approve_content: 'approved',
  cancel: 'cancelled',
};

/** Steps of the creator that the brand is written to about. */
const TO_BRAND: Partial<Record<Step, BrandNews>> = {
  apply: 'applied',
  apply_again: 'applied',
  accept_invitation: 'accepted',
  decline_invitation: 'declined',
  request_sample: 'sample_requested',
  submit_content: 'content_submitted',
  cancel: 'cancelled',
};

/** What mails about a collaboration name. */
export async function namesOf(tx: Context, { campaignId, brandId, creatorId }: CollaborationRecord) {
  const { title } = await findCampaign(tx, campaignId);
  const brand = (await findBrands(tx, [brandId])).get(brandId)?.name ?? '';
  const creator = (await findCreators(tx, [creatorId])).get(creatorId)?.displayName ?? '';
  return { campaign: title, brand, creator };
}

/**
 * Mails the other side about a step, in the transaction that takes it: who did it, and what is next. Of applications only the first
 * of a day is mailed for each campaign; the page shows the rest.
 */
export async function tellOfStep(
  tx: Context,
  collaboration: CollaborationRecord,
  { _id, party, action, note }: CollaborationEventRecord,
): Promise<void> {
  const creatorNews = party === 'brand' ? TO_CREATOR[action] : undefined;
  const brandNews = party === 'creator' ? TO_BRAND[action] : undefined;
  if (!creatorNews && !brandNews) return;
  const { terms, deadlineAt, sample, campaignId } = collaboration;
  const fee = terms.feeMinor === null ? null : { amountMinor: terms.feeMinor, currency: terms.currency };
  const names = await namesOf(tx, collaboration);
  if (creatorNews) {
    const values = { ...names, what: creatorNews, note, fee, deadlineAt, tracking: sample?.tracking ?? null };
    await tellSide(tx, collaboration, { party: 'creator', template: 'campaign-creator', values, key: _id });
  }
  if (brandNews) {
    const day = tx.clock.now().toISOString().slice(0, 10);
    const key = brandNews === 'applied' ? `applied:${campaignId}:${day}` : _id;
    const values = { ...names, what: brandNews, note };
    await tellSide(tx, collaboration, { party: 'brand', template: 'campaign-brand', values, key });
  }
}
