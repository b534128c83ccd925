import { beforeAll, expect, test } from 'vitest';
import { capCounters } from '../../src/commissions/budget-model.ts';
import { checkCommissions, holdCommissions, reverseCommissions } from '../../src/commissions/index.ts';
import { commissions } from '../../src/commissions/model.ts';
import { addDays } from '../../src/kit/clock.ts';
import { balances } from '../../src/ledger/model.ts';
import { creatorDays } from '../../src/links/model.ts';
import { orderLine, orderRefunded } from '../builders.ts';
import { someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { commissionDesk, PLACED, within } from './commission-desk.ts';

let ctx: TestContext;
let sales: { creatorId: string; ids: string[]; orderId: string }[];
beforeAll(async () => {
  ctx = await testContext();
  const desk = commissionDesk(ctx, await someShop(ctx));
  sales = [];
  for (let index = 0; index < 4; index += 1)
    sales.push(await desk.sold([orderLine({ quantity: 2 })], { deliveredAfterDays: 1 }));
  const [held, reversed, refunded] = sales;
  ctx.clock.set(addDays(PLACED, 17));
  await desk.approveAll();
  await within(ctx, (tx) => holdCommissions(tx, held?.ids ?? [], 'cas_1'));
  await within(ctx, (tx) => reverseCommissions(tx, reversed?.ids ?? [], { reason: 'manual', evidence: 'A test.' }));
  await desk.send(orderRefunded(refunded?.orderId ?? '', 'r1', ctx.clock.now(), [{ lineId: '1', quantity: 1 }]));
  await desk.settle();
});

/** Spoils one thing, looks what is found, and mends it. */
async function found(spoil: () => Promise<unknown>, mend: () => Promise<unknown>) {
  await spoil();
  const findings = await checkCommissions(ctx);
  await mend();
  return findings;
}

test('what was sold, approved, held, reversed and returned adds up to balances and days', async () => {
  expect(await checkCommissions(ctx)).toEqual([]);
});

test('a commission whose state was changed by hand is found in both balances', async () => {
  const { creatorId, ids } = sales[3] as (typeof sales)[number];
  const set = (state: 'pending' | 'approved') => commissions(ctx).updateOne({ _id: ids[0] }, { $set: { state } });
  expect(
    await found(
      () => set('pending'),
      () => set('approved'),
    ),
  ).toEqual([
    { what: 'pending_differs', where: `creator:${creatorId}:EUR`, commissionsMinor: 1_780, keptMinor: 0 },
    { what: 'locked_differs', where: `creator:${creatorId}:EUR`, commissionsMinor: 0, keptMinor: 1_780 },
  ]);
});

test('a balance, a day and a cap that nothing stands behind are found', async () => {
  const day = {
    _id: 'crt_nobody:2026-01-01',
    creatorId: 'crt_nobody',
    day: '2026-01-01',
    clicks: 0,
    orders: 0,
    earned: { EUR: 5 },
  };
  const wallet = {
    account: 'agency:pending' as const,
    owner: 'agc_nobody',
    currency: 'EUR',
    amountMinor: 7,
    sequence: 1,
  };
  const findings = await found(
    async () => {
      await creatorDays(ctx).create([day]);
      await balances(ctx).create([{ _id: 'agency:pending:agc_nobody:EUR', ...wallet }]);
      await capCounters(ctx).create([{ _id: 'creator:crt_nobody:2026-01', usedMinor: 9 }]);
    },
    async () => {
      await creatorDays(ctx).deleteOne({ _id: day._id });
      await balances(ctx).deleteOne({ owner: 'agc_nobody' });
      await capCounters(ctx).deleteMany({});
    },
  );
  expect(findings.map(({ what, keptMinor }) => [what, keptMinor])).toEqual([
    ['pending_differs', 7],
    ['creator_day_differs', 5],
    ['cap_differs', 9],
  ]);
});

test('a creator’s day that was lost is found', async () => {
  const { creatorId } = sales[3] as (typeof sales)[number];
  const _id = `${creatorId}:2026-03-02`;
  const set = (earned: Record<string, number>) => creatorDays(ctx).updateOne({ _id }, { $set: { earned } });
  expect(
    await found(
      () => set({}),
      () => set({ EUR: 1_780 }),
    ),
  ).toEqual([{ what: 'creator_day_differs', where: `${_id}:EUR`, commissionsMinor: 1_780, keptMinor: 0 }]);
});
