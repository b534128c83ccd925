import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkCommissions } from '../../src/commissions/check-commissions.ts';
import { type CommissionRecord, commissions } from '../../src/commissions/model.ts';
import { addDays } from '../../src/kit/clock.ts';
import { balancesOf, checkLedger } from '../../src/ledger/index.ts';
import { makeCode } from '../../src/links/index.ts';
import { creatorDays, sourceCounters } from '../../src/links/model.ts';
import { createIntake, type Intake, processEvents } from '../../src/orders/index.ts';
import { orderEvents, orders } from '../../src/orders/model.ts';
import { orderIdOf } from '../../src/orders/order-id.ts';
import { settleOrders } from '../../src/orders/settle-orders.ts';
import { orderPlaced, orderRefunded, orderStep, unique } from '../builders.ts';
import { report, type Shop, someTouch } from '../support/orders.ts';
import { someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { delivery, exchange, history, type RawEvent, retried } from './histories.ts';

const HISTORIES = 36;
const PLACED = new Date('2026-03-02T09:00:00Z');

let ctx: TestContext;
let shop: Shop;
let intake: Intake;
beforeAll(async () => {
  ctx = await testContext();
  ctx.clock.set(addDays(PLACED, 200));
  shop = await someShop(ctx);
  intake = createIntake(ctx, () => undefined);
});

const send = (event: unknown, id = unique('msg_')) => report(ctx, intake, shop, event, { id });
const idOf = (externalId: string) => orderIdOf(shop.shop.id, externalId);
const orderOf = (externalId: string) => orders(ctx).findById(idOf(externalId)).lean();
const commissionsOf = (externalId: string) =>
  commissions(ctx)
    .find({ orderId: idOf(externalId) })
    .sort({ _id: 1 })
    .lean<CommissionRecord[]>();

async function settleAll(): Promise<void> {
  while ((await processEvents(ctx)) > 0);
}

/** What must not depend on how the events came. */
async function outcome(externalId: string, creatorId: string) {
  const order = await orderOf(externalId);
  const balances = await balancesOf(ctx, creatorId);
  return {
    state: order?.state,
    lines: order?.lines,
    figures: [order?.gmvMinor, order?.netMinor, order?.commissionMinor, order?.currency],
    times: [order?.placedAt, order?.deliveredAt, order?.cancelledAt],
    won: [order?.creatorId === creatorId, order?.attribution.winner?.kind, order?.attribution.policyVersion],
    // Those of a report that does not count are kept at nothing.
    commissions: (await commissionsOf(externalId))
      .filter(({ reversal }) => reversal?.reason !== 'tracking_error')
      .map(({ kind, lineId, state, amountMinor, earnedMinor, lockAt, reversal, receipt }) => ({
        kind,
        lineId,
        state,
        amountMinor,
        earnedMinor,
        lockAt,
        reason: reversal?.reason ?? null,
        base: receipt.baseMinor,
        rate: receipt.rateBps,
      })),
    balances: balances
      .map(({ account, currency, amountMinor }) => ({ account, currency, amountMinor }))
      .filter(({ amountMinor }) => amountMinor !== 0),
    earned: (await creatorDays(ctx).find({ creatorId }).sort({ day: 1 }).lean())
      .map(({ day, orders: count, earned }) => ({ day, count, minor: earned.EUR ?? 0 }))
      .filter(({ count, minor }) => count !== 0 || minor !== 0),
  };
}

test(`${HISTORIES} orders end the same in the database, however their events come`, { timeout: 60_000 }, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const stranger = await someTouch(ctx, shop, addDays(PLACED, -0.5));
  const someTwin = async (): Promise<Twin> => {
    const twin = await someTouch(ctx, shop, addDays(PLACED, -1));
    const code = unique('CODE').toUpperCase();
    await makeCode(twin.as, { brandId: shop.brand._id, code });
    return { orderId: unique('TWIN-'), twin, code };
  };
  const cases = await Promise.all(
    Array.from({ length: HISTORIES }, async (_, index) => {
      const [once, delivered] = (await Promise.all([someTwin(), someTwin()])) as [Twin, Twin];
      const events = fc.sample(history({ orderId: once.orderId, again: [{}, {}] }), {
        numRuns: 1,
        seed: seed + index,
      })[0] as RawEvent[];
      const others = events.map((event) => ({ ...event, data: { ...event.data, orderId: delivered.orderId } }));
      carry(events, once, index, stranger.clickId());
      carry(others, delivered, index, stranger.clickId());
      if (index % 3 === 0) {
        events.push(...exchange(once.orderId, index, { clickId: once.twin.clickId() }));
        others.push(...exchange(delivered.orderId, index, { clickId: delivered.twin.clickId() }));
      }
      const sample = { numRuns: 1, seed: seed + index };
      const sent = (fc.sample(retried(others), sample)[0] ?? []).map(({ sentAs: _, ...event }) => event);
      const withIds = sent.map((event) => ({ event, id: unique('dup_') }));
      return { once, delivered, events, batches: fc.sample(delivery(withIds), sample)[0] ?? [] };
    }),
  );
  await Promise.all(cases.flatMap(({ events }) => events.map((event) => send(event))));
  await settleAll();
  for (let round = 0; round < Math.max(...cases.map(({ batches }) => batches.length)); round += 1) {
    await Promise.all(cases.flatMap(({ batches }) => (batches[round] ?? []).map(({ event, id }) => send(event, id))));
    await settleAll();
  }
  for (const [index, { once, delivered }] of cases.entries()) {
    const [wanted, got] = await Promise.all([
      outcome(once.orderId, once.twin.creator._id),
      outcome(delivered.orderId, delivered.twin.creator._id),
    ]);
    expect(got, `history ${index} of seed ${seed}`).toEqual(wanted);
    expect(wanted.state).toBeDefined();
    const [instead, other] = await Promise.all([
      outcome(`${once.orderId}-X`, once.twin.creator._id),
      outcome(`${delivered.orderId}-X`, delivered.twin.creator._id),
    ]);
    expect(other, `exchange in history ${index} of seed ${seed}`).toEqual(instead);
    expect(instead.state).toBe(index % 3 === 0 ? 'placed' : undefined);
  }
  expect(await checkLedger(ctx)).toEqual([]);
  expect(await checkCommissions(ctx)).toEqual([]);
});

