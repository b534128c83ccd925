import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { CommissionRecord } from '../../src/commissions/index.ts';
import { asSystem } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { postEntries } from '../../src/ledger/index.ts';
import { changeSettings, currentSettings, Settings } from '../../src/settings/index.ts';
import { settingsEffects } from '../../src/simulation/settings-effects.ts';
import { someCreator, someManager } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { receiptOf } from './receipt.ts';

type Receipt = CommissionRecord['receipt'];

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
      protectedUntil: null,
      scaledFrom: null,
    },
  });
});

test('other caps: what they would have left since the last month began, with those whom it concerns most', async () => {
  const [rich, poor] = [(await someCreator(ctx)).creator, (await someCreator(ctx)).creator];
  const now = ctx.clock.now();
  const sale = (id: string, creatorId: string, baseMinor: number, caps: Receipt['caps'] = []) => ({
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
      receipt: receiptOf({ baseMinor, caps }),
    },
  });
  const limit = { amountMinor: 9_000, currency: 'EUR' };
  const cap = { kind: 'order' as const, key: 'order:b', limit, countedMinor: 9_000, cutMinor: 1_000 };
  const sales = [sale('a', rich._id, 60_000), sale('b', rich._id, 100_000, [cap]), sale('c', poor._id, 20_000)];
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

test('another least payout: whose balances are under it, by currency and country, with money and names', async () => {
  const [poor, polish, rich] = [
    (await someCreator(ctx)).creator,
    (await someCreator(ctx)).creator,
    (await someCreator(ctx)).creator,
  ];
  const posting = (owner: string, currency: string, amountMinor: number) => ({
    key: `k:${owner}`,
    fact: { kind: 'test', id: owner },
    postings: [
      { account: 'brand:owed' as const, owner: 'brn_a', currency, amountMinor: -amountMinor },
      { account: 'creator:payable' as const, owner, currency, amountMinor },
    ],
  });
  await inTransaction(asSystem(ctx, 'test'), (tx) =>
    postEntries(tx, [
      posting(poor._id, 'EUR', 2_600),
      posting(rich._id, 'EUR', 9_000),
      posting(polish._id, 'PLN', 9_000),
    ]),
  );
  const payouts = { ...defaults.payouts, minimumMinor: 5_000, minimumByCurrency: { PLN: 10_000 } };
  expect((await settingsEffects(ctx, { payouts })).payouts).toEqual({
    payable: 3,
    belowBefore: 0,
    belowAfter: 2,
    waits: [
      { amountMinor: 2_600, currency: 'EUR' },
      { amountMinor: 9_000, currency: 'PLN' },
    ],
    freed: [],
    examples: [
      { id: polish._id, name: polish.displayName, difference: { amountMinor: -9_000, currency: 'PLN' } },
      { id: poor._id, name: poor.displayName, difference: { amountMinor: -2_600, currency: 'EUR' } },
    ],
  });
  await changeSettings(asSystem(ctx, 'test'), { payouts }, (await currentSettings(ctx)).version);
  const lower = { ...payouts, minimumMinor: 100, minimumByCountry: { [rich.country]: 9_500 } };
  expect((await settingsEffects(ctx, { payouts: lower })).payouts).toMatchObject({
    belowBefore: 2,
    waits: [{ amountMinor: 9_000, currency: 'EUR' }],
  });
});

test('other holds: the flags of the last 90 days that would hold money, whose, and how much more or less', async () => {
  const [ann, bob] = [(await someCreator(ctx)).creator, (await someCreator(ctx)).creator];
  const flag = (id: string, severity: string, creatorId: string, signal = 'conversion', daysAgo = 1) => ({
    _id: id,
    creatorId,
    signal,
    severity,
    commissionIds: [`o.${id}`, 'o.both'],
    firstAt: addDays(ctx.clock.now(), -daysAgo),
  });
  const flags = [
    flag('a', 'low', ann._id),
    flag('b', 'medium', 'crt_b'),
    flag('c', 'high', bob._id, 'click_flood'),
    flag('d', 'high', 'crt_d', 'conversion', 99),
  ];
  await ctx.mongo
    .collection('flags')
    .insertMany([...flags, { ...flag('e', 'high', 'crt_e'), commissionIds: [] }] as never[]);
  const commission = (_id: string, creatorId: string, amountMinor: number) => ({
    _id,
    role: 'creator',
    creatorId,
    currency: 'EUR',
    amountMinor,
  });
  await ctx.mongo
    .collection('commissions')
    .insertMany([
      commission('o.a', ann._id, 700),
      commission('o.c', bob._id, 900),
      commission('o.both', ann._id, 50),
    ] as never[]);
  const trust = { ...defaults.trust, holdFrom: 'low', signalsOff: ['click_flood'] };
  expect((await settingsEffects(ctx, { trust })).holds).toEqual({
    days: 90,
    before: { flags: 2, creators: 2 },
    after: { flags: 2, creators: 2 },
    moreHeld: [{ amountMinor: 700, currency: 'EUR' }],
    lessHeld: [{ amountMinor: 900, currency: 'EUR' }],
    examples: [
      { id: bob._id, name: bob.displayName, difference: { amountMinor: -900, currency: 'EUR' } },
      { id: ann._id, name: ann.displayName, difference: { amountMinor: 700, currency: 'EUR' } },
    ],
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
