import { beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/context.ts';
import { addDays } from '../../../src/kit/clock.ts';
import { checkLedger } from '../../../src/ledger/index.ts';
import { decideCase, undoDecision } from '../../../src/trust/cases/decide-case.ts';
import type { Outcome } from '../../../src/trust/cases/schemas.ts';
import { orderLine, orderPlaced, unique } from '../../builders.ts';
import { commissionDesk, commissionsOf, PLACED, walletOf } from '../../commissions/commission-desk.ts';
import { type Shop, someTouch } from '../../support/orders.ts';
import { someManager, someShop } from '../../support/people.ts';
import { type TestContext, testContext } from '../../support/test-context.ts';
import { REASON, revisionOf, suspected } from './case-desk.ts';

let ctx: TestContext;
let shop: Shop;
let desk: ReturnType<typeof commissionDesk>;
let reviewer: Context;
beforeAll(async () => {
  ctx = await testContext();
  shop = await someShop(ctx);
  desk = commissionDesk(ctx, shop);
  reviewer = await someManager(ctx, 'reviewer');
});

const decide = async (caseId: string, outcome: Outcome) =>
  decideCase(reviewer, caseId, { outcome, reason: REASON, revision: await revisionOf(ctx, caseId) });

/** An order with a case about it, which the shop then reports as placed a minute earlier, in other words. */
async function lookedInto() {
  const externalId = unique('A-');
  const found = await suspected(ctx, desk, {}, { order: { orderId: externalId } });
  const again = async (other: object) => {
    const placedAt = new Date(PLACED.getTime() - 60_000).toISOString();
    const said = { orderId: externalId, placedAt, clickId: found.touch.clickId(), ...other };
    await desk.send(orderPlaced(said));
    await desk.settle();
    ctx.clock.set(addDays(PLACED, 70));
    await desk.approveAll();
  };
  return { ...found, again };
}

const OTHERWISE: [string, object, string][] = [
  ['with more pieces', { lines: [orderLine({ quantity: 3 })] }, 'EUR'],
  ['with another line', { lines: [orderLine(), orderLine({ lineId: '2' })] }, 'EUR'],
  ['with its line under another name', { lines: [orderLine({ lineId: 'x' })] }, 'EUR'],
  ['in another currency', { currency: 'USD' }, 'USD'],
];

describe('an order that its shop reports again', () => {
  test.each(OTHERWISE)('%s stays held by its case, and is paid when that lets go', async (_how, other, currency) => {
    const { creatorId, caseId, again } = await lookedInto();
    await again(other);
    const held = await walletOf(ctx, creatorId, currency);
    expect(held).toEqual({ pending: expect.any(Number) });
    await decide(caseId, 'clear');
    await desk.approveAll();
    expect(await walletOf(ctx, creatorId, currency)).toEqual({ payable: held.pending });
  });

  test.each(OTHERWISE)(
    '%s earns nothing after a reversal, and what it earned when that is undone',
    async (...[, other, currency]) => {
      const { creatorId, caseId, again } = await lookedInto();
      await decide(caseId, 'reverse');
      await again(other);
      expect(await walletOf(ctx, creatorId, currency)).toEqual({});
      const rows = await commissionsOf(ctx, creatorId);
      expect(rows.map(({ reversal }) => reversal?.evidence ?? null)).toEqual(rows.map(() => REASON));
      await undoDecision(reviewer, caseId, {
        reason: 'Somebody else’s order.',
        revision: await revisionOf(ctx, caseId),
      });
      await decide(caseId, 'clear');
      await desk.approveAll();
      expect(await walletOf(ctx, creatorId, currency)).toEqual({ payable: expect.any(Number) });
    },
  );

  test('as another creator’s is held, too, until the case about the first is decided, and then is hers', async () => {
    const { creatorId, caseId, again } = await lookedInto();
    const other = await someTouch(ctx, shop, addDays(PLACED, -1));
    await again({ clickId: other.clickId() });
    expect(await walletOf(ctx, creatorId)).toEqual({});
    expect(await walletOf(ctx, other.creator._id)).toEqual({ pending: 890 });
    await decide(caseId, 'reverse');
    expect(await walletOf(ctx, creatorId)).toEqual({});
    expect(await walletOf(ctx, other.creator._id)).toEqual({ payable: 890 });
  });
});

test('every balance is what the journal says', async () => {
  expect(await checkLedger(ctx)).toEqual([]);
});
