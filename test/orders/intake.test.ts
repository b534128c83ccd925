import { MongoBulkWriteError } from 'mongodb';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { shops } from '../../src/brands/model.ts';
import { encrypt } from '../../src/kit/keyring.ts';
import { createIntake, type Intake } from '../../src/orders/index.ts';
import { orderEvents } from '../../src/orders/model.ts';
import { orderPlaced, signed, unique } from '../builders.ts';
import { report, type Shop } from '../support/orders.ts';
import { someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

/** `REPLAYS=10000` takes the whole of it; a process has room for 10,000 that wait and refuses more. */
const REPLAYS = Number(process.env.REPLAYS ?? 1_000);
const REPLAYED = REPLAYS / 100;

let ctx: TestContext;
let shop: Shop;
let intake: Intake;
beforeAll(async () => {
  ctx = await testContext();
  ctx.clock.set(new Date());
  shop = await someShop(ctx);
  intake = createIntake(ctx, () => undefined);
});

const stored = (id: string) => orderEvents(ctx).findById(`${shop.shop.id}:${id}`).lean();

describe('an event', () => {
  test('is durable before it is answered, as it was sent, and the worker is told', async () => {
    const nudge = vi.fn();
    const id = unique('msg_');
    const event = orderPlaced();
    const answer = await report(ctx, createIntake(ctx, nudge), shop, event, { id });
    expect(answer).toEqual({ eventId: `${shop.shop.id}:${id}`, duplicate: false });
    expect(await stored(id)).toMatchObject({
      body: JSON.stringify(event),
      state: 'received',
      externalId: event.data.orderId,
    });
    expect(nudge).toHaveBeenCalled();
  });

  test('that comes a hundred times at once through two processes is there once, and no copy is taken for another', {
    timeout: 30_000,
  }, async () => {
    const others = [intake, createIntake(ctx, () => undefined), createIntake(ctx, () => undefined)];
    for (let round = 0; round < 10; round += 1) {
      const id = unique('msg_');
      const event = orderPlaced();
      const ends = await Promise.allSettled(
        Array.from({ length: 12 }, (_, index) => report(ctx, others[index % 3] as Intake, shop, event, { id })),
      );
      const answers = ends.map((end) => (end.status === 'fulfilled' ? end.value.duplicate : end.reason.code));
      expect(answers.filter((answer) => answer === false)).toHaveLength(1);
      // Whoever cannot be sure yet is asked to send again; nobody is told that it is another event.
      expect(answers.every((answer) => answer === true || answer === false || answer === 'not_durable')).toBe(true);
      expect(await report(ctx, intake, shop, event, { id })).toMatchObject({ duplicate: true });
    }
  });

  test(`of ${REPLAYED}, replayed ${REPLAYS.toLocaleString('en')} times in all, has ${REPLAYED} effects, and another one is served meanwhile`, {
    timeout: 120_000,
  }, async () => {
    const events = Array.from({ length: REPLAYED }, () => ({ id: unique('msg_'), event: orderPlaced() }));
    const one = (index: number) => events[index % REPLAYED] as (typeof events)[number];
    const replays = Array.from({ length: REPLAYS }, (_, index) =>
      report(ctx, intake, shop, one(index).event, { id: one(index).id }).then(({ duplicate }) => duplicate),
    );
    const other = unique('msg_');
    const served = report(
      ctx,
      createIntake(ctx, () => undefined),
      shop,
      orderPlaced(),
      { id: other },
    );
    expect(await Promise.race([served.then(() => 'served'), Promise.all(replays).then(() => 'too late')])).toBe(
      'served',
    );
    const answers = await Promise.all(replays);
    expect(answers.filter((duplicate) => !duplicate)).toHaveLength(REPLAYED);
    const ids = events.map(({ id }) => `${shop.shop.id}:${id}`);
    expect(await orderEvents(ctx).countDocuments({ _id: { $in: ids } })).toBe(REPLAYED);
  });

  test('with an id that was used for another body is refused, and the first one stands', async () => {
    const id = unique('msg_');
    const first = orderPlaced();
    await report(ctx, intake, shop, first, { id });
    await expect(report(ctx, intake, shop, orderPlaced(), { id })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'event_id_reused',
    });
    expect((await stored(id))?.body).toBe(JSON.stringify(first));
    expect(await report(ctx, intake, shop, first, { id })).toMatchObject({ duplicate: true });
  });

  test('of one shop says nothing about the same id at another', async () => {
    const id = unique('msg_');
    const other = await someShop(ctx);
    await report(ctx, intake, shop, orderPlaced(), { id });
    expect(await report(ctx, intake, other, orderPlaced(), { id })).toMatchObject({ duplicate: false });
  });
});

