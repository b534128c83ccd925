import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { addBrand, addShop } from '../../src/brands/index.ts';
import { creators } from '../../src/creators/model.ts';
import { newNonce, signClickId } from '../../src/links/click-id.ts';
import { makeCode, makeLink } from '../../src/links/index.ts';
import { attribute, LOSING_REASONS, type Touch } from '../../src/orders/attribution.ts';
import { explainOrder } from '../../src/orders/explain-order.ts';
import { createIntake } from '../../src/orders/intake/accept-event.ts';
import { listOrders } from '../../src/orders/list-orders.ts';
import { orderIdOf } from '../../src/orders/order-id.ts';
import { readPolicy, setPolicy } from '../../src/orders/policies/set-policy.ts';
import { processEvents } from '../../src/orders/process-events.ts';
import { sayTouches } from '../../src/orders/say-touch.ts';
import { orderPlaced, signed, unique } from '../builders.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let shop: Awaited<ReturnType<typeof addShop>>;
let shopHost: string;

async function newCreator(): Promise<TestContext> {
  const creatorId = unique('crt_');
  await creators(ctx).collection.insertOne({
    _id: creatorId,
    userId: creatorId,
    state: 'active',
    ownHashes: [],
  } as never);
  return { ...ctx, actor: { kind: 'user', userId: unique('usr_'), creatorId, creatorActive: true } };
}

const idOf = (creator: TestContext) => (creator.actor.kind === 'user' ? (creator.actor.creatorId ?? '') : '');

async function click(creator: TestContext, daysAgo: number) {
  const link = await makeLink(creator, { destination: `https://${shopHost}/lamps`, subIds: {} });
  const at = new Date(ctx.clock.now().getTime() - daysAgo * 86_400_000);
  const facts = { linkId: link._id, creatorId: idOf(creator), at, nonce: newNonce() };
  return { linkId: link._id, clickId: signClickId(ctx.keyring, facts) };
}

async function place(claims: { clickId?: string; codes?: string[] }): Promise<string> {
  const event = orderPlaced({ placedAt: ctx.clock.now().toISOString(), ...claims });
  const { headers, body } = signed(shop.secret, event);
  const intake = createIntake(ctx, () => undefined);
  await intake.accept(ctx, { shopId: shop.id, headers, body: Buffer.from(body) });
  await processEvents(ctx);
  return orderIdOf(shop.id, event.data.orderId);
}

beforeAll(async () => {
  ctx = await testContext();
  shopHost = `${unique('shop')}.example`;
  const brand = await addBrand(ctx, { name: 'Casa Lumen', country: 'ES', domains: [shopHost] });
  shop = await addShop(ctx, { brandId: brand._id, name: 'Online' });
});

