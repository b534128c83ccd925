import { giveBackToCampaign, takeFromCampaign } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import { conflict, invalid } from '../../kit/errors.ts';
import { encrypt } from '../../kit/keyring.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { findCampaign } from '../find-campaign.ts';
import { type CampaignRecord, type CollaborationRecord, campaigns } from '../model.ts';
import type { Action, Party } from '../schemas.ts';
import { checkInvitable } from './begin-collaboration.ts';
import { comeBack } from './come-back.ts';
import { moveOn, stepFrom } from './move.ts';
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

/** One side of a collaboration does something: accepts, declines, asks for a sample, ships it, finishes, cancels, asks again. */
export async function act(ctx: Context, id: string, input: ActInput): Promise<CollaborationRecord> {
  if (ELSEWHERE.includes(input.action))
    throw invalid('action_elsewhere', 'Content is submitted and reviewed at its own address.');
  return inTransaction(ctx, async (tx) => {
    const { collaboration, party } = await enterCollaboration(tx, id, 'edit');
    const campaign = await findCampaign(tx, collaboration.campaignId);
    const { action } = input;
    stepFrom(collaboration, action, party);
    if (action === 'apply_again' || action === 'invite_again')
      return askAgain(tx, campaign, collaboration, party, input);
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
      const change = { sample: null, ...dueFromNow(tx, collaboration) };
      return moveOn(tx, collaboration, party, action, { note: input.note, change });
    }
    return close(tx, collaboration, party, input);
  });
}

/** From the collaboration's own page. In a targeted campaign the brand offers what it offered her last. */
async function askAgain(
  tx: Context,
  campaign: CampaignRecord,
  before: CollaborationRecord,
  party: Party,
  { note = '' }: ActInput,
): Promise<CollaborationRecord> {
  if (party === 'brand') await checkInvitable(tx, campaign, before.creatorId);
  const { rateBps, feeMinor } = before.terms;
  const own = campaign.kind === 'targeted' ? { rateBps, feeMinor } : {};
  return comeBack(tx, campaign, before, { party, note, own });
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
  const { feeMinor, pieces } = collaboration.terms;
  const reservedMinor = (feeMinor ?? 0) * pieces;
  const reserve = { campaignId: campaign._id, totalMinor: campaign.budgetMinor, amountMinor: reservedMinor };
  if (reservedMinor > 0 && !(await takeFromCampaign(tx, reserve)))
    throw conflict('budget_spent', 'What is left of the campaign’s budget does not pay for this collaboration.');
  const rate = await setCollaborationRate(tx, campaign, collaboration);
  const change = { reservedMinor, ...dueFromNow(tx, collaboration), ...rate };
  return moveOn(tx, collaboration, party, action, { note, change });
}

/** The days for the first piece begin now; she is reminded before they are over. */
const dueFromNow = (tx: Context, { terms }: CollaborationRecord) => ({
  deadlineAt: addDays(tx.clock.now(), terms.contentDays),
  remindedAt: null,
});

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
  // While she waits for the sample, no time runs.
  return moveOn(tx, collaboration, party, action, { note, change: { sample, deadlineAt: null } });
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
  const sample = collaboration.sample && { ...collaboration.sample, sealedAddress: null };
  return moveOn(tx, collaboration, party, action, { note, change: { ...dueFromNow(tx, collaboration), sample } });
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
  if (action === 'cancel') await makeRoom(tx, collaboration);
  if (reservedMinor > 0) await giveBackToCampaign(tx, collaboration.campaignId, reservedMinor);
  if (action === 'cancel') await endCollaborationRate(tx, collaboration);
  if (action === 'finish') await pushReliability(tx, collaboration.creatorId);
  return moved;
}

/** Whoever called it off before anything of hers was approved leaves her place to somebody else, and a sample that never left. */
async function makeRoom(tx: Context, { campaignId, approvedPieces, state }: CollaborationRecord): Promise<void> {
  if (state === 'sample_requested') await countSample(tx, campaignId, -1);
  if (approvedPieces > 0) return;
  await campaigns(tx)
    .updateOne({ _id: campaignId, acceptedCount: { $gt: 0 } }, { $inc: { acceptedCount: -1 } })
    .session(tx.session ?? null);
}
