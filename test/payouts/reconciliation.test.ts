import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { backUp } from '../../scripts/backup/back-up.ts';
import { restore } from '../../scripts/backup/restore.ts';
import type { Context } from '../../src/context.ts';
import { dropIndexes, undeclaredIndexes } from '../../src/kit/model.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { checkLedger, move, postEntries } from '../../src/ledger/index.ts';
import { checkOrders } from '../../src/orders/index.ts';
import { runPayoutChores, startRun } from '../../src/payouts/index.ts';
import { payouts } from '../../src/payouts/model.ts';
import { planRun } from '../../src/payouts/plan-run.ts';
import { listReconciliations } from '../../src/payouts/reconciliation/list-reconciliations.ts';
import { reconciliations } from '../../src/payouts/reconciliation/model.ts';
import { reconcile } from '../../src/payouts/reconciliation/reconcile.ts';
import { unique } from '../builders.ts';
import { testDatabaseUri } from '../support/database.ts';
import { earn, moneyOf, somePayee } from '../support/payees.ts';
import { someManager } from '../support/people.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { openPayoutDesk, type PayoutDesk } from './payout-desk.ts';

let desk: PayoutDesk;
let ctx: Context;
beforeAll(async () => {
  desk = await openPayoutDesk();
  ctx = desk.ctx;
});
beforeEach(() => desk.fault('DELETE'));

const found = async () => (await reconcile(ctx)).differences.map(({ kind, ref }) => [kind, ref]);

/** Restores the backup into the database itself, emptied before: making another one takes seconds. */
async function restoreHere(folder: string) {
  const collections = await ctx.mongo.getClient().db(ctx.mongo.name).collections();
  await Promise.all(collections.map((collection) => collection.deleteMany({})));
  return restore(testDatabaseUri(), folder);
}

describe('the daily comparison with Stripe', () => {
  test('finds nothing where all is well, and says what it compared', async () => {
    await desk.paid(4_000);
    const { payout } = await desk.paid(5_000);
    await ctx.stripe.transfers.createReversal(payout.transferId ?? '', { amount: 2_000 });
    await desk.topUp(1_000, 'EUR');
    const record = await reconcile(ctx);
    expect(record).toMatchObject({ differences: [], transfers: 2, payouts: 2, balanceTransactions: 4 });
    // The reversal that no webhook told of was booked on the way.
    expect(record.totals).toEqual([{ currency: 'EUR', payoutsMinor: 7_000, ledgerMinor: 7_000 }]);
  });

  test('names a transfer that nobody here made, and a second one for the same payout', async () => {
    const { payee, payout } = await desk.paid(3_000);
    const base = { amount: 3_000, currency: 'eur', destination: payee.account };
    const stray = await ctx.stripe.transfers.create(base);
    await ctx.stripe.transfers.create({ ...base, transfer_group: payout._id });
    expect(await found()).toEqual([
      ['transfer_twice', payout._id],
      ['transfer_unknown', stray.id],
    ]);
    const [latest] = await listReconciliations(await someManager(ctx, 'finance'));
    expect(latest?.differences[1]).toMatchObject({});
  });

  test('names a payout without its transfer, another amount, and sums that do not agree', async () => {
    await ctx.mongo.collection('payouts').deleteMany({});
    const [lost, wrong] = [await desk.paid(3_100), await desk.paid(3_200)];
    await payouts(ctx).updateOne({ _id: lost.payout._id }, { $set: { transferId: 'tr_lost' } });
    await payouts(ctx).updateOne({ _id: wrong.payout._id }, { $set: { amountMinor: 3_201 } });
    const kinds = await found();
    expect(kinds).toContainEqual(['transfer_missing', lost.payout._id]);
    expect(kinds).toContainEqual(['transfer_differs', wrong.payout._id]);
    expect(kinds).toContainEqual(['ledger_differs', 'EUR']);
  });

  test('names money that has been on its way for more than a day', async () => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 4_400);
    const run = await startRun(ctx);
    await planRun(ctx, run, new AbortController().signal);
    const id = `${run._id}.${payee.id}.EUR`;
    const yesterday = new Date(ctx.clock.now().getTime() - 25 * 3_600_000);
    await payouts(ctx).updateOne({ _id: id }, { $set: { createdAt: yesterday } });
    expect(await found()).toContainEqual(['in_transit_long', id]);
    await desk.finish(run._id);
    expect(await moneyOf(ctx, payee)).toEqual({ paid: 4_400 });
  });

  test('alarms when an entry was made beside the payouts', async () => {
    const payee = await somePayee(ctx);
    const id = unique('stray-');
    const owner = { owner: payee.id, currency: 'PLN' };
    const postings = move({ account: 'creator:payable', ...owner }, { account: 'creator:paid', ...owner }, 500);
    await inTransaction(ctx, (tx) => postEntries(tx, [{ key: id, fact: { kind: 'test', id }, postings }]));
    expect(await found()).toContainEqual(['ledger_differs', 'PLN']);
  });

  test('runs once a day by itself, is finance’s to see, and waits while Stripe is away', async () => {
    await reconciliations(ctx).deleteMany({});
    await desk.fault('POST', { kind: '500', times: null, match: { path: '/v1/transfers', method: 'GET' } });
    await runPayoutChores(ctx, 'worker');
    expect(await reconciliations(ctx).countDocuments()).toBe(0);
    await desk.fault('DELETE');
    await runPayoutChores(ctx, 'worker');
    await runPayoutChores(ctx, 'worker');
    expect(await reconciliations(ctx).countDocuments()).toBe(1);
    const reviewer = await someManager(ctx, 'reviewer');
    await expect(reconcile(reviewer)).rejects.toMatchObject({ kind: 'missing' });
    await expect(listReconciliations(reviewer)).rejects.toMatchObject({ kind: 'missing' });
  });

  test('finds in a restored backup what was paid since, while the ledger of the copy agrees with itself', async () => {
    const before = await desk.paid(6_100);
    const folder = await temporaryDirectory();
    const backup = backUp(testDatabaseUri(), folder);
    // It goes on while it is copied.
    const since = await desk.paid(6_200);
    await backup;
    const { manifest, differences } = await restoreHere(folder);
    expect(differences).toEqual([]);
    expect(manifest.collections.find(({ name }) => name === 'journal')?.count).toBeGreaterThan(0);
    await expect(restore(testDatabaseUri(), folder)).rejects.toThrow('is not empty');
    expect(await moneyOf(ctx, before.payee)).toEqual({ paid: 6_100 });
    const proof = [await checkLedger(ctx), await checkOrders(ctx)];
    expect(proof).toEqual([[], []]);
    const kinds = await found();
    expect(kinds.some(([kind, ref]) => kind === 'transfer_unknown' && ref === since.payout.transferId)).toBe(true);
    expect(kinds.some(([, ref]) => ref === before.payout._id)).toBe(false);
  });
});

test('an index that no release declares any more is found, and dropped when wished', async () => {
  // The worker's other test files leave some of their own.
  const others = await undeclaredIndexes(ctx.mongo);
  await ctx.mongo.collection('payouts').createIndex({ formerly: 1, state: -1 });
  const all = await undeclaredIndexes(ctx.mongo);
  const found = all.filter(({ index }) => !others.some((other) => other.index === index));
  expect(found).toEqual([{ collection: 'payouts', index: 'formerly_1_state_-1', keys: { formerly: 1, state: -1 } }]);
  await dropIndexes(ctx.mongo, found);
  expect(new Set(await undeclaredIndexes(ctx.mongo))).toEqual(new Set(others));
});
