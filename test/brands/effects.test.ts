import { beforeAll, expect, test } from 'vitest';
import { addShop } from '../../src/brands/index.ts';
import { brands } from '../../src/brands/model.ts';
import { BRAND_STATES, type BrandState } from '../../src/brands/schemas.ts';
import { makeCampaign, stepCampaign } from '../../src/campaigns/index.ts';
import { createKnownLinks, makeCode, makeLink } from '../../src/links/index.ts';
import { createIntake } from '../../src/orders/index.ts';
import { orderPlaced, signed, unique } from '../builders.ts';
import { newCampaign, someBrand } from '../support/campaigns.ts';
import { someCreator } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const happens = (attempt: Promise<unknown>): Promise<boolean> =>
  attempt.then(
    () => true,
    (error: { code?: string; kind?: string }) => {
      if (error.kind === undefined) throw error;
      return false;
    },
  );

/** Tries everything that a state is said to allow, at a brand that was verified before and has a link and a draft. */
async function whatHappens(state: BrandState) {
  const brand = await someBrand(ctx);
  const { as: creator } = await someCreator(ctx);
  const destination = `https://${brand.domain}/lamp`;
  const old = await makeLink(creator, { destination, subIds: {} });
  const draft = await makeCampaign(brand.as, brand.brandId, newCampaign(ctx));
  const shop = await addShop(ctx, { brandId: brand.brandId, name: 'Online' } as Parameters<typeof addShop>[1]);
  await brands(ctx).updateOne({ _id: brand.brandId }, { $set: { state } });
  const known = await createKnownLinks(ctx).find(old.code);
  const placed = signed(shop.secret, orderPlaced({ placedAt: ctx.clock.now().toISOString() }));
  const publish = { brandId: brand.brandId, campaignId: draft._id, step: 'publish' } as const;
  return {
    newLink: await happens(makeLink(creator, { destination, subIds: {} })),
    newCode: await happens(makeCode(creator, { brandId: brand.brandId, code: unique('C') })),
    campaign: await happens(stepCampaign(brand.as, publish)),
    linkLeads: known?.state === 'active',
    order: await happens(
      createIntake(ctx, () => undefined).accept(ctx, {
        shopId: shop.id,
        headers: placed.headers,
        body: Buffer.from(placed.body),
      }),
    ),
  };
}

/** As `docs/brands.md` says it, and `decide-brand.test.ts` holds the page to the code's table. */
const nothing = { newLink: false, newCode: false, campaign: false, linkLeads: false, order: false };
const EFFECTS: Record<BrandState, typeof nothing> = {
  pending: nothing,
  verified: { newLink: true, newCode: true, campaign: true, linkLeads: true, order: true },
  restricted: { ...nothing, linkLeads: true, order: true },
  suspended: { ...nothing, order: true },
  rejected: nothing,
};

test.for(BRAND_STATES)('a brand that is %s may do what its page says, and nothing else', async (state) => {
  expect(await whatHappens(state)).toEqual(EFFECTS[state]);
});
