import { MongoNetworkError, MongoServerError } from 'mongodb';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { unavailable } from '../../src/kit/errors.ts';
import { balancesOf, checkLedger } from '../../src/ledger/index.ts';
import { createIntake, type Intake, processEvents } from '../../src/orders/index.ts';
import { type EventRecord, orderEvents, orders } from '../../src/orders/model.ts';
import { orderIdOf } from '../../src/orders/order-id.ts';
import { orderPlaced, orderStep, unique } from '../builders.ts';
import { report, type Shop, someTouch } from '../support/orders.ts';
import { someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let shop: Shop;
let intake: Intake;
beforeAll(async () => {
  ctx = await testContext();
  shop = await someShop(ctx);
  intake = createIntake(ctx, () => undefined);
});

const idOf = (externalId: string) => orderIdOf(shop.shop.id, externalId);
const send = (event: unknown) => report(ctx, intake, shop, event);
const statesOf = async (externalId: string) =>
  (
    await orderEvents(ctx)
      .find({ orderId: idOf(externalId) })
      .sort({ _id: 1 })
      .lean()
  ).map(({ state }) => state);

async function placeOne(overrides: object = {}): Promise<string> {
  const touch = await someTouch(ctx, shop);
  const placed = orderPlaced({ placedAt: ctx.clock.now().toISOString(), clickId: touch.clickId(), ...overrides });
  await send(placed);
  return placed.data.orderId;
}

/** An event that got into the database and cannot be read: what no intake lets in, a bug or a broken disk may. */
async function poison(externalId = unique('POISON-')): Promise<string> {
  const row: EventRecord = {
    _id: `${shop.shop.id}:${unique('msg_')}`,
    shopId: shop.shop.id,
    brandId: shop.brand._id,
    orderId: idOf(externalId),
    externalId,
    type: 'order.placed',
    body: '{"type":"order.placed","data":',
    bodyHash: 'x',
    receivedAt: new Date(Date.now() - 60_000),
    state: 'received',
    problem: null,
  };
  await orderEvents(ctx).create([row]);
  return externalId;
}

describe('an order that cannot be settled', () => {
  test('is set aside with its problem, and the sixty others of its batch go through', { timeout: 30_000 }, async () => {
    const good = await Promise.all(Array.from({ length: 30 }, () => placeOne()));
    const bad = [await poison(), await poison()];
    good.push(...(await Promise.all(Array.from({ length: 30 }, () => placeOne()))));
    for (let pass = 0; pass < 5 && (await processEvents(ctx)) > 0; pass += 1);
    expect(await orders(ctx).countDocuments({ _id: { $in: good.map(idOf) } })).toBe(60);
    expect(await orderEvents(ctx).countDocuments({ orderId: { $in: good.map(idOf) }, state: 'processed' })).toBe(60);
    for (const externalId of bad) {
      expect(await statesOf(externalId)).toEqual(['failed']);
      expect(
        (
          await orderEvents(ctx)
            .findOne({ orderId: idOf(externalId) })
            .lean()
        )?.problem,
      ).toMatch(/JSON/);
    }
    expect(await processEvents(ctx)).toBe(0);
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('comes right when its event is mended', async () => {
    const externalId = await poison();
    await processEvents(ctx);
    const body = JSON.stringify(orderPlaced({ orderId: externalId, placedAt: ctx.clock.now().toISOString() }));
    await orderEvents(ctx).updateOne({ orderId: idOf(externalId) }, { $set: { body, state: 'received' } });
    await processEvents(ctx);
    expect(await statesOf(externalId)).toEqual(['processed']);
    expect(await orders(ctx).findById(idOf(externalId)).lean()).toMatchObject({ state: 'placed', commissionMinor: 0 });
  });

  test('leaves what was settled of it before as it was, and what comes later is settled', async () => {
    const externalId = await placeOne();
    await processEvents(ctx);
    await poison(externalId);
    await processEvents(ctx);
    await send(orderStep('delivered', externalId, ctx.clock.now()));
    await processEvents(ctx);
    expect((await statesOf(externalId)).toSorted()).toEqual(['failed', 'processed', 'processed']);
    expect(await orders(ctx).findById(idOf(externalId)).lean()).toMatchObject({
      currency: 'EUR',
      state: 'delivered',
      commissionMinor: 890,
    });
  });
});

describe('when it is the database’s fault', () => {
  const labelled = (label: string) => {
    const error = new MongoServerError({ message: 'no luck' });
    error.addErrorLabel(label);
    return error;
  };
  const coded = (code: number, codeName: string) => new MongoServerError({ message: codeName, code, codeName });

  test.for([
    ['nobody is primary', coded(10_107, 'NotWritablePrimary')],
    ['it steps down', coded(11_602, 'InterruptedDueToReplStateChange')],
    ['it shuts down', coded(91, 'ShutdownInProgress')],
    ['its disk is full', coded(14_031, 'OutOfDiskSpace')],
    ['it is too slow', coded(262, 'ExceededTimeLimit')],
    ['its majority is not reached in time', coded(64, 'WriteConcernFailed')],
    ['nobody knows whether it was written', labelled('UnknownTransactionCommitResult')],
    ['the connection breaks', new MongoNetworkError('reset')],
  ] as const)('because %s, the events wait where they are', async ([, error]) => {
    const externalId = await placeOne();
    await expect(processEvents(failingOnce(error))).rejects.toBe(error);
    expect(await statesOf(externalId)).toEqual(['received']);
    await processEvents(ctx);
    expect(await statesOf(externalId)).toEqual(['processed']);
  });

  test('because others write the same, it is tried again when they are done', async () => {
    const externalId = await placeOne();
    expect(await processEvents(failingOnce(unavailable('busy', 'Too many are at it.')))).toBe(1);
    expect(await statesOf(externalId)).toEqual(['processed']);
  });

  /** A context whose first transaction cannot begin. */
  function failingOnce(error: Error): Context {
    let failed = false;
    const startSession = () => {
      if (failed) return ctx.mongo.startSession();
      failed = true;
      return Promise.reject(error);
    };
    return { ...ctx, mongo: Object.assign(Object.create(ctx.mongo), { startSession }) };
  }
});

test('events wait in the order in which they came, and some thousand are looked at in one go', {
  timeout: 30_000,
}, async () => {
  await Promise.all(Array.from({ length: 250 }, () => placeOne({ clickId: undefined })));
  expect(await processEvents(ctx)).toBe(250);
  expect(await processEvents(ctx)).toBe(0);
});

test('an order of a creator who was suspended before it came earns nothing, and later orders of others do', async () => {
  const { creators } = await import('../../src/creators/model.ts');
  const touch = await someTouch(ctx, shop);
  await creators(ctx).updateOne({ _id: touch.creator._id }, { $set: { state: 'suspended' } });
  const placed = orderPlaced({ placedAt: ctx.clock.now().toISOString(), clickId: touch.clickId() });
  await send(placed);
  await processEvents(ctx);
  expect(await orders(ctx).findById(idOf(placed.data.orderId)).lean()).toMatchObject({
    attribution: { winner: null, losers: [{ reason: 'creator_not_active' }] },
  });
  expect(await balancesOf(ctx, touch.creator._id)).toEqual([]);
});
