import { joinRoster } from '../../src/agencies/index.ts';
import { act, applyToCampaign } from '../../src/campaigns/index.ts';
import type { Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import type { ClickRecord } from '../../src/links/index.ts';
import { unique } from '../builders.ts';
import { someBrand, someCampaign } from './campaigns.ts';
import { someTouch } from './orders.ts';
import { someAgency, someShop } from './people.ts';

/** A brand with a shop and three creators: one in its campaign, one represented by an agency, one on her own. */
export async function someProgramme(ctx: Context) {
  const shop = await someShop(ctx);
  const brand = await someBrand(ctx, shop);
  const campaign = await someCampaign(ctx, brand, {
    rateBps: 1_500,
    contentFeeMinor: null,
    skus: ['LAMP'],
    languages: [],
  });
  const at = addDays(ctx.clock.now(), -1);
  const touches = [await someTouch(ctx, shop, at), await someTouch(ctx, shop, at), await someTouch(ctx, shop, at)];
  const [promoter, represented] = touches;
  if (!promoter || !represented) throw new Error('there are three');
  const { _id: id } = await applyToCampaign(promoter.as, { campaignId: campaign._id, note: 'Lamps are my thing.' });
  await act(brand.as, id, { action: 'accept_application' });
  const { agency, as: agencyAs } = await someAgency(ctx);
  const terms = {
    agencyId: agency._id,
    creatorId: represented.creator._id,
    shareBps: 2_000,
    until: null,
    termsVersion: '1',
  };
  await inTransaction(ctx, (tx) => joinRoster(tx, terms));
  return { shop, brand, touches, campaignId: campaign._id, agencyId: agency._id, agencyAs };
}

/** A counted click, the first of its visitor that day. */
export const someClick = (link: { _id: string; creatorId: string }, at: Date): ClickRecord => ({
  _id: unique('n'),
  linkId: link._id,
  creatorId: link.creatorId,
  at,
  country: 'ES',
  device: 'phone',
  referrerHost: null,
  subIds: {},
  visitorHash: unique('v'),
  counts: true,
});
