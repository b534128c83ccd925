import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { addBrand, addShop } from '../../src/brands/index.ts';
import { approveDue } from '../../src/commissions/index.ts';
import { commissions } from '../../src/commissions/model.ts';
import { creators } from '../../src/creators/model.ts';
import { addDays } from '../../src/kit/clock.ts';
import { balancesOf, checkLedger } from '../../src/ledger/index.ts';
import { newNonce, signClickId } from '../../src/links/click-id.ts';
import { makeLink } from '../../src/links/index.ts';
import { createIntake } from '../../src/orders/intake/accept-event.ts';
import { orderIdOf } from '../../src/orders/order-id.ts';
import { processEvents } from '../../src/orders/process-events.ts';
import { refundedOfLines } from '../../src/orders/refunds.ts';
import type { RefundedEvent } from '../../src/orders/schemas.ts';
import { orderLine, orderPlaced, orderRefunded, orderStep, signed, unique } from '../builders.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

const at = new Date('2026-03-02T09:00:00Z');
const refund = (refundId: string, lines: RefundedEvent['data']['lines'], amountMinor?: number): RefundedEvent => ({
  type: 'order.refunded',
  timestamp: at,
  data: { orderId: 'A', refundId, at, lines, ...(amountMinor === undefined ? {} : { amountMinor }) },
});

describe('what was refunded of each line', () => {
  const LINES = [
    { lineId: 'a', quantity: 2, baseMinor: 100 },
    { lineId: 'b', quantity: 1, baseMinor: 100 },
  ];

  test('money for no line is spread over what the lines have left', () => {
    expect(refundedOfLines(LINES, [refund('1', [], 50)])).toEqual([25, 25]);
    expect(refundedOfLines(LINES, [refund('1', [{ lineId: 'a', quantity: 2 }]), refund('2', [], 60)])).toEqual([
      100, 60,
    ]);
    expect(refundedOfLines(LINES, [refund('1', [], 500)])).toEqual([100, 100]);
  });

  test('is the same in any order and however often it is told, never over the line, and whole when the whole came back', () => {
    const line = fc.record({ quantity: fc.integer({ min: 1, max: 5 }), baseMinor: fc.nat(10_000) });
    const part = fc.oneof(
      fc.record({ lineId: fc.constantFrom('0', '1', '2'), quantity: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ lineId: fc.constantFrom('0', '1', '2'), amountMinor: fc.integer({ min: 1, max: 9_000 }) }),
    );
    const event = fc
      .tuple(
        fc.constantFrom('r1', 'r2', 'r3'),
        fc.array(part, { maxLength: 3 }),
        fc.option(fc.integer({ min: 1, max: 9_000 }), { nil: undefined }),
      )
      .map(([id, parts, amountMinor]) => refund(id, parts, amountMinor));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 3 }),
        fc.array(event, { maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        (shapes, events, random) => {
          const lines = shapes.map((shape, index) => ({ lineId: `${index}`, ...shape }));
          const refunded = refundedOfLines(lines, events);
          const shuffled = [...events, ...events]
            .map((one) => ({ one, rank: random.next().value }))
            .toSorted((left, right) => left.rank - right.rank)
            .map(({ one }) => one);
          expect(refundedOfLines(lines, shuffled)).toEqual(refunded);
          refunded.forEach((amountMinor, index) => {
            expect(amountMinor).toBeGreaterThanOrEqual(0);
            expect(amountMinor).toBeLessThanOrEqual(lines[index]?.baseMinor ?? 0);
          });
          const wholeMinor = lines.reduce((sum, { baseMinor }) => sum + baseMinor, 0);
          const everything = refund('all', [], Math.max(1, wholeMinor));
          expect(refundedOfLines(lines, [...events, everything])).toEqual(lines.map(({ baseMinor }) => baseMinor));
        },
      ),
    );
  });
});

