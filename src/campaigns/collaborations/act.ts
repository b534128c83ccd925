import { giveBackToCampaign, takeFromCampaign } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import { conflict, invalid } from '../../kit/errors.ts';
import { encrypt } from '../../kit/keyring.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { findCampaign } from '../find-campaign.ts';
import { type CampaignRecord, type CollaborationRecord, campaigns } from '../model.ts';
import type { Action, Party } from '../schemas.ts';
import { moveOn } from './move.ts';
import { enterCollaboration } from './party.ts';
import { endCollaborationRate, setCollaborationRate } from './rates.ts';
import { pushReliability } from './reliability.ts';

export interface ActInput {
  action: Action;
  note?: string | undefined;
  /** For `request_sample`: which product, and where it goes. */
  sku?: string | undefined;
  address?: string | undefined;
  /** For `ship_sample`. */
  tracking?: string | undefined;
}

/** Actions that come with content of their own and have verbs of their own. */
const ELSEWHERE: Action[] = ['submit_content', 'approve_content', 'request_changes'];

/** One side of a collaboration does something: accepts, declines, asks for a sample, ships it, finishes, cancels. */
export async function act(ctx: Context, id: string, input: ActInput): Promise<CollaborationRecord> {
  if (ELSEWHERE.includes(input.action))
    throw invalid('action_elsewhere', 'Content is submitted and reviewed at its own address.');
  return inTransaction(ctx, async (tx) => {
    const { collaboration, party } = await enterCollaboration(tx, id, 'edit');
    const campaign = await findCampaign(tx, collaboration.campaignId);
    const { action } = input;
    if (action === 'accept_invitation' || action === 'accept_application')
      return accept(tx, campaign, collaboration, party, input);
    if (action === 'request_sample') return requestSample(tx, campaign, collaboration, party, input);
    if (action === 'ship_sample') {
      const tracking = input.tracking?.trim() || null;
      const sample = collaboration.sample && { ...collaboration.sample, tracking };
      return moveOn(tx, collaboration, party, action, { note: input.note, change: { sample } });
    }
    if (action === 'confirm_delivery') return deliver(tx, collaboration, party, input);
    if (action === 'refuse_sample') {
      await countSample(tx, campaign._id, -1);
      return moveOn(tx, collaboration, party, action, { note: input.note, change: { sample: null } });
    }
    return close(tx, collaboration, party, input);
  });
}

/** Takes the place, reserves the fees, sets the rate: all of it, or the collaboration is not accepted. */
async function accept(
  tx: Context,
  campaign: CampaignRecord,
  collaboration: CollaborationRecord,
  party: Party,
  { action, note }: ActInput,
): Promise<CollaborationRecord> {
  if (campaign.state !== 'published' || campaign.endsAt <= tx.clock.now())
    throw conflict('campaign_not_running', 'This campaign takes nobody in at the moment.');
  const { matchedCount } = await campaigns(tx)
    .updateOne(
      {
        _id: campaign._id,
        state: 'published',
        $or: [{ maxCreators: null }, { $expr: { $lt: ['$acceptedCount', '$maxCreators'] } }],
      },
      { $inc: { acceptedCount: 1 } },
    )
    .session(tx.session ?? null);
  if (matchedCount === 0) throw conflict('campaign_full', 'All places of this campaign are taken.');
  const { feeMinor, pieces, contentDays } = collaboration.terms;
  const reservedMinor = (feeMinor ?? 0) * pieces;
  const reserve = { campaignId: campaign._id, totalMinor: campaign.budgetMinor, amountMinor: reservedMinor };
  if (reservedMinor > 0 && !(await takeFromCampaign(tx, reserve)))
    throw conflict('budget_spent', 'What is left of the campaign’s budget does not pay for this collaboration.');
  const deadlineAt = addDays(tx.clock.now(), contentDays);
  const ruleId = await setCollaborationRate(tx, campaign, collaboration);
  return moveOn(tx, collaboration, party, action, { note, change: { reservedMinor, deadlineAt, ruleId } });
}

async function requestSample(
  tx: Context,
  campaign: CampaignRecord,
  collaboration: CollaborationRecord,
  party: Party,
  { action, note, sku, address }: ActInput,
): Promise<CollaborationRecord> {
  if (!sku || !campaign.skus.includes(sku))
    throw invalid('sample_invalid', 'Samples are of the campaign’s products.', [
      { path: 'sku', message: 'is not one of them' },
    ]);
  if (!address?.trim())
    throw invalid('sample_invalid', 'Where does it go?', [{ path: 'address', message: 'is missing' }]);
  await countSample(tx, campaign._id, 1);
  const sealedAddress = encrypt(tx.keyring, 'sample-address', address.trim());
  const sample = { sku, sealedAddress, tracking: null };
  return moveOn(tx, collaboration, party, action, { note, change: { sample } });
}

async function countSample(tx: Context, campaignId: string, change: 1 | -1): Promise<void> {
  const within = change === 1 ? { $expr: { $lt: ['$samplesGiven', '$samples'] } } : { samplesGiven: { $gt: 0 } };
  const { matchedCount } = await campaigns(tx)
    .updateOne({ _id: campaignId, ...within }, { $inc: { samplesGiven: change } })
    .session(tx.session ?? null);
  if (matchedCount === 0) throw conflict('samples_gone', 'There are no samples left.');
}

/** The time for the content runs from the day she has the sample; her address has done its work. */
async function deliver(
  tx: Context,
  collaboration: CollaborationRecord,
  party: Party,
  { action, note }: ActInput,
): Promise<CollaborationRecord> {
  const deadlineAt = addDays(tx.clock.now(), collaboration.terms.contentDays);
  const sample = collaboration.sample && { ...collaboration.sample, sealedAddress: null };
  return moveOn(tx, collaboration, party, action, { note, change: { deadlineAt, sample } });
}

/** Declined, withdrawn, cancelled, done: what is reserved and was not earned goes back. */
async function close(
  tx: Context,
  collaboration: CollaborationRecord,
  party: Party,
  { action, note }: ActInput,
): Promise<CollaborationRecord> {
  const { sample, reservedMinor } = collaboration;
  const change = { reservedMinor: 0, sample: sample && { ...sample, sealedAddress: null } };
  const moved = await moveOn(tx, collaboration, party, action, { note, change });
  if (reservedMinor > 0) await giveBackToCampaign(tx, collaboration.campaignId, reservedMinor);
  if (action === 'cancel') await endCollaborationRate(tx, collaboration);
  if (action === 'finish') await pushReliability(tx, collaboration.creatorId);
  return moved;
}
