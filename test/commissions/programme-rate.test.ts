import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { explain } from '../../src/commissions/explain.ts';
import { tellPromoters } from '../../src/commissions/index.ts';
import { type ProgrammeRate, programmeFalls, programmeRateFor } from '../../src/commissions/programme-rate.ts';
import { noticesDue } from '../../src/commissions/tell-promoters.ts';
import { addDays } from '../../src/kit/clock.ts';
import { changeSettings, currentSettings, rollBackSettings } from '../../src/settings/index.ts';
import { listVersions } from '../../src/settings/list-versions.ts';
import { orderLine, orderPlaced } from '../builders.ts';
import { someTouch } from '../support/orders.ts';
import { someShop } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { commissionDesk, commissionsOf, PLACED } from './commission-desk.ts';

const day = (count: number) => addDays(PLACED, count);

describe('the programme’s rate', () => {
  const story = (...changes: [at: number, rateBps: number][]): ProgrammeRate[] =>
    changes.map(([at, rateBps], version) => ({ rateBps, version, from: day(at), protectionDays: 30 }));
  const paid = (rates: ProgrammeRate[], at: number, promotingSince: number | null) =>
    programmeRateFor(rates, { at: day(at), promotingSince: promotingSince === null ? null : day(promotingSince) })
      ?.rateBps;

  test('that is lowered spares whoever promoted before for thirty days, to the millisecond; raised, it counts at once', () => {
    const lowered = story([-100, 1_000], [0, 600]);
    expect([paid(lowered, 29.999, -1), paid(lowered, 30, -1), paid(lowered, 0, 0), paid(lowered, 0, null)]).toEqual([
      1_000, 600, 600, 600,
    ]);
    expect(paid(lowered, -0.001, null)).toBe(1_000);
    expect(paid(story([-100, 1_000], [0, 1_500]), 0, -1)).toBe(1_500);
    expect(programmeFalls(lowered)).toMatchObject([{ rateBps: 600, until: day(30) }]);
  });

  test('pays whoever promotes no less than whoever does not, and never more than was in force in the last thirty days', () => {
    const changes = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 25 }), rateBps: fc.nat({ max: 10_000 }) }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(changes, fc.integer({ min: 0, max: 160 }), (list, at) => {
        const days = list.map((_, index) => list.slice(0, index + 1).reduce((sum, { gap }) => sum + gap, 0));
        const changed = list.map(({ rateBps }, index): [number, number] => [days[index] ?? 0, rateBps]);
        const rates = story([-400, 1_000], ...changed);
        const lately = rates.filter(
          ({ from }, index) => from <= day(at) && (rates[index + 1]?.from ?? day(999)) > day(at - 30),
        );
        const hers = paid(rates, at, -1) ?? 0;
        expect(hers).toBeGreaterThanOrEqual(paid(rates, at, null) ?? 0);
        expect(hers).toBeLessThanOrEqual(Math.max(...lately.map(({ rateBps }) => rateBps)));
      }),
    );
  });
});

