import { beforeAll, describe, expect, test } from 'vitest';
import {
  holdCommissions,
  REVERSAL_REASONS,
  releaseCommissions,
  reverseCommissions,
  undoReversals,
} from '../../src/commissions/index.ts';
import { addDays } from '../../src/kit/clock.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import { creatorDays } from '../../src/links/model.ts';
import { orderLine, orderRefunded, orderStep } from '../builders.ts';
import { someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { commissionDesk, commissionsOf, PLACED, walletOf, within } from './commission-desk.ts';

let ctx: TestContext;
let desk: ReturnType<typeof commissionDesk>;
beforeAll(async () => {
  ctx = await testContext();
  desk = commissionDesk(ctx, await someShop(ctx));
});

type Reason = (typeof REVERSAL_REASONS)[number];
const reverse = (ids: string[], reason: Reason = 'consumer_fraud', evidence = 'The card was stolen.') =>
  within(ctx, (tx) => reverseCommissions(tx, ids, { reason, evidence, caseId: 'cas_1' }));
const undo = (ids: string[]) => within(ctx, (tx) => undoReversals(tx, ids, 'The appeal was upheld.'));
const twoLamps = [orderLine({ quantity: 2 })];
const approved = async () => {
  const sale = await desk.sold(twoLamps, { deliveredAfterDays: 1 });
  ctx.clock.set(addDays(PLACED, 17));
  await desk.approveAll();
  return sale;
};
const refundOne = async (orderId: string, refundId = 'r1') => {
  await desk.send(orderRefunded(orderId, refundId, ctx.clock.now(), [{ lineId: '1', quantity: 1 }]));
  await desk.settle();
};
const earnedOnDay = async (creatorId: string) =>
  (await creatorDays(ctx).findById(`${creatorId}:2026-03-02`).lean())?.earned;

test('a pending commission is reversed for any of the reasons, with evidence and a date until which to object', async () => {
  const lines = REVERSAL_REASONS.map((_, index) => orderLine({ lineId: `${index + 10}` }));
  const { creatorId, ids } = await desk.sold(lines);
  for (const [index, reason] of REVERSAL_REASONS.entries()) {
    const id = ids[index] as string;
    expect(await reverse([id], reason)).toEqual([id]);
    expect(await reverse([id], reason)).toEqual([]);
  }
  expect(await walletOf(ctx, creatorId)).toEqual({});
  expect(await earnedOnDay(creatorId)).toEqual({ EUR: 0 });
  const appealUntil = addDays(ctx.clock.now(), 30);
  expect(await commissionsOf(ctx, creatorId)).toMatchObject(
    REVERSAL_REASONS.map((reason) => ({
      state: 'reversed',
      amountMinor: 0,
      reversal: { reason, by: 'decision', evidence: 'The card was stolen.', caseId: 'cas_1', appealUntil },
    })),
  );
});

describe('a reversal by decision', () => {
  test('of an approved commission is a clawback, and what comes back later is not taken twice', async () => {
    const { creatorId, ids, orderId } = await approved();
    await refundOne(orderId);
    await reverse(ids);
    expect(await walletOf(ctx, creatorId)).toEqual({});
    await refundOne(orderId, 'r2');
    expect(await walletOf(ctx, creatorId)).toEqual({});
    expect(
      (await commissionsOf(ctx, creatorId)).map(({ kind, amountMinor, reversal }) => [
        kind,
        amountMinor,
        reversal?.reason,
      ]),
    ).toEqual([
      ['sale', 1_780, 'consumer_fraud'],
      ['clawback', -890, 'item_returned'],
      ['clawback', -890, 'consumer_fraud'],
    ]);
  });

  test('outlasts whatever is heard of the order later', async () => {
    const { creatorId, ids, orderId } = await desk.sold(twoLamps);
    await reverse(ids);
    await desk.send(orderStep('delivered', orderId, ctx.clock.now()));
    await refundOne(orderId);
    ctx.clock.set(addDays(PLACED, 100));
    await desk.approveAll();
    expect(await walletOf(ctx, creatorId)).toEqual({});
    expect(await commissionsOf(ctx, creatorId)).toMatchObject([
      { state: 'reversed', due: { amountMinor: 890, netMinor: 8_900 }, reversal: { reason: 'consumer_fraud' } },
    ]);
  });

  test('of a held commission leaves the hold of others', async () => {
    const { creatorId, ids } = await desk.sold();
    await within(ctx, (tx) => holdCommissions(tx, ids, 'cas_other'));
    await reverse(ids);
    await undo(ids);
    ctx.clock.set(addDays(PLACED, 100));
    await desk.approveAll();
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
    await within(ctx, (tx) => releaseCommissions(tx, 'cas_other'));
    expect(await walletOf(ctx, creatorId)).toEqual({ payable: 890 });
  });

  test.for(['', '   ', 'x'.repeat(2_001)])('with %j for evidence is refused', async (evidence) => {
    const { ids } = await desk.sold();
    await expect(reverse(ids, 'manual', evidence)).rejects.toMatchObject({
      code: 'evidence_invalid',
      fields: [{ path: 'evidence' }],
    });
  });
});

describe('an appeal that is upheld', () => {
  test('gives back what a pending commission has left, pending until its lock date', async () => {
    const { creatorId, ids, orderId } = await desk.sold(twoLamps);
    await reverse(ids);
    await refundOne(orderId);
    expect(await undo(ids)).toEqual(ids);
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
    expect(await commissionsOf(ctx, creatorId)).toMatchObject([
      {
        state: 'pending',
        reversal: { reason: 'item_returned', by: 'order' },
        undone: [{ reason: 'consumer_fraud', note: 'The appeal was upheld.' }],
      },
    ]);
    expect(await earnedOnDay(creatorId)).toEqual({ EUR: 890 });
    expect(await undo(ids)).toEqual([]);
  });

  test('approves it at once when its lock date has passed', async () => {
    const { creatorId, ids } = await desk.sold();
    await reverse(ids);
    ctx.clock.set(addDays(PLACED, 61));
    await undo(ids);
    expect(await walletOf(ctx, creatorId)).toEqual({ payable: 890 });
  });

  test('gives an approved one back by another entry, less what was returned meanwhile', async () => {
    const { creatorId, ids, orderId } = await approved();
    await reverse(ids);
    await refundOne(orderId);
    await undo(ids);
    expect(await walletOf(ctx, creatorId)).toEqual({ payable: 890 });
    await reverse(ids, 'manual', 'Another look.');
    expect(await walletOf(ctx, creatorId)).toEqual({});
    await undo(ids);
    expect(await walletOf(ctx, creatorId)).toEqual({ payable: 890 });
  });

  test('of an order that was cancelled meanwhile gives nothing back', async () => {
    const { creatorId, ids, orderId } = await desk.sold();
    await reverse(ids);
    await desk.send(orderStep('cancelled', orderId, ctx.clock.now()));
    await desk.settle();
    await undo(ids);
    expect(await walletOf(ctx, creatorId)).toEqual({});
    expect(await commissionsOf(ctx, creatorId)).toMatchObject([
      { state: 'reversed', reversal: { reason: 'order_cancelled', by: 'order' } },
    ]);
  });
});

test('after all of it every balance is what the journal says', async () => {
  expect(await checkLedger(ctx)).toEqual([]);
});
