import { beforeAll, describe, expect, test } from 'vitest';
import { ZodError } from 'zod';
import { endRule, setRule } from '../../src/commissions/index.ts';
import { listRules } from '../../src/commissions/list-rules.ts';
import { ruleRecords } from '../../src/commissions/model.ts';
import type { RuleInput } from '../../src/commissions/rule-input.ts';
import { addDays } from '../../src/kit/clock.ts';
import { makeLink } from '../../src/links/index.ts';
import { orderLine } from '../builders.ts';
import { someCreator, someManager, someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { commissionDesk, commissionsOf, PLACED } from './commission-desk.ts';

let ctx: TestContext;
let shop: Awaited<ReturnType<typeof someShop>>;
let desk: ReturnType<typeof commissionDesk>;
beforeAll(async () => {
  ctx = await testContext();
  shop = await someShop(ctx);
  desk = commissionDesk(ctx, shop);
});

const rate = (rateBps: number) => ({ kind: 'rate' as const, rateBps });
const ofBrand = (brandId: string, overrides: Partial<RuleInput> = {}): RuleInput => ({
  scope: 'brand',
  match: { brandId },
  pay: rate(2_000),
  ...overrides,
});

async function problemOf(input: RuleInput): Promise<{ code?: string; fields: string[] }> {
  const error: unknown = await setRule(ctx, input).then(
    () => undefined,
    (thrown) => thrown,
  );
  if (error instanceof ZodError) return { fields: error.issues.map((issue) => issue.path.join('.')) };
  const { code, fields = [] } = error as { code: string; fields?: { path: string }[] };
  return { code, fields: fields.map(({ path }) => path) };
}

describe('a rule is refused, with the field and the reason,', () => {
  test.for([
    ['that pays more than everything', { pay: rate(10_001) }, 'pay.rateBps'],
    ['that pays less than nothing', { pay: rate(-1) }, 'pay.rateBps'],
    ['in a currency that does not exist', { pay: { kind: 'flat', amountMinor: 100, currency: 'XYZ' } }, 'pay.currency'],
    ['with a cap below zero', { budget: { amountMinor: -1, currency: 'EUR' } }, 'budget.amountMinor'],
    [
      'with a boost over 100 %',
      { scope: 'boost', pay: { kind: 'boost', boostBps: 20_000 }, until: new Date('2027-01-01') },
      'pay.boostBps',
    ],
    ['that boosts for ever', { scope: 'boost', pay: { kind: 'boost', boostBps: 100 } }, 'until'],
    ['that boosts and is no boost', { pay: { kind: 'boost', boostBps: 100 } }, 'pay.kind'],
    ['about products without any', { scope: 'product' }, 'match.skus'],
    ['about a category without one', { scope: 'category' }, 'match.category'],
    ['targeted at nobody', { scope: 'targeted' }, 'match.creatorId'],
    ['of a campaign without one', { scope: 'campaign' }, 'campaignId'],
    ['of the programme for one brand', { scope: 'programme' }, 'match.brandId'],
    ['that ends before it begins', { from: new Date('2027-02-01'), until: new Date('2027-01-01') }, 'until'],
    ['that reaches back', { from: new Date('2020-01-01') }, 'from'],
  ] as [string, Partial<RuleInput>, string][])('%s', async ([, overrides, field]) => {
    expect((await problemOf(ofBrand(shop.brand._id, overrides))).fields).toContain(field);
  });

  test('that overlaps with one for the same; one for something else, or after it, may be', async () => {
    const { brand } = await someShop(ctx);
    const until = addDays(ctx.clock.now(), 10);
    await setRule(ctx, ofBrand(brand._id, { until }));
    expect(await problemOf(ofBrand(brand._id))).toEqual({ code: 'rule_overlaps', fields: ['from'] });
    await setRule(ctx, ofBrand(brand._id, { from: until, until: addDays(until, 5) }));
    const product = (skus: string[]): RuleInput =>
      ofBrand(brand._id, { scope: 'product', match: { brandId: brand._id, skus } });
    await setRule(ctx, product(['A', 'B']));
    await setRule(ctx, product(['C']));
    expect(await problemOf(product(['D', 'B']))).toEqual({ code: 'rule_overlaps', fields: ['from'] });
  });

  test('however many set one at the same time: one of them does', async () => {
    const { brand } = await someShop(ctx);
    const ends = await Promise.allSettled(
      [1, 2, 3, 4].map((percent) => setRule(ctx, ofBrand(brand._id, { pay: rate(percent * 100) }))),
    );
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
    expect(await ruleRecords(ctx).countDocuments({ 'match.brandId': brand._id })).toBe(1);
  });

  test('by whoever is no admin, or for a brand that is not there', async () => {
    const { as } = await someCreator(ctx);
    for (const who of [as, await someManager(ctx, 'finance'), await someManager(ctx, 'reviewer')])
      await expect(setRule(who, ofBrand(shop.brand._id))).rejects.toMatchObject({ kind: 'missing' });
    expect(await problemOf(ofBrand('brd_nobody'))).toMatchObject({ code: 'not_found' });
  });
});

describe('a rule', () => {
  test('is never edited: a new version takes its place, and both say when', async () => {
    const { brand } = await someShop(ctx);
    const first = await setRule(ctx, ofBrand(brand._id));
    const second = await setRule(ctx, ofBrand(brand._id, { pay: rate(2_500), supersedes: first._id }));
    expect(await problemOf(ofBrand(brand._id, { supersedes: first._id }))).toMatchObject({ code: 'rule_changed' });
    expect(
      await problemOf(
        ofBrand(brand._id, {
          supersedes: second._id,
          scope: 'category',
          match: { brandId: brand._id, category: 'home' },
        }),
      ),
    ).toEqual({ code: 'rule_other_match', fields: ['match'] });
    const { data } = await listRules(ctx, { limit: 10, state: 'all', seriesId: first.seriesId });
    expect(data).toMatchObject([
      { version: 2, pay: rate(2_500), state: 'in_force', endedAt: null },
      { version: 1, pay: rate(2_000), state: 'over', endedAt: ctx.clock.now().toISOString() },
    ]);
    expect(
      (await listRules(ctx, { limit: 10, state: 'current', brandId: brand._id })).data.map(({ version }) => version),
    ).toEqual([2]);
  });

  test('that pays an amount for each piece pays it for each, and loses it in proportion', async () => {
    await setRule(ctx, {
      scope: 'product',
      match: { brandId: shop.brand._id, skus: ['MUG'] },
      pay: { kind: 'flat', amountMinor: 150, currency: 'EUR' },
    });
    const { creatorId } = await desk.sold([orderLine({ sku: 'MUG', quantity: 3 })]);
    expect(await commissionsOf(ctx, creatorId)).toMatchObject([
      {
        earnedMinor: 450,
        receipt: { rateBps: 0, flat: { amountMinor: 150, perPieceMinor: 150 }, rule: { scope: 'product', version: 1 } },
      },
    ]);
  });

  test('of one creator counts before all others, and boosts come on top of it', async () => {
    ctx.clock.set(PLACED);
    const own = await someCreator(ctx);
    const link = await makeLink(own.as, { destination: `https://${shop.domain}/`, subIds: {} });
    await setRule(ctx, {
      scope: 'targeted',
      match: { brandId: shop.brand._id, creatorId: own.creator._id },
      pay: rate(3_000),
    });
    await setRule(ctx, {
      scope: 'boost',
      name: 'Night of lamps',
      match: { brandId: shop.brand._id, creatorId: own.creator._id },
      pay: { kind: 'boost', boostBps: 500 },
      until: addDays(PLACED, 1),
    });
    const { newNonce, signClickId } = await import('../../src/links/click-id.ts');
    const clickId = () =>
      signClickId(ctx.keyring, { linkId: link._id, creatorId: own.creator._id, at: PLACED, nonce: newNonce() });
    const { creatorId } = await desk.sold([orderLine()], {
      touch: { creator: own.creator, as: own.as, link, clickId },
    });
    expect(await commissionsOf(ctx, creatorId)).toMatchObject([
      {
        earnedMinor: 3_115,
        receipt: { rateBps: 3_000, boostBps: 500, boosts: [{ name: 'Night of lamps', boostBps: 500 }] },
      },
    ]);
  });

  test('ends once', async () => {
    const { brand } = await someShop(ctx);
    const { _id } = await setRule(ctx, ofBrand(brand._id));
    await endRule(ctx, _id);
    await expect(endRule(ctx, _id)).rejects.toMatchObject({ code: 'rule_over' });
    await expect(endRule(ctx, 'rul_nobody')).rejects.toMatchObject({ kind: 'missing' });
  });
});
