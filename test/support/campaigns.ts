import { setMembership } from '../../src/accounts/index.ts';
import { identities } from '../../src/accounts/model.ts';
import { act, applyToCampaign, makeCampaign, NewCampaign, stepCampaign } from '../../src/campaigns/index.ts';
import { loadProducts } from '../../src/catalogue/index.ts';
import type { Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { unique } from '../builders.ts';
import { someCreator, someShop, someUser } from './people.ts';

/** A verified brand with a product and somebody of it who edits. */
export async function someBrand(ctx: Context, known?: Awaited<ReturnType<typeof someShop>>, member: object = {}) {
  const shop = known ?? (await someShop(ctx));
  const { brand, domain } = shop;
  const userId = await someUser(ctx, member);
  const role = 'editor' as const;
  await setMembership(ctx, { userId, kind: 'brand', ref: brand._id, state: 'active', role });
  const product = { sku: 'LAMP', name: 'Lamp', priceMinor: 8_900, currency: 'EUR', url: `https://${domain}/lamp` };
  await loadProducts(ctx, { brandId: brand._id, products: [product] });
  const brandRoles = [{ brandId: brand._id, role }];
  const as: Context = { ...ctx, actor: { kind: 'user', userId, creatorActive: false, brandRoles } };
  return { brandId: brand._id, shop, domain, as };
}

export type Brand = Awaited<ReturnType<typeof someBrand>>;

export const newCampaign = (ctx: Context, overrides: object = {}) =>
  NewCampaign.parse({
    kind: 'open',
    title: 'Autumn light',
    brief: 'Show the lamp in **your own** room in the evening.',
    currency: 'EUR',
    startsAt: ctx.clock.now().toISOString(),
    endsAt: addDays(ctx.clock.now(), 60).toISOString(),
    languages: ['pt'],
    skus: ['LAMP'],
    contentFeeMinor: 10_000,
    budgetMinor: 100_000,
    samples: 5,
    ...overrides,
  });

/** A published campaign of a brand. */
export async function someCampaign(ctx: Context, brand: Brand, overrides: object = {}) {
  const made = await makeCampaign(brand.as, brand.brandId, newCampaign(ctx, overrides));
  return stepCampaign(brand.as, { brandId: brand.brandId, campaignId: made._id, step: 'publish' });
}

/** A creator with a linked Instagram account. */
export async function someInfluencer(ctx: Context, person: object = {}) {
  const made = await someCreator(ctx, { userId: await someUser(ctx, person) });
  const username = unique('insta');
  await identities(ctx).create([
    {
      _id: `instagram:${username}`,
      network: 'instagram',
      subject: username,
      userId: made.creator.userId,
      username,
      profileUrl: `https://www.instagram.com/${username}/`,
      sealedTokens: null,
      linkedAt: ctx.clock.now(),
      lastSignInAt: ctx.clock.now(),
    },
  ]);
  return { ...made, username };
}

/** A creator whose application to a campaign was accepted. */
export async function someCollaboration(ctx: Context, brand: Brand, campaignId: string, person: object = {}) {
  const influencer = await someInfluencer(ctx, person);
  const { _id: id } = await applyToCampaign(influencer.as, { campaignId, note: 'Lamps are my thing.' });
  await act(brand.as, id, { action: 'accept_application' });
  return { id, ...influencer };
}
