import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeCampaign } from '../../src/campaigns/change-campaign.ts';
import { showCollaboration } from '../../src/campaigns/collaborations/show-collaboration.ts';
import { act, applyToCampaign } from '../../src/campaigns/index.ts';
import { findBrandCampaign, findCampaignForCreator } from '../../src/campaigns/list-campaigns.ts';
import { explain, type Language } from '../../src/commissions/explain.ts';
import { commissions } from '../../src/commissions/model.ts';
import type { Context } from '../../src/context.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import { newNonce, signClickId } from '../../src/links/click-id.ts';
import { makeLink } from '../../src/links/index.ts';
import { processEvents } from '../../src/orders/index.ts';
import { orderLine, orderPlaced, orderRefunded } from '../builders.ts';
import { commissionDesk } from '../commissions/commission-desk.ts';
import { type Brand, someBrand, someCampaign, someCollaboration, someInfluencer } from '../support/campaigns.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let brand: Brand;
let desk: ReturnType<typeof commissionDesk>;
beforeAll(async () => {
  ctx = await testContext();
});
beforeEach(async () => {
  brand = await someBrand(ctx);
  desk = commissionDesk(ctx, brand.shop);
});

/** Reports an order of lamps, 89.00 each, that a creator brought. Nothing is settled yet. */
async function order(seller: { as: Context; creator: { _id: string } }, quantity = 1): Promise<string> {
  const link = await makeLink(seller.as, { destination: `https://${brand.domain}/`, subIds: {} });
  const at = ctx.clock.now();
  const clickId = signClickId(ctx.keyring, { linkId: link._id, creatorId: seller.creator._id, at, nonce: newNonce() });
  const lines = [orderLine({ sku: 'LAMP', quantity })];
  const placed = orderPlaced({ placedAt: at.toISOString(), clickId, lines });
  await desk.send(placed);
  return placed.data.orderId;
}

const salesOf = (creatorId: string) => commissions(ctx).find({ creatorId, kind: 'sale' }).sort({ _id: 1 }).lean();
const sumOf = (rows: { amountMinor: number }[]) => rows.reduce((sum, row) => sum + row.amountMinor, 0);
const usedOf = async (campaignId: string) =>
  (await findBrandCampaign(brand.as, brand.brandId, campaignId)).budget.used.amountMinor;
const setBudget = async (campaignId: string, budgetMinor: number | null) => {
  const { version } = await findBrandCampaign(brand.as, brand.brandId, campaignId);
  await changeCampaign(brand.as, { brandId: brand.brandId, campaignId, change: { version, budgetMinor } });
};

describe('the budget of a campaign', () => {
  test('is for fees and commission together: what is reserved for a fee is safe from orders, and nothing goes beyond it', async () => {
    const { _id } = await someCampaign(ctx, brand, { rateBps: 2_000, contentFeeMinor: 10_000, budgetMinor: 13_000 });
    const her = await someCollaboration(ctx, brand, _id);
    await order(her);
    await order(her);
    await desk.settle();
    // 20 % of 89.00 is 17.80; of the 30.00 that the fee leaves, the second order gets the rest.
    expect((await salesOf(her.creator._id)).map(({ amountMinor }) => amountMinor).toSorted()).toEqual([1_220, 1_780]);
    expect(await usedOf(_id)).toBe(13_000);
    expect(await showCollaboration(her.as, her.id)).toMatchObject({ budgetSpent: true });
    const other = await someInfluencer(ctx);
    expect(await findCampaignForCreator(other.as, _id)).toMatchObject({ budgetLeft: false });
    await expect(someCollaboration(ctx, brand, _id)).rejects.toMatchObject({ code: 'budget_spent' });
    await order(her);
    await desk.settle();
    const rows = await salesOf(her.creator._id);
    expect(sumOf(rows)).toBe(3_000);
    const cut = rows.find(({ amountMinor }) => amountMinor === 0);
    const said = (language: Language) => (cut ? explain(cut, 'Casa', language) : []).join(' ');
    expect(said('en')).toMatch(/campaign’s budget of 130\.00 EUR is used up/);
    expect(said('ru')).toMatch(/бюджет/i);
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('holds when many orders of many creators settle at once, and an acceptance beside them', {
    timeout: 60_000,
  }, async () => {
    const { _id } = await someCampaign(ctx, brand, { rateBps: 2_000, contentFeeMinor: 4_000, budgetMinor: 20_000 });
    const sellers = [await someCollaboration(ctx, brand, _id), await someCollaboration(ctx, brand, _id)];
    const third = await someInfluencer(ctx);
    for (let count = 0; count < 8; count += 1) for (const seller of sellers) await order(seller);
    const { _id: waiting } = await applyToCampaign(third.as, { campaignId: _id, note: '' });
    const accepted = act(brand.as, waiting, { action: 'accept_application' }).then(
      () => 4_000,
      () => 0,
    );
    await Promise.allSettled([accepted, ...Array.from({ length: 3 }, () => processEvents(ctx))]);
    await desk.settle();
    const earned = sumOf((await Promise.all(sellers.map(({ creator }) => salesOf(creator._id)))).flat());
    expect(earned).toBe(20_000 - 8_000 - (await accepted));
    expect(await usedOf(_id)).toBe(20_000);
  });

  test('raised, has room for orders from then on; lowered, stops earlier, and never below what is used', async () => {
    const { _id } = await someCampaign(ctx, brand, { rateBps: 2_000, contentFeeMinor: null, budgetMinor: 1_000 });
    const her = await someCollaboration(ctx, brand, _id);
    await order(her);
    await desk.settle();
    await setBudget(_id, 5_000);
    expect(await showCollaboration(her.as, her.id)).toMatchObject({ budgetSpent: false });
    await order(her);
    await desk.settle();
    expect(sumOf(await salesOf(her.creator._id))).toBe(1_000 + 1_780);
    await expect(setBudget(_id, 2_779)).rejects.toMatchObject({ code: 'budget_below_use' });
    await setBudget(_id, 3_000);
    await order(her);
    await desk.settle();
    expect(sumOf(await salesOf(her.creator._id))).toBe(3_000);
    await setBudget(_id, null);
    await order(her);
    await desk.settle();
    expect(sumOf(await salesOf(her.creator._id))).toBe(3_000 + 1_780);
  });

  test('does not grow back by refunds: what was promised once stays counted, so that it can never be passed', async () => {
    const { _id } = await someCampaign(ctx, brand, { rateBps: 2_000, contentFeeMinor: null, budgetMinor: 1_780 });
    const her = await someCollaboration(ctx, brand, _id);
    const orderId = await order(her);
    await desk.settle();
    await desk.send(orderRefunded(orderId, 'r1', ctx.clock.now(), [{ lineId: '1', quantity: 1 }]));
    await desk.settle();
    expect(sumOf(await salesOf(her.creator._id))).toBe(0);
    expect(await usedOf(_id)).toBe(1_780);
    await order(her);
    await desk.settle();
    expect(sumOf(await salesOf(her.creator._id))).toBe(0);
  });

  test('gets back what was reserved for somebody who called it off, for the next one', async () => {
    const { _id } = await someCampaign(ctx, brand, { contentFeeMinor: 10_000, budgetMinor: 10_000 });
    const first = await someCollaboration(ctx, brand, _id);
    await expect(someCollaboration(ctx, brand, _id)).rejects.toMatchObject({ code: 'budget_spent' });
    await act(first.as, first.id, { action: 'cancel' });
    await someCollaboration(ctx, brand, _id);
    expect(await usedOf(_id)).toBe(10_000);
  });
});
