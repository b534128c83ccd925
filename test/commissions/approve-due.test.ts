import { beforeAll, describe, expect, test } from 'vitest';
import { approveDue, commissionFigures, markPaid, setBrandRate, upcomingLocks } from '../../src/commissions/index.ts';
import { type CommissionRecord, commissions } from '../../src/commissions/model.ts';
import type { Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import { createIntake, type Intake, processEvents } from '../../src/orders/index.ts';
import { orderLine, orderPlaced, orderRefunded, orderStep } from '../builders.ts';
import { report, type Shop, someTouch } from '../support/orders.ts';
import { moneyOf, type Payee } from '../support/payees.ts';
import { someManager, someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

const PLACED = new Date('2026-03-02T09:00:00Z');

let ctx: TestContext;
let shop: Shop;
let intake: Intake;
beforeAll(async () => {
  ctx = await testContext();
  shop = await someShop(ctx);
  intake = createIntake(ctx, () => undefined);
});

const send = (event: unknown) => report(ctx, intake, shop, event);
async function settle(): Promise<void> {
  while ((await processEvents(ctx)) > 0);
}
async function approveAll(): Promise<number> {
  let approved = 0;
  for (let count = 1; count > 0; approved += count) count = await approveDue(ctx);
  return approved;
}
async function sold(lines: object[] = [orderLine()], deliveredAfterDays?: number) {
  ctx.clock.set(PLACED);
  const touch = await someTouch(ctx, shop, addDays(PLACED, -1));
  const placed = orderPlaced({ placedAt: PLACED.toISOString(), clickId: touch.clickId(), lines });
  await send(placed);
  if (deliveredAfterDays !== undefined) {
    ctx.clock.set(addDays(PLACED, deliveredAfterDays));
    await send(orderStep('delivered', placed.data.orderId, ctx.clock.now()));
  }
  await settle();
  return { orderId: placed.data.orderId, payee: { id: touch.creator._id } as Payee, creatorId: touch.creator._id };
}
const statesOf = async (creatorId: string) =>
  (await commissions(ctx).find({ creatorId }).sort({ _id: 1 }).lean<CommissionRecord[]>()).map(({ state }) => state);

describe('a commission is approved', () => {
  test('when its return window after delivery is over, and not a millisecond before', async () => {
    const { payee, creatorId } = await sold([orderLine(), orderLine({ lineId: '2' })], 3);
    ctx.clock.set(new Date(addDays(PLACED, 18).getTime() - 1));
    expect(await approveAll()).toBe(0);
    ctx.clock.set(addDays(PLACED, 18));
    expect(await approveAll()).toBe(2);
    expect(await statesOf(creatorId)).toEqual(['approved', 'approved']);
    expect(await moneyOf(ctx, payee)).toEqual({ payable: 1_780 });
    expect(await approveAll()).toBe(0);
  });

  test('sixty days after placing when no news of a delivery came', async () => {
    const { payee } = await sold();
    ctx.clock.set(addDays(PLACED, 59));
    await approveAll();
    expect(await moneyOf(ctx, payee)).toEqual({ pending: 890 });
    ctx.clock.set(addDays(PLACED, 60));
    await approveAll();
    expect(await moneyOf(ctx, payee)).toEqual({ payable: 890 });
  });

  test('but not while it is on hold', async () => {
    const { payee, creatorId } = await sold();
    await commissions(ctx).updateMany({ creatorId }, { $set: { holds: ['cas_1'] } });
    ctx.clock.set(addDays(PLACED, 400));
    await approveAll();
    expect(await moneyOf(ctx, payee)).toEqual({ pending: 890 });
    await commissions(ctx).updateMany({ creatorId }, { $set: { holds: [] } });
    await approveAll();
    expect(await moneyOf(ctx, payee)).toEqual({ payable: 890 });
  });

  test('once, however many processes look at the same time', { timeout: 30_000 }, async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => sold()));
    ctx.clock.set(addDays(PLACED, 61));
    const ends = await Promise.allSettled(Array.from({ length: 6 }, () => approveDue(ctx)));
    for (const end of ends) if (end.status === 'rejected') expect(end.reason.code).toMatch(/busy|commissions_changed/);
    await approveAll();
    for (const { payee } of all) expect(await moneyOf(ctx, payee)).toEqual({ payable: 890 });
    expect(await checkLedger(ctx)).toEqual([]);
  });
});

