import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { addBrand, addShop, type Platform } from '../../src/brands/index.ts';
import { brands } from '../../src/brands/model.ts';
import { dismissDeadLetter } from '../../src/orders/dead-letters/dismiss-dead-letter.ts';
import { MAX_OPEN } from '../../src/orders/dead-letters/keep-dead-letter.ts';
import { listDeadLetters, readDeadLetter } from '../../src/orders/dead-letters/list-dead-letters.ts';
import { deadLetters } from '../../src/orders/dead-letters/model.ts';
import { replayDeadLetter } from '../../src/orders/dead-letters/replay-dead-letter.ts';
import { createIntake, type Intake } from '../../src/orders/intake/accept-event.ts';
import { shopifyAdapter } from '../../src/orders/intake/shopify.ts';
import { woocommerceAdapter } from '../../src/orders/intake/woocommerce.ts';
import { orderEvents, orders } from '../../src/orders/model.ts';
import { orderIdOf } from '../../src/orders/order-id.ts';
import { processEvents } from '../../src/orders/process-events.ts';
import { orderPlaced, orderStep, signed, unique } from '../builders.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

type Shop = Awaited<ReturnType<typeof addShop>>;

let ctx: TestContext;
let intake: Intake;
let shop: Shop;

async function newShop(platform: Platform = 'standard'): Promise<Shop> {
  const brand = await addBrand(ctx, { name: 'Casa Lumen', country: 'ES', domains: [`${unique('b')}.example`] });
  const secret = platform === 'standard' ? {} : { secret: 'a-secret-of-the-shop' };
  return addShop(ctx, { brandId: brand._id, name: 'Online', platform, ...secret });
}

function send(event: unknown, options: { id?: string; body?: string } = {}, to = shop) {
  const { headers, body } = signed(to.secret, event, options);
  return intake.accept(ctx, { shopId: to.id, headers, body: Buffer.from(body) });
}

const refusedWith = (code: string) => expect.objectContaining({ kind: 'invalid', code });
const lettersOf = (shopId: string, state: 'open' | 'replayed' | 'dismissed' = 'open') =>
  listDeadLetters(ctx, { shopId, state, limit: 100 }).then((page) => page.data);
const openLetter = async (of = shop) => (await lettersOf(of.id))[0]?.id ?? '';
const placedAt = () => ctx.clock.now().toISOString();

beforeAll(async () => {
  ctx = await testContext();
  ctx.clock.set('2026-11-20T12:00:00Z');
  intake = createIntake(ctx, () => undefined);
  shop = await newShop();
});

