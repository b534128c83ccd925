import { beforeAll, beforeEach, expect, test } from 'vitest';
import { asSystem } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { postEntries } from '../../src/ledger/index.ts';
import { changeSettings, currentSettings, Settings } from '../../src/settings/index.ts';
import { settingsEffects } from '../../src/simulation/settings-effects.ts';
import { someCreator, someManager } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});
beforeEach(async () => {
  for (const name of ['settings', 'orders', 'flags', 'balances', 'journal', 'creators', 'commissions'])
    await ctx.mongo.collection(name).deleteMany({});
});

const defaults = Settings.parse({});
const nothing = { rate: null, caps: null, payouts: null, holds: null, applications: null };

test('what is not changed has no effect', async () => {
  expect(await settingsEffects(ctx, { trust: { ...defaults.trust, quietDays: 5 } })).toEqual(nothing);
});

test('another programme rate: the orders of the last 30 days that no rule pays', async () => {
  const now = ctx.clock.now();
  const order = (id: string, daysAgo: number, more: object = {}) => ({
    _id: id,
    brandId: 'brn_a',
    creatorId: 'crt_a',
    currency: 'EUR',
    cancelledAt: null,
    placedAt: addDays(now, -daysAgo),
    lines: [{ lineId: '1', sku: 'S', category: null, quantity: 1, baseMinor: 10_000, refundedMinor: 2_000 }],
    ...more,
  });
  await ctx.mongo
    .collection('orders')
    .insertMany([order('a', 1), order('b', 29), order('c', 31), order('d', 2, { creatorId: null })] as never[]);
  const commission = { ...defaults.commission, programmeRateBps: 1_200 };
  expect(await settingsEffects(ctx, { commission })).toEqual({
    ...nothing,
    rate: {
      days: 30,
      creators: 1,
      orders: 2,
      lines: 2,
      differences: [{ currency: 'EUR', paidMinor: 1_600, wouldPayMinor: 1_920, differenceMinor: 320 }],
      examples: [{ id: 'crt_a', name: 'crt_a', difference: { amountMinor: 320, currency: 'EUR' } }],
      scaledFrom: null,
    },
  });
});

test('other caps: what they would have left since the last month began, with those whom it concerns most', async () => {
  const [rich, poor] = [(await someCreator(ctx)).creator, (await someCreator(ctx)).creator];
  const now = ctx.clock.now();
  const sale = (id: string, creatorId: string, grossMinor: number, cutMinor = 0) => ({
    order: { _id: id, brandId: 'brn_a', creatorId, currency: 'EUR', cancelledAt: null, placedAt: addDays(now, -1) },
    commission: {
      _id: `${id}.1`,
      kind: 'sale',
      role: 'creator',
      orderId: id,
      lineId: '1',
      creatorId,
      currency: 'EUR',
      placedAt: addDays(now, -1),
      receipt: { grossMinor, caps: cutMinor > 0 ? [{ kind: 'order', cutMinor }] : [] },
    },
  });
  const sales = [sale('a', rich._id, 6_000), sale('b', rich._id, 9_000, 1_000), sale('c', poor._id, 2_000)];
  await ctx.mongo.collection('orders').insertMany(sales.map(({ order }) => order) as never[]);
  await ctx.mongo.collection('commissions').insertMany(sales.map(({ commission }) => commission) as never[]);
  const commission = { ...defaults.commission, maxPerOrderMinor: 5_000, maxPerCreatorMonthMinor: 8_000 };
  expect((await settingsEffects(ctx, { commission })).caps).toEqual({
    since: '2026-02-01T00:00:00.000Z',
    looked: 3,
    orders: 2,
    creators: 1,
    // 6,000 and 10,000 were earned; 5,000 and, by the month, 3,000 are left.
    difference: { amountMinor: -8_000, currency: 'EUR' },
    examples: [{ id: rich._id, name: rich.displayName, difference: { amountMinor: -8_000, currency: 'EUR' } }],
  });
  const high = { ...defaults.commission, maxPerOrderMinor: 50_000 };
  expect((await settingsEffects(ctx, { commission: high })).caps).toMatchObject({
    orders: 0,
    creators: 0,
    examples: [],
  });
});

test('another least payout: how many payable balances are under it, each in its currency', async () => {
  const posting = (owner: string, currency: string, amountMinor: number) => ({
    key: `k:${owner}`,
    fact: { kind: 'test', id: owner },
    postings: [
      { account: 'brand:owed' as const, owner: 'brn_a', currency, amountMinor: -amountMinor },
      { account: 'creator:payable' as const, owner, currency, amountMinor },
    ],
  });
  await inTransaction(asSystem(ctx, 'test'), (tx) =>
    postEntries(tx, [posting('crt_a', 'EUR', 2_600), posting('crt_b', 'EUR', 9_000), posting('crt_c', 'PLN', 9_000)]),
  );
  const payouts = { ...defaults.payouts, minimumMinor: 5_000, minimumByCurrency: { PLN: 10_000 } };
  expect((await settingsEffects(ctx, { payouts })).payouts).toEqual({ payable: 3, belowBefore: 0, belowAfter: 2 });
});

test('other holds: the flags of the last 90 days that would hold money, of how many creators', async () => {
  const flag = (id: string, severity: string, signal = 'conversion', daysAgo = 1) => ({
    _id: id,
    creatorId: `crt_${id}`,
    signal,
    severity,
    commissionIds: ['x'],
    firstAt: addDays(ctx.clock.now(), -daysAgo),
  });
  const flags = [
    flag('a', 'low'),
    flag('b', 'medium'),
    flag('c', 'high', 'click_flood'),
    flag('d', 'high', 'conversion', 99),
  ];
  await ctx.mongo.collection('flags').insertMany([...flags, { ...flag('e', 'high'), commissionIds: [] }] as never[]);
  const trust = { ...defaults.trust, holdFrom: 'low', signalsOff: ['click_flood'] };
  expect((await settingsEffects(ctx, { trust })).holds).toEqual({
    days: 90,
    before: { flags: 2, creators: 2 },
    after: { flags: 2, creators: 2 },
  });
});

test('approving by itself says how many wait', async () => {
  await someCreator(ctx, { state: 'applied' });
  const applications = { approveAutomatically: true };
  expect((await settingsEffects(ctx, { applications })).applications).toBe(1);
});

test('compares with what is in force, names the field that is wrong, and is for admins only', async () => {
  const { version } = await currentSettings(ctx);
  await changeSettings(asSystem(ctx, 'test'), { applications: { approveAutomatically: true } }, version);
  expect(await settingsEffects(ctx, { applications: { approveAutomatically: true } })).toEqual(nothing);
  const wrong = settingsEffects(ctx, { commission: { ...defaults.commission, maxPerOrderMinor: -1 } });
  await expect(wrong).rejects.toMatchObject({ issues: [{ path: ['commission', 'maxPerOrderMinor'] }] });
  await expect(settingsEffects(await someManager(ctx, 'finance'), {})).rejects.toMatchObject({ code: 'not_found' });
});