describe('changed in the settings', () => {
  let ctx: TestContext;
  let shop: Awaited<ReturnType<typeof someShop>>;
  let desk: ReturnType<typeof commissionDesk>;
  beforeAll(async () => {
    ctx = await testContext();
    shop = await someShop(ctx);
    desk = commissionDesk(ctx, shop);
  });
  beforeEach(async () => {
    for (const name of ['settings', 'commission_rate_notices', 'mails'])
      await ctx.mongo.collection(name).deleteMany({});
  });

  const setRate = async (at: Date, programmeRateBps: number) => {
    ctx.clock.set(at);
    const { version, commission } = await currentSettings(ctx);
    return changeSettings(ctx, { commission: { ...commission, programmeRateBps } }, version);
  };
  /** One lamp, placed then, through a creator's link. */
  const earned = async (touch: Awaited<ReturnType<typeof someTouch>>, placedAt: Date, heardAt = placedAt) => {
    ctx.clock.set(heardAt);
    const placed = orderPlaced({
      placedAt: placedAt.toISOString(),
      clickId: touch.clickId(addDays(placedAt, -0.01)),
      lines: [orderLine()],
    });
    await desk.send(placed);
    await desk.settle();
    const rows = await commissionsOf(ctx, touch.creator._id);
    return rows.find(({ placedAt: at }) => at.getTime() === placedAt.getTime());
  };
  const promoter = (since: Date) => {
    ctx.clock.set(since);
    return someTouch(ctx, shop, since);
  };

  test('a decrease reaches her who promoted before only after the days of protection, and she is told by mail, once', async () => {
    const [old, fresh] = [await promoter(day(-2)), await promoter(day(1))];
    await setRate(day(0), 600);
    const rateAt = async (touch: typeof old, at: Date) => (await earned(touch, at))?.receipt.rateBps;
    expect(await rateAt(old, day(2))).toBe(1_000);
    expect(await rateAt(fresh, day(2))).toBe(600);
    expect((await earned(old, day(31)))?.receipt).toMatchObject({
      rateBps: 600,
      rule: { id: 'settings', version: 1, scope: 'programme' },
    });
    ctx.clock.set(day(1));
    expect(await noticesDue(ctx)).toBe(true);
    for (let count = 0; count < 5; count += 1) await tellPromoters(ctx);
    expect(await noticesDue(ctx)).toBe(false);
    const told = await ctx.mongo.collection('commission_rate_notices').find({ done: true }).toArray();
    expect(told).toMatchObject([{ _id: 'programme:1', until: day(30) }]);
  });

  test('an order takes the rate of when it was placed, however late it is reported', async () => {
    const touch = await promoter(day(-2));
    await setRate(day(5), 2_000);
    expect((await earned(touch, day(4), day(6)))?.receipt).toMatchObject({ rateBps: 1_000, rule: { version: 0 } });
    expect((await earned(touch, day(5.5), day(6)))?.receipt).toMatchObject({ rateBps: 2_000, rule: { version: 1 } });
  });

  test('a wrong rate is rolled back: what it paid stays and stays explained, and a mistake of an hour binds nobody', async () => {
    const touch = await promoter(day(-2));
    await setRate(day(0), 5_000);
    const wrong = await earned(touch, day(0.01));
    ctx.clock.set(day(0.04));
    await rollBackSettings(ctx, 0, 1);
    expect((await earned(touch, day(0.05)))?.receipt).toMatchObject({ rateBps: 1_000, rule: { version: 2 } });
    const kept = (await commissionsOf(ctx, touch.creator._id)).find(({ _id }) => _id === wrong?._id);
    expect(kept).toEqual(wrong);
    expect(kept?.receipt).toMatchObject({ rateBps: 5_000, rule: { id: 'settings', version: 1 } });
    expect(kept && explain(kept, 'Casa Lumen').join(' ')).toContain('You earn 50 % of it (the programme’s rate)');
    expect((await listVersions(ctx, { limit: 10 })).data).toMatchObject([
      { version: 2, rolledBackTo: 0, changes: [{ path: 'commission.programmeRateBps', before: 5_000, after: 1_000 }] },
      { version: 1, rolledBackTo: null, changes: [{ before: 1_000, after: 5_000 }] },
    ]);
  });

  test('a roll-back days later is a decrease like any other', async () => {
    const touch = await promoter(day(-2));
    await setRate(day(0), 5_000);
    ctx.clock.set(day(3));
    await rollBackSettings(ctx, 0, 1);
    expect((await earned(touch, day(4)))?.receipt.rateBps).toBe(5_000);
  });

  test('a tier that adds less does so for her who promoted before only after the days of protection; one that adds more, at once', async () => {
    const [old, fresh] = [await promoter(day(-2)), await promoter(day(1))];
    for (const { creator } of [old, fresh])
      await ctx.mongo
        .collection('standings')
        .updateOne({ _id: creator._id as never }, { $set: { tier: 'silver', tierSince: day(-9) } }, { upsert: true });
    const setSilver = async (at: Date, bonusBps: number) => {
      ctx.clock.set(at);
      const { version, standing } = await currentSettings(ctx);
      const tiers = standing.tiers.map((step) => (step.tier === 'silver' ? { ...step, bonusBps } : step));
      await changeSettings(ctx, { standing: { ...standing, tiers } }, version);
    };
    const bonusAt = async (touch: typeof old, placedAt: Date, heardAt = placedAt) => {
      const { tier, tierBps, tierVersion } = (await earned(touch, placedAt, heardAt))?.receipt ?? {};
      return [tier, tierBps, tierVersion];
    };
    await setSilver(day(0), 40);
    expect(await bonusAt(old, day(2))).toEqual(['silver', 100, 0]);
    expect(await bonusAt(fresh, day(2))).toEqual(['silver', 40, 1]);
    ctx.clock.set(day(2));
    while (await noticesDue(ctx)) await tellPromoters(ctx);
    const told = await ctx.mongo.collection('commission_rate_notices').find({ done: true }).toArray();
    const tiers = [{ tier: 'silver', beforeBps: 100, afterBps: 40 }];
    expect(told).toMatchObject([{ _id: 'tiers:1', until: day(30), tiers }]);
    await setSilver(day(3), 150);
    expect(await bonusAt(fresh, day(4))).toEqual(['silver', 150, 2]);
    // However late it is reported, the bonus of when it was placed.
    expect(await bonusAt(fresh, day(2.5), day(5))).toEqual(['silver', 40, 1]);
    expect(await bonusAt(old, day(31))).toEqual(['silver', 150, 2]);
  });
});
