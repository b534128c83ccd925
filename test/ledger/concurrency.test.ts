import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../src/kit/transaction.ts';
import { balancesOf, checkLedger, type Entry, move, postEntries, takeWholeBalance } from '../../src/ledger/index.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const currency = 'EUR';
const owed = { account: 'brand:owed' as const, owner: 'brand', currency };
const payable = (owner: string) => ({ account: 'creator:payable' as const, owner, currency });
const transit = (owner: string) => ({ account: 'creator:in_transit' as const, owner, currency });

const entry = (key: string, postings: Entry['postings']): Entry => ({ key, fact: { kind: 'test', id: key }, postings });
const post = (...entries: Entry[]) => inTransaction(ctx, (tx) => postEntries(tx, entries));

async function balance(owner: string, account = 'creator:payable') {
  const found = (await balancesOf(ctx, owner)).find((row) => row.account === account);
  return { amountMinor: found?.amountMinor ?? 0, sequence: found?.sequence ?? 0 };
}

test('twenty at once take a balance that is there once: one gets it, nothing is overdrawn', async () => {
  for (let round = 0; round < 5; round += 1) {
    const owner = `taken-${round}`;
    await post(entry(`give-${round}`, move(owed, payable(owner), 1_000)));
    const seen = await balance(owner);
    const ends = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        inTransaction(ctx, (tx) =>
          takeWholeBalance(
            tx,
            payable(owner),
            seen,
            entry(`take-${round}-${index}`, move(payable(owner), transit(owner), seen.amountMinor)),
          ),
        ),
      ),
    );
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
    for (const end of ends)
      if (end.status === 'rejected') expect(['balance_changed', 'busy']).toContain(end.reason.code);
    expect((await balance(owner)).amountMinor).toBe(0);
    expect((await balance(owner, 'creator:in_transit')).amountMinor).toBe(1_000);
  }
});

test('a balance that changed since it was looked at is not taken, also when it has the same amount again', async () => {
  await post(entry('aba-1', move(owed, payable('aba'), 500)));
  const seen = await balance('aba');
  await post(entry('aba-2', move(owed, payable('aba'), 100)));
  await post(entry('aba-3', move(payable('aba'), owed, 100)));
  const taking = inTransaction(ctx, (tx) =>
    takeWholeBalance(tx, payable('aba'), seen, entry('aba-4', move(payable('aba'), transit('aba'), 500))),
  );
  await expect(taking).rejects.toMatchObject({ kind: 'conflict', code: 'balance_changed' });
  expect((await balance('aba')).amountMinor).toBe(500);
});

test('a balance that was never posted to cannot be taken', async () => {
  const taking = inTransaction(ctx, (tx) =>
    takeWholeBalance(
      tx,
      payable('nobody'),
      { amountMinor: 0, sequence: 0 },
      entry('no', move(payable('nobody'), transit('nobody'), 1)),
    ),
  );
  await expect(taking).rejects.toMatchObject({ code: 'balance_changed' });
});

test('takers and givers at once: what was given is there, once', async () => {
  const owner = 'busy';
  let taken = 0;
  const give = (index: number) => retried(() => post(entry(`busy-give-${index}`, move(owed, payable(owner), 10))));
  const take = async (index: number) => {
    const seen = await balance(owner);
    if (seen.amountMinor <= 0) return;
    await inTransaction(ctx, (tx) =>
      takeWholeBalance(
        tx,
        payable(owner),
        seen,
        entry(`busy-take-${index}`, move(payable(owner), transit(owner), seen.amountMinor)),
      ),
    ).then(
      () => (taken += seen.amountMinor),
      (error) => expect(['balance_changed', 'busy']).toContain(error.code),
    );
  };
  await Promise.all(Array.from({ length: 40 }, (_, index) => (index % 2 ? give(index) : take(index))));
  expect((await balance(owner)).amountMinor + taken).toBe(200);
  expect((await balance(owner, 'creator:in_transit')).amountMinor).toBe(taken);
});

test('the same entry posted by twenty at once is written once, and never under a foreign content', async () => {
  const same = entry('same', move(owed, payable('once'), 70));
  const other = entry('same', move(owed, payable('once'), 71));
  const ends = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => post(index % 4 === 3 ? other : same)));
  const written = ends.flatMap((end) => (end.status === 'fulfilled' ? end.value : []));
  expect(written).toHaveLength(1);
  for (const end of ends)
    if (end.status === 'rejected')
      expect(end.reason).toMatchObject({ code: expect.stringMatching(/entry_key_reused|busy/) });
  expect((await balance('once')).amountMinor).toBe(written[0]?.postings[1]?.amountMinor);
});

test('too many entries at once and two entries with one key are refused', async () => {
  const one = entry('twice', move(owed, payable('twice'), 1));
  await expect(post(one, one)).rejects.toThrow('share a key');
  await expect(post(...Array.from({ length: 1_001 }, (_, index) => entry(`m${index}`, one.postings)))).rejects.toThrow(
    RangeError,
  );
});

test('after all of it every balance is what the journal says', async () => {
  expect(await checkLedger(ctx)).toEqual([]);
});

/** Sends again what was turned away because too many were at it. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== 'busy') throw error;
    }
  }
}