describe('a signed event that cannot be taken', () => {
  test('is refused and kept: unknown currency, unknown kind of event, not even JSON', async () => {
    await expect(send(orderPlaced({ currency: 'XQQ', placedAt: placedAt() }))).rejects.toEqual(
      refusedWith('validation_failed'),
    );
    await expect(send({ type: 'order.bartered', timestamp: placedAt(), data: {} })).rejects.toEqual(
      refusedWith('validation_failed'),
    );
    await expect(send(null, { body: '{"type":' })).rejects.toEqual(refusedWith('event_unreadable'));
    const letters = await lettersOf(shop.id);
    expect(letters.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'refused event_unreadable',
      'refused validation_failed',
      'refused validation_failed',
    ]);
    expect(letters[2]).toMatchObject({ errors: [{ path: 'data.currency' }], shop: { name: 'Online' }, decision: null });
    expect(await readDeadLetter(ctx, letters[0]?.id ?? '')).toMatchObject({ body: '{"type":' });
  });

  test('is kept once however often it is sent, and its body lies encrypted', async () => {
    const own = await newShop();
    const again = { id: unique('msg'), body: JSON.stringify(orderPlaced({ currency: 'XQQ', placedAt: placedAt() })) };
    for (let time = 0; time < 3; time += 1) await expect(send(null, again, own)).rejects.toThrow();
    expect(await lettersOf(own.id)).toHaveLength(1);
    const kept = await deadLetters(ctx).findOne({ shopId: own.id }).lean();
    expect(JSON.stringify(kept)).not.toContain('LAMP-01');
  });

  test('is not kept when its signature is wrong', async () => {
    const own = await newShop();
    const { headers } = signed(own.secret, { type: 'x' });
    const forged = { shopId: own.id, headers, body: Buffer.from('{"type":"y"}') };
    await expect(intake.accept(ctx, forged)).rejects.toThrow(expect.objectContaining({ code: 'signature_invalid' }));
    expect(await lettersOf(own.id)).toEqual([]);
  });

  test('comes in when it is replayed corrected; the first body sent again then changes nothing', async () => {
    const event = orderPlaced({ currency: 'XQQ', placedAt: placedAt() });
    const delivery = { id: unique('msg'), body: JSON.stringify(event) };
    await expect(send(null, delivery)).rejects.toThrow();
    const id = await openLetter();
    await expect(replayDeadLetter(ctx, intake, { id })).rejects.toEqual(refusedWith('validation_failed'));
    const body = delivery.body.replace('XQQ', 'EUR');
    expect(await replayDeadLetter(ctx, intake, { id, body })).toEqual([`${shop.id}:${delivery.id}`]);
    await processEvents(ctx);
    expect(await orders(ctx).findById(orderIdOf(shop.id, event.data.orderId)).lean()).toMatchObject({
      currency: 'EUR',
    });
    expect(await send(null, delivery)).toEqual({ eventId: `${shop.id}:${delivery.id}`, duplicate: true });
    await expect(replayDeadLetter(ctx, intake, { id, body })).rejects.toThrow(
      expect.objectContaining({ code: 'not_open' }),
    );
    expect(await readDeadLetter(ctx, id)).toMatchObject({ state: 'replayed', decision: { by: 'system' } });
  });

  test('of a suspended brand is taken all the same: creators earned it before', async () => {
    const own = await newShop();
    await brands(ctx).updateOne({ _id: own.brandId }, { $set: { state: 'suspended' } });
    expect(await send(orderPlaced({ placedAt: placedAt() }), {}, own)).toMatchObject({ duplicate: false });
  });

  test('of a brand that is not verified yet waits until it is', async () => {
    const own = await newShop();
    await brands(ctx).updateOne({ _id: own.brandId }, { $set: { state: 'pending' } });
    await expect(send(orderPlaced({ placedAt: placedAt() }), {}, own)).rejects.toEqual(refusedWith('brand_not_active'));
    await brands(ctx).updateOne({ _id: own.brandId }, { $set: { state: 'verified' } });
    expect(await replayDeadLetter(ctx, intake, { id: await openLetter(own) })).toHaveLength(1);
  });

  test('is dismissed with a reason, once', async () => {
    const own = await newShop();
    await expect(send({ type: 'order.bartered' }, {}, own)).rejects.toThrow();
    const id = await openLetter(own);
    await dismissDeadLetter(ctx, id, 'A test of the shop');
    expect(await lettersOf(own.id)).toEqual([]);
    expect(await lettersOf(own.id, 'dismissed')).toMatchObject([{ decision: { reason: 'A test of the shop' } }]);
    await expect(dismissDeadLetter(ctx, id, 'again')).rejects.toThrow(expect.objectContaining({ code: 'not_open' }));
  });

  test('of a shop with too many open ones is refused and not kept', async () => {
    const own = await newShop();
    const filler = {
      shopId: own.id,
      brandId: own.brandId,
      platform: 'standard',
      kind: 'refused',
      state: 'open',
      at: new Date(),
    };
    const letters = Array.from({ length: MAX_OPEN }, (_, index) => ({
      _id: `${own.id}${index}`,
      key: `${own.id}${index}`,
      ...filler,
    }));
    await deadLetters(ctx).collection.insertMany(letters as never[]);
    await expect(send({ type: 'order.bartered' }, {}, own)).rejects.toEqual(refusedWith('validation_failed'));
    expect(await deadLetters(ctx).countDocuments({ shopId: own.id })).toBe(MAX_OPEN);
  });
});

test('an event id used again with another body is kept, and can come in under an id of its own', async () => {
  const own = await newShop();
  const placed = orderPlaced({ placedAt: placedAt() });
  await send(placed, { id: 'one' }, own);
  const paid = orderStep('paid', placed.data.orderId, ctx.clock.now());
  await expect(send(paid, { id: 'one' }, own)).rejects.toThrow(expect.objectContaining({ code: 'event_id_reused' }));
  const [letter] = await lettersOf(own.id);
  expect(letter).toMatchObject({ kind: 'conflict', eventId: `${own.id}:one` });
  expect(await readDeadLetter(ctx, letter?.id ?? '')).toMatchObject({
    body: JSON.stringify(paid),
    standing: JSON.stringify(placed),
  });
  await replayDeadLetter(ctx, intake, { id: letter?.id ?? '' });
  await processEvents(ctx);
  expect(await orders(ctx).findById(orderIdOf(own.id, placed.data.orderId)).lean()).toMatchObject({ state: 'paid' });
});

test('an event whose processing failed is in the list, and replayed with a corrected body it is processed', async () => {
  const own = await newShop();
  const placed = orderPlaced({ placedAt: placedAt() });
  const { eventId } = await send(placed, {}, own);
  // What a fault of ours would do: a stored body that cannot be read any more.
  await orderEvents(ctx).updateOne({ _id: eventId }, { $set: { body: '{"type":"order.placed"}' } });
  await processEvents(ctx);
  const [letter] = await lettersOf(own.id);
  expect(letter).toMatchObject({ kind: 'failed', eventId, code: 'processing_failed' });
  const id = letter?.id ?? '';
  await expect(replayDeadLetter(ctx, intake, { id })).rejects.toEqual(refusedWith('validation_failed'));
  await replayDeadLetter(ctx, intake, { id, body: JSON.stringify(placed) });
  await processEvents(ctx);
  expect(await orders(ctx).findById(orderIdOf(own.id, placed.data.orderId)).lean()).toMatchObject({ netMinor: 8_900 });
  expect(await orderEvents(ctx).findById(eventId).lean()).toMatchObject({ state: 'processed', problem: null });
});