describe('after its approval', () => {
  test('a return is clawed back, down to a balance below zero when the money is gone', async () => {
    const { orderId, payee, creatorId } = await sold([orderLine({ quantity: 2 })], 1);
    ctx.clock.set(addDays(PLACED, 17));
    await approveAll();
    await send(orderRefunded(orderId, 'r1', ctx.clock.now(), [{ lineId: '1', quantity: 1 }]));
    await settle();
    expect(await moneyOf(ctx, payee)).toEqual({ payable: 890 });
    await send(orderStep('cancelled', orderId, ctx.clock.now()));
    await settle();
    expect(await moneyOf(ctx, payee)).toEqual({});
    const rows = await commissions(ctx).find({ creatorId }).sort({ createdAt: 1, _id: 1 }).lean<CommissionRecord[]>();
    expect(
      rows.map(({ kind, state, amountMinor, reversal }) => [kind, state, amountMinor, reversal?.reason ?? null]),
    ).toEqual([
      ['sale', 'approved', 1_780, null],
      ['clawback', 'approved', -890, 'item_returned'],
      ['clawback', 'approved', -890, 'order_cancelled'],
    ]);
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('everything that a payout covers is marked as paid, what was earned nothing for too', async () => {
    const { creatorId } = await sold([orderLine(), orderLine({ lineId: '2', unitPriceMinor: 0 })], 1);
    const only = await sold([orderLine({ unitPriceMinor: 0 })], 1);
    ctx.clock.set(addDays(PLACED, 17));
    await approveAll();
    for (const id of [creatorId, only.creatorId]) {
      await markPaid(ctx, { payeeId: id, currency: 'EUR', payoutId: 'pay_1', range: { after: -1, through: 1 } });
      await markPaid(ctx, { payeeId: id, currency: 'EUR', payoutId: 'pay_2', range: { after: -1, through: 1 } });
    }
    expect(await statesOf(creatorId)).toEqual(['paid', 'paid']);
    expect(await statesOf(only.creatorId)).toEqual(['paid']);
    expect(await commissions(ctx).countDocuments({ payoutId: 'pay_2' })).toBe(0);
  });
});

test('figures and coming lock dates add up to the balances', async () => {
  const { creatorId, payee } = await sold([orderLine(), orderLine({ lineId: '2', unitPriceMinor: 1_000 })], 2);
  const locks = await upcomingLocks(ctx, creatorId, 10);
  expect(locks).toEqual([{ lockAt: new Date('2026-03-19T00:00:00Z'), currency: 'EUR', amountMinor: 990 }]);
  expect(await moneyOf(ctx, payee)).toEqual({ pending: 990 });
  const figures = await commissionFigures(ctx);
  const stands = await commissions(ctx).find({ state: 'pending' }).lean<CommissionRecord[]>();
  expect(figures.find(({ state }) => state === 'pending')).toMatchObject({
    amountMinor: stands.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    count: stands.length,
  });
});

describe('a brand’s rate', () => {
  test('counts for what is sold from then on, and not for what was sold before', async () => {
    const admin = await someManager(ctx, 'admin');
    const before = await sold();
    await setBrandRate(admin, { brandId: shop.brand._id, rateBps: 2_000 });
    const after = await sold();
    expect([await moneyOf(ctx, before.payee), await moneyOf(ctx, after.payee)]).toEqual([
      { pending: 890 },
      { pending: 1_780 },
    ]);
    await send(orderRefunded(before.orderId, 'r1', PLACED, [{ lineId: '1', amountMinor: 4_450 }]));
    await settle();
    expect(await moneyOf(ctx, before.payee)).toEqual({ pending: 445 });
  });

  test('is set by admins only, and for a brand that exists', async () => {
    const set = async (who: Context, brandId: string) => setBrandRate(who, { brandId, rateBps: 1_500 });
    await expect(set(await someManager(ctx, 'finance'), shop.brand._id)).rejects.toMatchObject({ kind: 'missing' });
    await expect(set(await someManager(ctx, 'admin'), 'brd_nobody')).rejects.toMatchObject({ kind: 'missing' });
  });
});