describe('a signature', () => {
  test('of either secret counts while they are being exchanged, and of neither when its time is over', async () => {
    const rotating = await someShop(ctx);
    const next = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const sealed = encrypt(ctx.keyring, 'shop-secret', next);
    await shops(ctx).updateOne(
      { _id: rotating.shop.id },
      { $push: { secrets: { sealed, validUntil: null } } as never },
    );
    const withNext = { ...rotating, shop: { ...rotating.shop, secret: next } };
    expect(
      await report(
        ctx,
        createIntake(ctx, () => undefined),
        rotating,
        orderPlaced(),
      ),
    ).toMatchObject({ duplicate: false });
    expect(
      await report(
        ctx,
        createIntake(ctx, () => undefined),
        withNext,
        orderPlaced(),
      ),
    ).toMatchObject({ duplicate: false });
    await shops(ctx).updateOne(
      { _id: rotating.shop.id },
      { $set: { 'secrets.0.validUntil': new Date(Date.now() - 1) } },
    );
    await expect(
      report(
        ctx,
        createIntake(ctx, () => undefined),
        rotating,
        orderPlaced(),
      ),
    ).rejects.toMatchObject({ code: 'signature_invalid' });
  });

  test.for(['', 'whsec_', 'whsec_!!not base64!!', 'whsec_%%%'])(
    'with a secret that is no secret ("%s") opens nothing',
    async (secret) => {
      const broken = await someShop(ctx);
      await shops(ctx).updateOne(
        { _id: broken.shop.id },
        { $set: { secrets: [{ sealed: encrypt(ctx.keyring, 'shop-secret', secret), validUntil: null }] } },
      );
      const { headers, body } = signed(shop.shop.secret, orderPlaced());
      const accepting = createIntake(ctx, () => undefined).accept(ctx, {
        shopId: broken.shop.id,
        headers,
        body: Buffer.from(body),
      });
      await expect(accepting).rejects.toMatchObject({ kind: 'unauthenticated', code: 'signature_invalid' });
    },
  );

  test('of a shop without any secret opens nothing', async () => {
    const bare = await someShop(ctx);
    await shops(ctx).updateOne({ _id: bare.shop.id }, { $set: { secrets: [] } });
    await expect(
      report(
        ctx,
        createIntake(ctx, () => undefined),
        bare,
        orderPlaced(),
      ),
    ).rejects.toMatchObject({ code: 'signature_invalid' });
  });
});

describe('nothing is acknowledged', () => {
  const failing = (error: Error) => {
    const model = orderEvents(ctx);
    const collection = Object.assign(Object.create(model.collection), { insertMany: () => Promise.reject(error) });
    return withEvents({ collection });
  };
  const withEvents = (changed: object): TestContext => {
    const events = Object.assign(Object.create(orderEvents(ctx)), changed);
    return {
      ...ctx,
      mongo: Object.assign(Object.create(ctx.mongo), { models: { ...ctx.mongo.models, order_events: events } }),
    };
  };
  const bulkError = (writeErrors: object[], writeConcern?: object) =>
    Object.assign(
      new MongoBulkWriteError(
        { message: 'bulk', writeErrors } as never,
        { getWriteConcernError: () => writeConcern } as never,
      ),
      {},
    );

  test.for([
    ['the database is away', () => new Error('connection reset')],
    ['the majority did not confirm', () => bulkError([], { code: 64 })],
    ['the majority did not confirm what was there before', () => bulkError([{ code: 11_000, index: 0 }], { code: 64 })],
    ['the disk is full', () => bulkError([{ code: 14_031, index: 0 }])],
    ['it fails without saying why', () => bulkError([])],
  ] as const)('when %s', async ([, error]) => {
    const away = failing(error());
    const id = unique('msg_');
    await expect(
      report(
        away,
        createIntake(away, () => undefined),
        shop,
        orderPlaced(),
        { id },
      ),
    ).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'not_durable',
    });
  });

  test('when another process is still writing the same event', async () => {
    const id = unique('msg_');
    const event = orderPlaced();
    await report(ctx, intake, shop, event, { id });
    const early = withEvents({ findById: () => ({ lean: async () => null }) });
    await expect(
      report(
        early,
        createIntake(ctx, () => undefined),
        shop,
        event,
        { id },
      ),
    ).rejects.toMatchObject({ code: 'not_durable' });
  });
});
