import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { capCounters } from '../../src/commissions/budget-model.ts';
import { setRule } from '../../src/commissions/index.ts';
import { commissions } from '../../src/commissions/model.ts';
import { fxRates } from '../../src/fx/model.ts';
import { addDays } from '../../src/kit/clock.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import { newNonce, signClickId } from '../../src/links/click-id.ts';
import { processEvents, settleWaiting } from '../../src/orders/index.ts';
import { changeSettings, currentSettings } from '../../src/settings/index.ts';
import { orderLine, orderPlaced, orderRefunded, unique } from '../builders.ts';
import { someTouch } from '../support/orders.ts';
import { someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { commissionDesk, commissionsOf, PLACED, walletOf } from './commission-desk.ts';

let ctx: TestContext;
let shop: Awaited<ReturnType<typeof someShop>>;
let desk: ReturnType<typeof commissionDesk>;
beforeAll(async () => {
  ctx = await testContext();
  shop = await someShop(ctx);
  desk = commissionDesk(ctx, shop);
});

beforeEach(async () => {
  ctx.clock.set(PLACED);
  await withCaps({});
});

async function withCaps(caps: { maxPerOrderMinor?: number | null; maxPerCreatorMonthMinor?: number | null }) {
  const { version, ...values } = await currentSettings(ctx);
  await changeSettings(
    ctx,
    { ...values, commission: { ...values.commission, maxPerOrderMinor: null, maxPerCreatorMonthMinor: null, ...caps } },
    version,
  );
}
const sku = () => unique('SKU-');

describe('a cap', () => {
  test('of an order is for all its lines together, and says what it took', async () => {
    await withCaps({ maxPerOrderMinor: 1_000 });
    const { creatorId, orderId } = await desk.sold([orderLine(), orderLine({ lineId: '2' })]);
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 1_000 });
    const limit = { amountMinor: 1_000, currency: 'EUR' };
    expect((await commissionsOf(ctx, creatorId)).map(({ receipt }) => receipt.caps)).toMatchObject([
      [{ kind: 'order', limit, countedMinor: 890, cutMinor: 0 }],
      [{ kind: 'order', limit, countedMinor: 110, cutMinor: 780 }],
    ]);
    await desk.send(
      orderRefunded(orderId, 'r1', PLACED, [
        { lineId: '1', quantity: 1 },
        { lineId: '2', quantity: 1 },
      ]),
    );
    await desk.settle();
    expect(await walletOf(ctx, creatorId)).toEqual({});
  });

  test('of a creator’s month counts the month in which the order was placed', async () => {
    await withCaps({ maxPerCreatorMonthMinor: 1_000 });
    const first = await desk.sold();
    await desk.sold([orderLine()], { touch: first.touch });
    expect(await walletOf(ctx, first.creatorId)).toEqual({ pending: 1_000 });
    ctx.clock.set('2026-04-01T00:00:00Z');
    const { creator, link } = first.touch;
    const click = { linkId: link._id, creatorId: creator._id, at: addDays(PLACED, 20), nonce: newNonce() };
    const clickId = signClickId(ctx.keyring, click);
    const april = { placedAt: ctx.clock.now().toISOString(), clickId, lines: [orderLine()] };
    await desk.send(orderPlaced(april));
    await desk.settle();
    expect(await walletOf(ctx, first.creatorId)).toEqual({ pending: 1_890 });
  });

  test('of a campaign is never passed, also when many settle at the same time, and every counter is what was counted', {
    timeout: 60_000,
  }, async () => {
    const product = sku();
    await setRule(ctx, {
      scope: 'campaign',
      campaignId: 'cam_1',
      match: { brandId: shop.brand._id, skus: [product] },
      pay: { kind: 'rate', rateBps: 2_000 },
      budget: { amountMinor: 10_000, currency: 'EUR' },
    });
    const touches = await Promise.all(Array.from({ length: 4 }, () => someTouch(ctx, shop, addDays(PLACED, -1))));
    for (let index = 0; index < 16; index += 1)
      await desk.send(
        orderPlaced({
          placedAt: PLACED.toISOString(),
          clickId: touches[index % 4]?.clickId(),
          lines: [orderLine({ sku: product })],
        }),
      );
    await Promise.allSettled(Array.from({ length: 4 }, () => processEvents(ctx)));
    await desk.settle();
    const rows = await commissions(ctx).find({ 'receipt.rule.scope': 'campaign' }).lean();
    expect(rows).toHaveLength(16);
    expect(rows.reduce((sum, row) => sum + row.amountMinor, 0)).toBe(10_000);
    const counted = rows.flatMap((row) => row.receipt.caps).reduce((sum, cap) => sum + cap.countedMinor, 0);
    expect(await capCounters(ctx).findById('campaign:cam_1').lean()).toMatchObject({ usedMinor: counted });
    expect(counted).toBe(10_000);
  });
});

describe('an amount in another currency', () => {
  test('waits, held, for the rate of its day, and is computed as soon as that is there', async () => {
    const product = sku();
    await fxRates(ctx).deleteMany({});
    await setRule(ctx, {
      scope: 'product',
      match: { brandId: shop.brand._id, skus: [product] },
      pay: { kind: 'flat', amountMinor: 1_000, currency: 'USD' },
    });
    const { creatorId } = await desk.sold([orderLine({ sku: product, quantity: 2 })]);
    ctx.clock.set(addDays(PLACED, 90));
    await desk.approveAll();
    expect(await walletOf(ctx, creatorId)).toEqual({});
    expect(await commissionsOf(ctx, creatorId)).toMatchObject([
      {
        state: 'pending',
        amountMinor: 0,
        holds: ['fx'],
        holdNotes: [{ by: 'fx', reason: 'rate_missing' }],
        receipt: { fx: { missing: ['USD'] } },
      },
    ]);
    expect(await settleWaiting(ctx)).toBe(0);
    await fxRates(ctx).create([{ _id: '2026-02-27', rates: { USD: '1.25' }, source: 'test', importedAt: new Date() }]);
    expect(await settleWaiting(ctx)).toBe(1);
    expect(await commissionsOf(ctx, creatorId)).toMatchObject([
      {
        amountMinor: 1_600,
        holds: [],
        receipt: {
          flat: { amountMinor: 1_000, currency: 'USD', perPieceMinor: 800 },
          fx: { day: '2026-02-27', rates: { USD: '1.25' }, missing: [] },
        },
      },
    ]);
    expect((await commissionsOf(ctx, creatorId))[0]).not.toHaveProperty('holdNotes');
    expect(await settleWaiting(ctx)).toBe(0);
    await desk.approveAll();
    expect(await walletOf(ctx, creatorId)).toEqual({ payable: 1_600 });
  });
});

test('after all of it every balance is what the journal says', async () => {
  expect(await checkLedger(ctx)).toEqual([]);
});
