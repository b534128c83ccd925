import { beforeAll, describe, expect, test } from 'vitest';
import { holdCommissions, markPaid, releaseCommissions } from '../../src/commissions/index.ts';
import { addDays } from '../../src/kit/clock.ts';
import { balancesOf, checkLedger, giveBack, move, type Posting, takeWholeBalance } from '../../src/ledger/index.ts';
import { orderLine, orderRefunded, unique } from '../builders.ts';
import { someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { commissionDesk, commissionsOf, PLACED, walletOf, within } from './commission-desk.ts';

let ctx: TestContext;
let desk: ReturnType<typeof commissionDesk>;
beforeAll(async () => {
  ctx = await testContext();
  desk = commissionDesk(ctx, await someShop(ctx));
});

const hold = (ids: string[], holder: string, reason?: string) =>
  within(ctx, (tx) => holdCommissions(tx, ids, holder, reason));
const release = (holder: string) => within(ctx, (tx) => releaseCommissions(tx, holder));
const approved = async (lines = [orderLine()]) => {
  const sale = await desk.sold(lines, { deliveredAfterDays: 1 });
  ctx.clock.set(addDays(PLACED, 17));
  await desk.approveAll();
  return sale;
};
/** As a payout does it. */
async function take(creatorId: string) {
  const payable = { account: 'creator:payable' as const, owner: creatorId, currency: 'EUR' };
  const transit = { ...payable, account: 'creator:in_transit' as const };
  const kept = (await balancesOf(ctx, creatorId)).find((row) => row.account === 'creator:payable');
  const { amountMinor, sequence } = kept ?? { amountMinor: 0, sequence: 0 };
  const id = unique('pay_');
  const range = { after: -1, through: sequence };
  const entry = (verb: string, postings: Posting[]) => ({
    key: `${id}:${verb}`,
    fact: { kind: 'payout', id },
    postings,
  });
  const reserve = entry('reserve', move(payable, transit, amountMinor));
  await within(ctx, (tx) => takeWholeBalance(tx, payable, { amountMinor, sequence }, reserve));
  const release = entry('release', move(transit, payable, amountMinor));
  return { id, range, fail: () => within(ctx, (tx) => giveBack(tx, payable, range, release)) };
}

describe('a held commission', () => {
  test('is not approved however much time passes, and approved at once when it is let go after its lock date', async () => {
    const { creatorId, ids } = await desk.sold();
    expect(await hold(ids, 'cas_1', 'We look into this order.')).toEqual({ held: ids, refused: [] });
    ctx.clock.set(addDays(PLACED, 4_000));
    await desk.approveAll();
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
    expect(await release('cas_1')).toEqual(ids);
    expect(await walletOf(ctx, creatorId)).toEqual({ payable: 890 });
    expect(await commissionsOf(ctx, creatorId)).toMatchObject([{ state: 'approved', holds: [], holdNotes: [] }]);
    expect(await release('cas_1')).toEqual([]);
  });

  test('let go before its lock date waits for it', async () => {
    const { creatorId, ids } = await desk.sold();
    await hold(ids, 'cas_2');
    await release('cas_2');
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
    ctx.clock.set(addDays(PLACED, 61));
    await desk.approveAll();
    expect(await walletOf(ctx, creatorId)).toEqual({ payable: 890 });
  });

  test('stays held while anybody else holds it', async () => {
    const { creatorId, ids } = await approved();
    await hold(ids, 'cas_3');
    await hold(ids, 'cas_4');
    await release('cas_3');
    await desk.approveAll();
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
    await release('cas_4');
    expect(await walletOf(ctx, creatorId)).toEqual({ payable: 890 });
  });

  test('follows a return like any other', async () => {
    const { creatorId, ids, orderId } = await desk.sold([orderLine({ quantity: 2 })]);
    await hold(ids, 'cas_5');
    await desk.send(orderRefunded(orderId, 'r1', PLACED, [{ lineId: '1', quantity: 1 }]));
    await desk.settle();
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
    expect(await commissionsOf(ctx, creatorId)).toMatchObject([{ holds: ['cas_5'], amountMinor: 890 }]);
  });
});

describe('an approved commission that is held', () => {
  test('gives its money back from payable to pending, once however often it is asked, and gets it again', async () => {
    const { creatorId, ids } = await approved();
    await hold(ids, 'cas_6');
    await hold(ids, 'cas_6');
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
    await release('cas_6');
    await hold(ids, 'cas_6');
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
    await release('cas_6');
    expect(await walletOf(ctx, creatorId)).toEqual({ payable: 890 });
  });

  test('takes its clawbacks along, so that other money is not held up by them', async () => {
    const { creatorId, ids, orderId } = await approved([orderLine({ quantity: 2 })]);
    await desk.send(orderRefunded(orderId, 'r1', ctx.clock.now(), [{ lineId: '1', quantity: 1 }]));
    await desk.settle();
    expect(await walletOf(ctx, creatorId)).toEqual({ payable: 890 });
    expect((await hold(ids, 'cas_7')).held).toEqual([ids[0], `${ids[0]}.c1`]);
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
    await desk.send(orderRefunded(orderId, 'r2', ctx.clock.now(), [{ lineId: '1', amountMinor: 8_900 }]));
    await desk.settle();
    expect(await walletOf(ctx, creatorId)).toEqual({});
    await release('cas_7');
    expect(await walletOf(ctx, creatorId)).toEqual({});
    expect((await commissionsOf(ctx, creatorId)).reduce((sum, row) => sum + row.amountMinor, 0)).toBe(0);
  });

  test('is refused when a payout covers it, and can be held again when that payout failed', async () => {
    const { creatorId, ids } = await approved();
    const payout = await take(creatorId);
    expect(await hold(ids, 'cas_8')).toEqual({ held: [], refused: [{ id: ids[0], reason: 'in_payout' }] });
    await payout.fail();
    expect((await hold(ids, 'cas_8')).held).toEqual(ids);
    expect(await walletOf(ctx, creatorId)).toEqual({ pending: 890 });
  });

  test('is refused when it is paid', async () => {
    const { creatorId, ids } = await approved();
    const { id, range } = await take(creatorId);
    await markPaid(ctx, { payeeId: creatorId, currency: 'EUR', payoutId: id, range });
    expect(await hold(ids, 'cas_9')).toEqual({ held: [], refused: [{ id: ids[0], reason: 'paid' }] });
  });

  test('against a payout at the same time: one of them has the money, never both', { timeout: 30_000 }, async () => {
    for (let round = 0; round < 8; round += 1) {
      const { creatorId, ids } = await approved();
      const [held, taken] = await Promise.allSettled([hold(ids, `cas_race${round}`), take(creatorId)]);
      const wallet = await walletOf(ctx, creatorId);
      if (held.status === 'fulfilled' && held.value.held.length > 0) expect(wallet).toEqual({ pending: 890 });
      else expect(wallet).toEqual({ in_transit: 890 });
      expect(held.status === 'fulfilled' || taken.status === 'fulfilled').toBe(true);
    }
  });
});

test('what is not there is not held, and nobody holds outside of a transaction', async () => {
  expect(await hold(['nothing'], 'cas_10')).toEqual({ held: [], refused: [] });
  await expect(holdCommissions(ctx, ['nothing'], 'cas_10')).rejects.toThrow('only inside a transaction');
  await expect(releaseCommissions(ctx, 'cas_10')).rejects.toThrow('only inside a transaction');
});

test('after all of it every balance is what the journal says', async () => {
  expect(await checkLedger(ctx)).toEqual([]);
});
