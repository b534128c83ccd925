import { beforeAll, describe, expect, test } from 'vitest';
import { actorOf, setMembershipStates } from '../../src/accounts/index.ts';
import { rosters } from '../../src/agencies/rosters/model.ts';
import { allowOffers } from '../../src/agencies/rosters/own-roster.ts';
import { releaseCreator, unlinkAsCreator } from '../../src/agencies/rosters/unlink.ts';
import { listHandledCollaborations } from '../../src/campaigns/collaborations/list-collaborations.ts';
import { sendMessage } from '../../src/campaigns/collaborations/messages.ts';
import { showCollaboration } from '../../src/campaigns/collaborations/show-collaboration.ts';
import { checkDraft } from '../../src/campaigns/collaborations/submit-content.ts';
import { act, inviteCreator } from '../../src/campaigns/index.ts';
import { creators } from '../../src/creators/model.ts';
import { acceptRoster, inviteToRoster } from '../agencies/invited.ts';
import { type Brand, someBrand, someCampaign, someInfluencer } from '../support/campaigns.ts';
import { someAgency } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let brand: Brand;
beforeAll(async () => {
  ctx = await testContext();
  brand = await someBrand(ctx);
});

const gone = { kind: 'missing' };
const page = { limit: 25 };

/** A creator in an agency, with an offer of a brand that waits for an answer. */
async function offered(allows: boolean) {
  const { agency, as: agent } = await someAgency(ctx);
  const { creator, as: hers } = await someInfluencer(ctx);
  await acceptRoster(hers, (await inviteToRoster(agent, agency._id)).token);
  if (allows) await allowOffers(hers, true);
  const campaign = await someCampaign(ctx, brand, { kind: 'targeted' });
  const input = { brandId: brand.brandId, campaignId: campaign._id, creatorId: creator._id, note: '' };
  const { _id: id } = await inviteCreator(brand.as, input);
  return { agency, agent, creator, hers, id };
}

type Offered = Awaited<ReturnType<typeof offered>>;

/** Nothing of an offer can be seen or done by somebody. */
async function seesNothing({ id }: Pick<Offered, 'id'>, as: TestContext | Offered['agent']): Promise<void> {
  await expect(showCollaboration(as, id)).rejects.toMatchObject(gone);
  await expect(act(as, id, { action: 'accept_invitation' })).rejects.toMatchObject(gone);
  await expect(sendMessage(as, id, 'Hello')).rejects.toMatchObject(gone);
  await expect(checkDraft(as, id, { text: 'x' })).rejects.toMatchObject(gone);
}

const handled = async ({ agent, agency }: Offered) =>
  (await listHandledCollaborations(agent, agency._id, page)).data.map(({ id }) => id);

describe('an agency', () => {
  test('that a creator allowed to accepts, writes and checks content for her; everybody sees that it did', async () => {
    const offer = await offered(true);
    expect(await handled(offer)).toEqual([offer.id]);
    await act(offer.agent, offer.id, { action: 'accept_invitation' });
    await sendMessage(offer.agent, offer.id, 'She films on Friday.');
    expect(await checkDraft(offer.agent, offer.id, { text: 'Uma sala.' })).toMatchObject({ state: 'failed' });
    await sendMessage(offer.hers, offer.id, 'On Saturday, in fact.');
    for (const who of [brand.as, offer.hers, offer.agent])
      expect(await showCollaboration(who, offer.id)).toMatchObject({
        state: 'accepted',
        history: [
          { action: 'invite', party: 'brand', byAgency: false },
          { action: 'accept_invitation', party: 'creator', byAgency: true },
        ],
        messages: [{ byAgency: true }, { byAgency: false }],
      });
    expect(await showCollaboration(offer.agent, offer.id)).toMatchObject({ party: 'creator' });
  });

  test('that she did not allow sees nothing of her offers', async () => {
    const offer = await offered(false);
    expect(await handled(offer)).toEqual([]);
    await seesNothing(offer, offer.agent);
  });

  test('from which she took it back, that let her go, or whose time with her ran out, sees nothing any more', async () => {
    const back = await offered(true);
    await allowOffers(back.hers, false);
    await seesNothing(back, back.agent);
    const left = await offered(true);
    await unlinkAsCreator(left.hers, null);
    expect(await showCollaboration(left.agent, left.id)).toMatchObject({ party: 'creator' });
    const roster = await rosters(ctx).findOne({ creatorId: left.creator._id, open: true }).lean();
    await releaseCreator(left.agent, { agencyId: left.agency._id, rosterId: roster?._id ?? '' });
    await seesNothing(left, left.agent);
    expect(await handled(left)).toEqual([]);
  });

  test('other than hers sees nothing, nor can it ask for another agency’s list', async () => {
    const offer = await offered(true);
    const { agency, as: stranger } = await someAgency(ctx);
    await seesNothing(offer, stranger);
    await expect(listHandledCollaborations(stranger, offer.agency._id, page)).rejects.toMatchObject(gone);
    expect((await listHandledCollaborations(stranger, agency._id, page)).data).toEqual([]);
  });

  test('that was suspended, or whose creator was, acts for nobody', async () => {
    const offer = await offered(true);
    await setMembershipStates(ctx, { kind: 'agency', ref: offer.agency._id }, 'suspended');
    const userId = offer.agent.actor.kind === 'user' ? offer.agent.actor.userId : '';
    await seesNothing(offer, { ...ctx, actor: await actorOf(ctx, userId) });
    const other = await offered(true);
    await creators(ctx).updateOne({ _id: other.creator._id }, { $set: { state: 'suspended' } });
    await seesNothing(other, other.agent);
  });
});