describe('why did I, or did I not, earn this order', () => {
  test('the winner sees her touch, the value and that another creator was in it; the loser sees why, and no value', async () => {
    const [winner, loser] = [await newCreator(), await newCreator()];
    const { clickId, linkId } = await click(loser, 2);
    const code = unique('INES').toUpperCase().slice(0, 20);
    await makeCode(winner, { brandId: shop.brandId, code });
    const id = await place({ clickId, codes: [code] });

    const won = await explainOrder(winner, id);
    expect(won).toMatchObject({
      outcome: 'won',
      net: { amountMinor: 8_900 },
      policy: { settingsVersion: 0, windowDays: 30 },
    });
    expect(won.touches).toMatchObject([
      { whose: 'yours', won: true, reason: null, sentence: 'Your code, used with the order, earned this order.' },
      { whose: 'another_creator', won: false, reason: null, sourceId: null },
    ]);
    expect(JSON.stringify(won)).not.toContain(linkId);

    const lost = await explainOrder(loser, id);
    expect(lost).toMatchObject({ outcome: 'lost', externalId: null, net: null, commission: null, commissionIds: [] });
    expect(lost.touches).toMatchObject([
      { kind: 'code', whose: 'another_creator', won: true, sourceId: null },
      { kind: 'click', whose: 'yours', won: false, reason: 'code_wins', sourceId: linkId },
    ]);
    expect(JSON.stringify(lost)).not.toMatch(new RegExp(`${idOf(winner)}|${code}`));
  });

  test('of several clicks each is a touch: the last that may earn wins, what is forged or cut is left out and counted', async () => {
    const [first, second, gone] = [await newCreator(), await newCreator(), await newCreator()];
    const [older, later, latest] = [await click(first, 3), await click(second, 2), await click(gone, 1)];
    await creators(ctx).updateOne({ _id: idOf(gone) }, { $set: { state: 'suspended' } });
    const rejected = async () => (await ctx.metrics.clickIdsRejected.get()).values;
    const [cut, forged] = [older.clickId.slice(0, -5), `${older.clickId.slice(0, -22)}${'A'.repeat(22)}`];
    const clickId = [latest.clickId, later.clickId, cut, forged, older.clickId].join('~');
    const id = await place({ clickId });
    expect((await explainOrder(second, id)).outcome).toBe('won');
    expect(await explainOrder(first, id)).toMatchObject({
      outcome: 'lost',
      touches: [{ won: true }, { whose: 'another_creator' }, { whose: 'yours', reason: 'later_touch_wins' }],
    });
    expect((await explainOrder(gone, id)).touches).toMatchObject([{}, { reason: 'creator_not_active' }, {}]);
    expect(await rejected()).toMatchObject([
      { labels: { reason: 'malformed' }, value: 1 },
      { labels: { reason: 'forged' }, value: 1 },
    ]);
    await place({ clickId: [...Array.from({ length: 5 }, (_, index) => `x${index}`), older.clickId].join('~') });
    expect(await rejected()).toMatchObject([{ value: 6 }, { value: 1 }]);
  });

  test('lost orders are a list of their own; a stranger to the order finds nothing', async () => {
    const [loser, stranger] = [await newCreator(), await newCreator()];
    const ids: string[] = [];
    for (const daysAgo of [31, 40, 50]) ids.push(await place({ clickId: (await click(loser, daysAgo)).clickId }));
    const first = await listOrders(loser, { outcome: 'lost', limit: 2 });
    const second = await listOrders(loser, { outcome: 'lost', limit: 2, cursor: first.next ?? '' });
    expect([...first.data, ...second.data].map((order) => order.id).sort()).toEqual(ids.sort());
    expect(first.data[0]).toMatchObject({
      touches: [{ reason: 'outside_window', sentence: expect.stringContaining('more than 30 days before the order') }],
    });
    expect((await listOrders(loser, { outcome: 'won', limit: 10 })).data).toEqual([]);
    expect((await listOrders(stranger, { outcome: 'lost', limit: 10 })).data).toEqual([]);
    await expect(explainOrder(stranger, ids[0] ?? '')).rejects.toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});

describe('a brand’s own policy', () => {
  test('decides the brand’s orders from then on, and no earlier one', async () => {
    const creator = await newCreator();
    const before = await place({ clickId: (await click(creator, 10)).clickId });
    await setPolicy(ctx, shop.brandId, { windowDays: 7, codesWin: null, expectedVersion: 0 });
    const after = await place({ clickId: (await click(creator, 10)).clickId });
    expect((await explainOrder(creator, before)).outcome).toBe('won');
    expect(await explainOrder(creator, after)).toMatchObject({
      outcome: 'lost',
      policy: { settingsVersion: 0, brandVersion: 1, windowDays: 7, codesWin: true },
      touches: [{ sentence: expect.stringContaining('more than 7 days') }],
    });
  });

  test('is changed only by who saw the version in force', async () => {
    const stale = { windowDays: 3, codesWin: false, expectedVersion: 0 };
    await expect(setPolicy(ctx, shop.brandId, stale)).rejects.toThrow(
      expect.objectContaining({ code: 'policy_changed' }),
    );
    await setPolicy(ctx, shop.brandId, { windowDays: null, codesWin: false, expectedVersion: 1 });
    expect(await readPolicy(ctx, shop.brandId)).toMatchObject({
      version: 2,
      inForce: { windowDays: 30, codesWin: false, settingsVersion: 0 },
    });
  });
});

test('whatever the touches, no sentence or field names another creator, and exactly the winner is said to have won', () => {
  const touch: fc.Arbitrary<Touch> = fc.record({
    kind: fc.constantFrom('click' as const, 'code' as const),
    creatorId: fc.constantFrom('crt_me', 'crt_other', 'crt_third'),
    sourceId: fc.uuid(),
    at: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-03-01'), noInvalidDate: true }),
    creatorActive: fc.boolean(),
    ownPurchase: fc.boolean(),
    foreignBrand: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(touch, { maxLength: 6 }), fc.nat(60), fc.boolean(), (touches, windowDays, codesWin) => {
      const attribution = attribute(new Date('2026-02-15'), touches, { windowDays, codesWin, version: 3 });
      const seen = sayTouches(attribution, 'crt_me');
      expect(seen).toHaveLength(touches.length);
      expect(seen.filter(({ won }) => won)).toHaveLength(attribution.winner ? 1 : 0);
      const foreign = touches.filter(({ creatorId }) => creatorId !== 'crt_me').map(({ sourceId }) => sourceId);
      const text = JSON.stringify(seen);
      for (const secret of ['crt_other', 'crt_third', ...foreign]) expect(text).not.toContain(secret);
      for (const { sentence, reason, won, whose } of seen) {
        expect(sentence).toMatch(/\.$/);
        expect(sentence).not.toContain('undefined');
        if (whose === 'yours' && !won) expect(LOSING_REASONS).toContain(reason);
      }
    }),
  );
});