interface Twin {
  orderId: string;
  twin: Awaited<ReturnType<typeof someTouch>>;
  code: string;
}

/** Each report of a placing carries its own twin's click, or her code, or her code and a stranger's later click, or his alone. */
function carry(events: RawEvent[], { twin, code }: Twin, how: number, stranger: string): void {
  const touches = [
    { clickId: twin.clickId() },
    { codes: [code] },
    { codes: ['NOBODYS', ` ${code.toLowerCase()} `], clickId: stranger },
    { clickId: stranger },
  ];
  const placings = events.filter(({ type }) => type === 'order.placed');
  for (const [index, placed] of placings.entries())
    placed.data = { ...placed.data, ...(index === 0 ? touches[how % 3] : touches[(how + index) % 4]) };
}

describe('an order', () => {
  const at = (days: number) => addDays(PLACED, days);
  const placeOne = async (overrides: object = {}) => {
    const touch = await someTouch(ctx, shop, addDays(PLACED, -1));
    const placed = orderPlaced({ placedAt: PLACED.toISOString(), clickId: touch.clickId(), ...overrides });
    await send(placed);
    await settleAll();
    return { ...touch, orderId: placed.data.orderId };
  };

  test('settled again and again stays as it is', async () => {
    const { orderId, creator } = await placeOne();
    const before = [await orderOf(orderId), await commissionsOf(orderId), await balancesOf(ctx, creator._id)];
    for (let time = 0; time < 3; time += 1) await settleOrders(ctx, [idOf(orderId)]);
    expect([await orderOf(orderId), await commissionsOf(orderId), await balancesOf(ctx, creator._id)]).toEqual(before);
  });

  test('settled by several processes at once is settled once', async () => {
    const touch = await someTouch(ctx, shop, addDays(PLACED, -1));
    const placed = orderPlaced({ placedAt: PLACED.toISOString(), clickId: touch.clickId() });
    await send(placed);
    await send(orderStep('delivered', placed.data.orderId, at(3)));
    await Promise.all(Array.from({ length: 6 }, () => settleOrders(ctx, [idOf(placed.data.orderId)])));
    expect((await balancesOf(ctx, touch.creator._id)).map(({ amountMinor }) => amountMinor)).toEqual([890]);
    expect((await sourceCounters(ctx).findById(touch.link._id).lean())?.orders).toBe(1);
    expect(
      await orderEvents(ctx).countDocuments({ orderId: idOf(placed.data.orderId), state: { $ne: 'processed' } }),
    ).toBe(0);
  });

  test('is remembered after its raw events were forgotten: a late return still counts', async () => {
    const { orderId, creator } = await placeOne({
      lines: [{ lineId: '1', sku: 'LAMP-01', quantity: 2, unitPriceMinor: 5_000 }],
    });
    await send(orderRefunded(orderId, 'r1', at(5), [{ lineId: '1', quantity: 1 }]));
    await settleAll();
    await orderEvents(ctx).deleteMany({ orderId: idOf(orderId) });
    await send(orderRefunded(orderId, 'r2', at(100), [{ lineId: '1', amountMinor: 1_000 }]));
    await settleAll();
    expect(await orderOf(orderId)).toMatchObject({ netMinor: 4_000, commissionMinor: 400 });
    expect((await balancesOf(ctx, creator._id)).map(({ amountMinor }) => amountMinor)).toEqual([400]);
  });

  test('whose return is heard of before its placing comes out right', async () => {
    const touch = await someTouch(ctx, shop, addDays(PLACED, -1));
    const placed = orderPlaced({ placedAt: PLACED.toISOString(), clickId: touch.clickId() });
    await send(orderRefunded(placed.data.orderId, 'r1', at(2), [{ lineId: '1', quantity: 1 }]));
    await settleAll();
    expect(await orderOf(placed.data.orderId)).toBeNull();
    await send(placed);
    await settleAll();
    expect(await orderOf(placed.data.orderId)).toMatchObject({ netMinor: 0, commissionMinor: 0 });
    expect(await commissionsOf(placed.data.orderId)).toMatchObject([
      { state: 'reversed', amountMinor: 0, earnedMinor: 890 },
    ]);
  });

  test('of which a shop reports more than anybody reads at once holds up nothing, and every word counts', {
    timeout: 60_000,
  }, async () => {
    const { orderId } = await placeOne({
      lines: [{ lineId: '1', sku: 'LAMP-01', quantity: 1, unitPriceMinor: 100_000 }],
    });
    const refunds = Array.from({ length: 600 }, (_, index) =>
      orderRefunded(orderId, `r${index}`, at(2), [{ lineId: '1', amountMinor: 10 }]),
    );
    await Promise.all(refunds.map((event) => send(event)));
    for (let pass = 0; pass < 10; pass += 1) await processEvents(ctx);
    expect(await orderEvents(ctx).countDocuments({ orderId: idOf(orderId), state: 'received' })).toBe(0);
    expect((await orderOf(orderId))?.netMinor).toBe(100_000 - 6_000);
  });

  test('of the creator’s own address earns nothing, and says why', async () => {
    const { addressHash, customerKey } = await import('../../src/creators/index.ts');
    const { creators } = await import('../../src/creators/model.ts');
    const touch = await someTouch(ctx, shop, addDays(PLACED, -1));
    const own = addressHash('  Ines@Example.org ');
    await creators(ctx).updateOne(
      { _id: touch.creator._id },
      { $set: { ownHashes: [customerKey(ctx, addressHash('ines@example.org'))] } },
    );
    const placed = orderPlaced({ placedAt: PLACED.toISOString(), clickId: touch.clickId(), customerHash: own });
    await send(placed);
    await settleAll();
    expect(await orderOf(placed.data.orderId)).toMatchObject({
      creatorId: null,
      commissionMinor: 0,
      attribution: { winner: null, losers: [{ reason: 'self_purchase' }] },
    });
    expect(JSON.stringify(await orderOf(placed.data.orderId))).not.toContain(own);
  });
});
