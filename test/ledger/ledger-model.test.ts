import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { DomainError } from '../../src/kit/errors.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import {
  balancesOf,
  checkLedger,
  giveBack,
  postEntries,
  takenThroughOf,
  takeWholeBalance,
  trialBalance,
} from '../../src/ledger/index.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { MemoryCollections } from './memory-collections.ts';
import { type Bank, type Command, command, Story } from './money-story.ts';
import { nameOf, type Verdict } from './naive-ledger.ts';

const COMMANDS = 100_000;

type Transaction = <T>(work: (tx: Context) => Promise<T>) => Promise<T>;

/** The real ledger behind the words of the story. */
function bankOn(transaction: Transaction, { amountOf, takenThrough }: Pick<Bank, 'amountOf' | 'takenThrough'>): Bank {
  const verdictOf = async (work: (tx: Context) => Promise<Verdict>): Promise<Verdict> => {
    try {
      return await transaction(work);
    } catch (error) {
      if (error instanceof DomainError ? error.kind !== 'conflict' : !/entry|key/.test(String(error))) throw error;
      return 'refused';
    }
  };
  return {
    post: (entries) => verdictOf(async (tx) => ((await postEntries(tx, entries)).length > 0 ? 'written' : 'skipped')),
    take: (from, seen, entry) => verdictOf(async (tx) => takeWholeBalance(tx, from, seen, entry).then(() => 'written')),
    giveBack: (to, range, entry) => verdictOf(async (tx) => giveBack(tx, to, range, entry).then(() => 'written')),
    amountOf,
    takenThrough,
  };
}

async function play(story: Story, steps: Command[]): Promise<void> {
  for (const step of steps) await story.play(step);
  await story.compare();
}

test(`${COMMANDS.toLocaleString('en')} random commands leave the ledger where the naive one is`, {
  timeout: 120_000,
}, async () => {
  let played = 0;
  while (played < COMMANDS) {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 4_000, size: 'max' }), async (steps) => {
        const memory = new MemoryCollections();
        const bank = bankOn((work) => memory.transaction(work), {
          amountOf: (wallet) => memory.balances.get(nameOf(wallet))?.amountMinor ?? 0,
          takenThrough: (wallet) => memory.balances.get(nameOf(wallet))?.takenThrough ?? -1,
        });
        await play(new Story(bank), steps);
        played += steps.length;
      }),
      { numRuns: 10 },
    );
  }
  process.stdout.write(`ledger model: ${played} commands\n`);
  expect(played).toBeGreaterThanOrEqual(COMMANDS);
});

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

test('the same on MongoDB: hundreds of commands, then every balance is what the journal says', {
  timeout: 60_000,
}, async () => {
  const steps = fc.sample(command, { numRuns: 400, seed: 20_260_301 });
  const amountOf: Bank['amountOf'] = async ({ account, owner, currency }) =>
    (await balancesOf(ctx, owner)).find((row) => row.account === account && row.currency === currency)?.amountMinor ??
    0;
  const takenThrough: Bank['takenThrough'] = async (wallet) => (await takenThroughOf(ctx, [wallet]))(wallet);
  const story = new Story(bankOn((work) => inTransaction(ctx as Context, work), { amountOf, takenThrough }));
  await play(story, steps);
  expect(await checkLedger(ctx)).toEqual([]);
  for (const { currency, sumMinor, accounts } of await trialBalance(ctx)) {
    expect(sumMinor).toBe(0);
    expect(accounts.length).toBeGreaterThan(2);
    expect(story.naive.total(currency)).toBe(0n);
  }
});

test('an entry outside of a transaction is refused before anything is looked at', async () => {
  await expect(postEntries(new MemoryCollections().outside, [])).rejects.toThrow('only inside a transaction');
});
