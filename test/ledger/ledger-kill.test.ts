import { beforeAll, expect, test } from 'vitest';
import {
  approveDue,
  checkCommissions,
  holdCommissions,
  releaseCommissions,
  reverseCommissions,
  undoReversals,
} from '../../src/commissions/index.ts';
import type { Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import { orderEvents } from '../../src/orders/model.ts';
import { settleOrders } from '../../src/orders/settle-orders.ts';
import { orderLine, orderRefunded } from '../builders.ts';
import { commissionDesk, commissionsOf, PLACED, walletOf } from '../commissions/commission-desk.ts';
import { Killed, mortal } from '../faults/mortal.ts';
import { someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let desk: ReturnType<typeof commissionDesk>;
beforeAll(async () => {
  ctx = await testContext();
  desk = commissionDesk(ctx, await someShop(ctx));
});

/** The life of one commission, step by step, each of which may be begun again from its beginning. */
const LIFE: ((who: Context, ids: string[], orderIds: string[]) => Promise<unknown>)[] = [
  (who) => approveDue(who),
  (who, ids) => inTransaction(who, (tx) => holdCommissions(tx, ids, 'cas_1')),
  (who, ids) => inTransaction(who, (tx) => reverseCommissions(tx, ids, { reason: 'manual', evidence: 'A test.' })),
  (who, _ids, orderIds) => settleOrders(who, orderIds),
  (who, ids) => inTransaction(who, (tx) => undoReversals(tx, ids, 'Upheld.')),
  (who) => inTransaction(who, (tx) => releaseCommissions(tx, 'cas_1')),
];

async function proveBooks(): Promise<void> {
  expect(await checkLedger(ctx)).toEqual([]);
  expect(await checkCommissions(ctx)).toEqual([]);
}

/** Lives it, killed at every `every`-th step outwards and begun again by the next process. */
async function live(every: number): Promise<{ kills: number; creatorId: string }> {
  const { creatorId, ids, orderId } = await desk.sold([orderLine({ quantity: 2 })], { deliveredAfterDays: 1 });
  ctx.clock.set(addDays(PLACED, 30));
  await desk.send(orderRefunded(orderId, 'r1', ctx.clock.now(), [{ lineId: '1', quantity: 1 }]));
  const waiting = await orderEvents(ctx).find({ state: 'received' }, { orderId: 1 }).lean();
  let kills = 0;
  for (const step of LIFE) {
    // Each life may go on a little longer than the one before, so that every step outwards is the last one once.
    for (let fatal = every; ; fatal += every) {
      const life = mortal(ctx, every === 0 ? 0 : fatal);
      try {
        await step(life.ctx, ids, [...new Set(waiting.map((event) => event.orderId))]);
        break;
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        kills += 1;
        if (kills % 8 === 0) await proveBooks();
      }
    }
  }
  return { kills, creatorId };
}

test('killed at every step outwards and begun again, a commission’s life ends in the same money', {
  timeout: 60_000,
}, async () => {
  const calm = await live(0);
  const wild = await live(1);
  expect(calm.kills).toBe(0);
  expect(wild.kills).toBeGreaterThan(20);
  process.stdout.write(`ledger kill: ${wild.kills} kills\n`);
  expect(await walletOf(ctx, wild.creatorId)).toEqual(await walletOf(ctx, calm.creatorId));
  const outcome = async (id: string) =>
    (await commissionsOf(ctx, id)).map(({ kind, state, amountMinor, holds }) => [kind, state, amountMinor, holds]);
  expect(await outcome(wild.creatorId)).toEqual(await outcome(calm.creatorId));
  await proveBooks();
});
