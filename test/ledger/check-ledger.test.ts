import { beforeEach, expect, test } from 'vitest';
import { inTransaction } from '../../src/kit/transaction.ts';
import { checkLedger, move, postEntries, trialBalance } from '../../src/ledger/index.ts';
import { balances, journal } from '../../src/ledger/model.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;

beforeEach(async () => {
  ctx ??= await testContext();
  await Promise.all([balances(ctx).deleteMany({}), journal(ctx).deleteMany({})]);
  const wallet = (account: 'creator:pending' | 'creator:payable', owner: string, currency: string) => ({
    account,
    owner,
    currency,
  });
  const owed = (currency: string) => ({ account: 'brand:owed' as const, owner: 'brand', currency });
  const entries = ['ann', 'bob'].flatMap((owner) =>
    ['EUR', 'JPY'].flatMap((currency) => [
      {
        key: `${owner}-${currency}-1`,
        fact: { kind: 'order', id: owner },
        postings: move(owed(currency), wallet('creator:pending', owner, currency), 500),
      },
      {
        key: `${owner}-${currency}-2`,
        fact: { kind: 'approval', id: owner },
        postings: move(wallet('creator:pending', owner, currency), wallet('creator:payable', owner, currency), 300),
      },
    ]),
  );
  await inTransaction(ctx, (tx) => postEntries(tx, entries));
});

test('a sound ledger has nothing to report, and its trial balance sums to zero', async () => {
  expect(await checkLedger(ctx)).toEqual([]);
  expect(await trialBalance(ctx)).toMatchObject([
    {
      currency: 'EUR',
      sumMinor: 0,
      accounts: [
        { account: 'brand:owed', amountMinor: -1_000 },
        { account: 'creator:payable', amountMinor: 600 },
        { account: 'creator:pending', amountMinor: 400 },
      ],
    },
    { currency: 'JPY', sumMinor: 0 },
  ]);
});

test('a balance that somebody changed by hand is found, with both figures', async () => {
  await balances(ctx).updateOne({ _id: 'creator:payable:bob:JPY' }, { $inc: { amountMinor: 1 } });
  expect(await checkLedger(ctx)).toEqual([
    { what: 'projection_differs', where: 'creator:payable:bob:JPY', journalMinor: 300, keptMinor: 301 },
  ]);
});

test('a balance that was deleted, and one that no entry stands behind, are found', async () => {
  await balances(ctx).deleteOne({ _id: 'creator:pending:ann:EUR' });
  await balances(ctx).create([
    {
      _id: 'creator:paid:eve:EUR',
      account: 'creator:paid',
      owner: 'eve',
      currency: 'EUR',
      amountMinor: 9_999,
      sequence: 1,
    },
  ]);
  const findings = await checkLedger(ctx);
  expect(findings).toHaveLength(2);
  expect(findings).toContainEqual({
    what: 'projection_differs',
    where: 'creator:pending:ann:EUR',
    journalMinor: 200,
    keptMinor: 0,
  });
  expect(findings).toContainEqual({
    what: 'projection_differs',
    where: 'creator:paid:eve:EUR',
    journalMinor: 0,
    keptMinor: 9_999,
  });
});

test('an entry that was deleted shows in every balance it had moved', async () => {
  await journal(ctx).deleteOne({ _id: 'ann-EUR-2' });
  expect((await checkLedger(ctx)).map(({ where }) => where).toSorted()).toEqual([
    'creator:payable:ann:EUR',
    'creator:pending:ann:EUR',
  ]);
});

test('a posting that was changed puts the whole currency out of balance', async () => {
  await journal(ctx).updateOne({ _id: 'ann-EUR-1' }, { $set: { 'postings.1.amountMinor': 501 } });
  const findings = await checkLedger(ctx);
  expect(findings).toContainEqual({ what: 'out_of_balance', where: 'EUR', journalMinor: 1, keptMinor: 0 });
  expect(findings).toContainEqual({
    what: 'projection_differs',
    where: 'creator:pending:ann:EUR',
    journalMinor: 201,
    keptMinor: 200,
  });
});