describe('before and after the lock date', () => {
  let ctx: TestContext;
  let shop: Awaited<ReturnType<typeof addShop>>;
  let host: string;

  beforeAll(async () => {
    ctx = await testContext();
    host = `${unique('shop')}.example`;
    const brand = await addBrand(ctx, { name: 'Casa Lumen', country: 'ES', domains: [host] });
    shop = await addShop(ctx, { brandId: brand._id, name: 'Online' });
  });

  async function report(...events: object[]) {
    const intake = createIntake(ctx, () => undefined);
    for (const event of events) {
      const { headers, body } = signed(shop.secret, event);
      await intake.accept(ctx, { shopId: shop.id, headers, body: Buffer.from(body) });
    }
    await processEvents(ctx);
  }

  /** A creator of her own with a click, and an order of two lamps and a mug: 17,800 + 2,000, earning 1,780 + 200. */
  async function sale() {
    const creatorId = unique('crt_');
    await creators(ctx).collection.insertOne({
      _id: creatorId as never,
      userId: creatorId,
      state: 'active',
      ownHashes: [],
    });
    const creator: TestContext = { ...ctx, actor: { kind: 'user', userId: creatorId, creatorId, creatorActive: true } };
    const link = await makeLink(creator, { destination: `https://${host}/`, subIds: {} });
    const clickId = () =>
      signClickId(ctx.keyring, { linkId: link._id, creatorId, at: ctx.clock.now(), nonce: newNonce() });
    const lines = [orderLine({ quantity: 2 }), orderLine({ lineId: '2', sku: 'MUG', unitPriceMinor: 2_000 })];
    const placed = orderPlaced({ placedAt: ctx.clock.now().toISOString(), clickId: clickId(), lines });
    await report(placed);
    const balances = async () => {
      const rows = await balancesOf(ctx, creatorId);
      const of = (account: string) => rows.find((row) => row.account === account)?.amountMinor ?? 0;
      return { pending: of('creator:pending'), payable: of('creator:payable') };
    };
    return { placed, orderId: placed.data.orderId, clickId, balances };
  }

  async function lock(orderId: string) {
    await report(orderStep('delivered', orderId, ctx.clock.now()));
    ctx.clock.advance(15);
    while ((await approveDue(ctx)) > 0);
  }

  test('a partial refund before it takes its part of the pending commission, a cancellation the rest', async () => {
    const { orderId, balances } = await sale();
    expect(await balances()).toEqual({ pending: 1_980, payable: 0 });
    await report(orderRefunded(orderId, 'R1', ctx.clock.now(), [{ lineId: '1', quantity: 1 }]));
    expect(await balances()).toEqual({ pending: 1_090, payable: 0 });
    await report(orderStep('cancelled', orderId, ctx.clock.now()));
    expect(await balances()).toEqual({ pending: 0, payable: 0 });
  });

  test('after it, refunds and a cancellation are taken back from what is payable, to exactly nothing', async () => {
    const { orderId, balances } = await sale();
    await lock(orderId);
    expect(await balances()).toEqual({ pending: 0, payable: 1_980 });
    await report(orderRefunded(orderId, 'R1', ctx.clock.now(), [{ lineId: '1', amountMinor: 8_900 }]));
    expect(await balances()).toEqual({ pending: 0, payable: 1_090 });
    await report(orderStep('cancelled', orderId, ctx.clock.now()));
    expect(await balances()).toEqual({ pending: 0, payable: 0 });
  });

  test('an exchange is a refund and a new order: the first earns nothing in the end, the second on its own', async () => {
    const { orderId, clickId, balances } = await sale();
    const returned = [
      { lineId: '1', quantity: 2 },
      { lineId: '2', quantity: 1 },
    ];
    await report(
      orderRefunded(orderId, 'X1', ctx.clock.now(), returned),
      orderPlaced({
        placedAt: ctx.clock.now().toISOString(),
        clickId: clickId(),
        lines: [orderLine({ unitPriceMinor: 12_000 })],
      }),
    );
    expect(await balances()).toEqual({ pending: 1_200, payable: 0 });
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('an exchange within the order, after the lock, takes back what is gone and sells what came, locked from its own day', async () => {
    const { placed, orderId, balances } = await sale();
    await lock(orderId);
    const now = ctx.clock.now().toISOString();
    const [lamps] = placed.data.lines;
    const lines = [lamps, orderLine({ lineId: '3', sku: 'VASE', unitPriceMinor: 5_000 })];
    await report({ ...placed, timestamp: now, data: { ...placed.data, lines, linesAsOf: now } });
    expect(await balances()).toEqual({ pending: 500, payable: 1_780 });
    const added = await commissions(ctx)
      .findOne({ orderId: orderIdOf(shop.id, orderId), lineId: '3' })
      .lean();
    expect(added).toMatchObject({ receipt: { addedAt: now, rateBps: 1_000 }, lockAt: addDays(new Date(now), 60) });
    expect(await checkLedger(ctx)).toEqual([]);
  });
});