test('a cancellation that comes after its order’s events were forgotten still counts', async () => {
  const own = await newShop();
  const placed = orderPlaced({ placedAt: placedAt() });
  await send(placed, {}, own);
  await processEvents(ctx);
  await orderEvents(ctx).deleteMany({ shopId: own.id });
  await send(orderStep('cancelled', placed.data.orderId, ctx.clock.now()), {}, own);
  await processEvents(ctx);
  expect(await orders(ctx).find({ shopId: own.id }).lean()).toMatchObject([{ state: 'cancelled', netMinor: 0 }]);
  expect(await lettersOf(own.id)).toEqual([]);
});

describe('shop systems that give up on an address', () => {
  const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url));
  const sign = (body: Buffer) => createHmac('sha256', 'a-secret-of-the-shop').update(body).digest('base64');

  test('Shopify: one delivery’s events are stored once, refused first and then passed over when they cannot be taken', async () => {
    const own = await newShop('shopify');
    const deliver = (body: Buffer, topic = 'orders/create', id = 'd1') => {
      const headers = { 'x-shopify-hmac-sha256': sign(body), 'x-shopify-topic': topic, 'x-shopify-webhook-id': id };
      return intake.acceptFrom(ctx, shopifyAdapter, { shopId: own.id, headers, body });
    };
    const paid = Buffer.from(fixture('shopify-orders-create').toString().replace('"pending"', '"paid"'));
    expect(await deliver(paid)).toEqual({ eventId: `${own.id}:d1`, duplicate: false });
    expect(await deliver(paid)).toEqual({ eventId: `${own.id}:d1`, duplicate: true });
    expect(await orderEvents(ctx).countDocuments({ shopId: own.id })).toBe(2);
    await expect(deliver(fixture('shopify-orders-create'))).rejects.toThrow(
      expect.objectContaining({ code: 'event_id_reused' }),
    );
    const odd = Buffer.from(paid.toString().replace('"paid"', '"bartered"'));
    await expect(deliver(odd, 'orders/create', 'd2')).rejects.toEqual(refusedWith('validation_failed'));
    expect(await deliver(odd, 'orders/create', 'd2')).toEqual({ eventId: `${own.id}:d2`, duplicate: true });
    expect((await lettersOf(own.id)).map((letter) => letter.kind)).toEqual(['refused', 'conflict']);
    const corrected = odd.toString().replace('"bartered"', '"paid"');
    expect(await replayDeadLetter(ctx, intake, { id: await openLetter(own), body: corrected })).toHaveLength(2);
    await processEvents(ctx);
    expect(await orders(ctx).find({ shopId: own.id }).lean()).toMatchObject([{ state: 'paid', netMinor: 19_800 }]);
  });

  test('WooCommerce: whole states, each fact stored once', async () => {
    const own = await newShop('woocommerce');
    let delivered = 0;
    const deliver = (changes: object) => {
      delivered += 1;
      const body = Buffer.from(
        JSON.stringify({ ...JSON.parse(fixture('woocommerce-order-created').toString()), ...changes }),
      );
      const headers = {
        'x-wc-webhook-signature': sign(body),
        'x-wc-webhook-topic': 'order.updated',
        'x-wc-webhook-delivery-id': `w${delivered}`,
      };
      return intake.acceptFrom(ctx, woocommerceAdapter, { shopId: own.id, headers, body });
    };
    expect(await deliver({ status: 'pending' })).toMatchObject({ duplicate: true });
    expect(await deliver({})).toMatchObject({ duplicate: false });
    expect(await deliver({})).toMatchObject({ duplicate: true });
    const refunds = [{ id: 801, total: '-60.50' }];
    await deliver({ refunds, date_modified_gmt: '2026-11-12T00:00:00' });
    await deliver({ refunds, date_modified_gmt: '2026-11-13T00:00:00' });
    await processEvents(ctx);
    expect(await orders(ctx).find({ shopId: own.id }).lean()).toMatchObject([{ netMinor: 4_500 }]);
    const types = (await orderEvents(ctx).find({ shopId: own.id }).lean()).map(({ type }) => type);
    expect(types.filter((type) => type !== 'order.placed').sort()).toEqual(['order.paid', 'order.refunded']);
  });

  test('a secret given for one system proves nothing at the address of another', async () => {
    const own = await newShop('shopify');
    const body = fixture('woocommerce-order-created');
    const headers = {
      'x-wc-webhook-signature': sign(body),
      'x-wc-webhook-topic': 'order.created',
      'x-wc-webhook-delivery-id': 'w',
    };
    await expect(intake.acceptFrom(ctx, woocommerceAdapter, { shopId: own.id, headers, body })).rejects.toThrow(
      expect.objectContaining({ code: 'signature_invalid' }),
    );
  });
});
