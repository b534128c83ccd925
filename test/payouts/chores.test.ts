import { beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../src/kit/clock.ts';
import { payoutChores } from '../../src/payouts/events/model.ts';
import { brandInvoices } from '../../src/payouts/funding/model.ts';
import { payees, payouts } from '../../src/payouts/model.ts';
import { choresDue, runPayoutChores } from '../../src/payouts/payout-chores.ts';
import { reconciliations } from '../../src/payouts/reconciliation/model.ts';
import { payoutReversals } from '../../src/payouts/reversals/model.ts';
import { unique } from '../builders.ts';
import { testContext } from '../support/test-context.ts';

const ctx = await testContext();
const daysAgo = (days: number) => addDays(new Date(), -days);
const due = async () => (await choresDue(ctx)).map(({ work }) => work.name);

/** Everything that is done once in a while was done just now. */
beforeEach(async () => {
  const names = ['payout_chores', 'reconciliations', 'brand_invoices', 'payees', 'payouts', 'payout_reversals'];
  for (const name of names) await ctx.mongo.collection(name).deleteMany({});
  await payoutChores(ctx).create([
    { _id: 'backfill', through: new Date() },
    { _id: 'invoices', through: addDays(ctx.clock.now(), 1) },
  ]);
  await reconciliations(ctx).create([{ _id: 'rec_1', at: new Date() } as never]);
});

const invoice = (change: object) =>
  brandInvoices(ctx).create([
    { _id: unique('inv'), brandId: 'brd_1', stripeInvoiceId: unique('in_'), ...change } as never,
  ]);
const account = (change: object) =>
  payees(ctx).create([
    {
      _id: unique('crt'),
      stripeAccountId: unique('acct_'),
      state: 'enabled',
      polledAt: new Date(),
      ...change,
    } as never,
  ]);

test('with nothing to do nothing is written: no lease is asked for', async () => {
  await account({});
  await account({ state: 'disconnected', polledAt: daysAgo(9) });
  await payouts(ctx).create([{ _id: 'p1', state: 'reserved', untold: true } as never]);
  await invoice({ state: 'open', dueAt: addDays(ctx.clock.now(), 1) });
  await invoice({ state: 'open', dueAt: addDays(ctx.clock.now(), -9), overdueTold: true });
  expect(await due()).toEqual([]);
  await runPayoutChores(ctx, 'worker');
  expect(await ctx.mongo.collection('leases').countDocuments()).toBe(0);
});

describe('one look says what is due', () => {
  test.for<[string, () => Promise<unknown>]>([
    ['backfillDueEvents', () => payoutChores(ctx).updateOne({ _id: 'backfill' }, { $set: { through: daysAgo(2) } })],
    ['invoiceWhenDue', () => payoutChores(ctx).updateOne({ _id: 'invoices' }, { $set: { through: daysAgo(900) } })],
    ['reconcileWhenDue', () => reconciliations(ctx).updateMany({}, { $set: { at: daysAgo(2) } })],
    ['finishReversals', () => payoutReversals(ctx).create([{ _id: 'p1.r1', state: 'requested' } as never])],
    ['pollPayees', () => account({ polledAt: daysAgo(2) })],
    ['pollPayees', () => account({ polledAt: undefined })],
    ['submitDrafts', () => invoice({ state: 'draft' })],
    ['tellPayees', () => payouts(ctx).create([{ _id: 'p1', state: 'failed', untold: true } as never])],
    ['tellOverdue', () => invoice({ state: 'open', dueAt: addDays(ctx.clock.now(), -1) })],
  ])('%s', async ([chore, make]) => {
    await make();
    expect(await due()).toEqual([chore]);
  });

  test('and on a first day all that is done once in a while', async () => {
    await payoutChores(ctx).deleteMany({});
    await reconciliations(ctx).deleteMany({});
    expect(await due()).toEqual(['backfillDueEvents', 'reconcileWhenDue', 'invoiceWhenDue']);
  });
});
