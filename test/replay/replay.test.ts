import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { noProgress } from '../../scripts/replay/progress.ts';
import { type ReplayResult, runReplay } from '../../scripts/replay/run-replay.ts';
import { testDatabaseUri } from '../support/database.ts';

const file = fileURLToPath(new URL('./fixtures/orders.csv', import.meta.url));
let result: ReplayResult;
let said = '';

beforeAll(async () => {
  result = await runReplay(
    { file, share: 1, seed: 7, creators: 5 },
    {
      mongoUri: testDatabaseUri(),
      progress: noProgress,
      signal: new AbortController().signal,
      say: (text) => {
        said += text;
      },
    },
  );
}, 240_000);

const amountOf = (state: string) => result.books.commissions.find((row) => row.state === state)?.amountMinor ?? 0;

describe('a file of twenty orders goes through a whole Kolect', () => {
  test('broken rows are said with their line and left out', () => {
    expect(result.brokenRows.map((row) => row.line)).toEqual([13, 21, 25, 27, 28]);
    expect(said).toContain('5 broken rows are left out');
    expect(said).toContain('line 27: unit_price is not a whole number of minor units: "44.85"');
  });

  test('every event of the others is accepted', () => {
    expect(result.played).toMatchObject({ refusals: [], retries: 0 });
    // 22 orders by shop are placed, 21 paid, 19 shipped, 16 delivered and 4 cancelled.
    expect(result.played.events).toBe(22 + 21 + 19 + 16 + 4);
  });

  test('an order of three sellers counts at each, and the figures are those of the file', () => {
    expect(result.books).toMatchObject({ orders: 22, gmvMinor: 588_392, netGmvMinor: 333_537 });
  });

  test('everybody is paid what she earned or has it carried forward, and nothing is left pending', () => {
    const { creators } = result.books;
    const sum = (pick: (one: (typeof creators)[number]) => number) => creators.reduce((all, one) => all + pick(one), 0);
    expect(sum((one) => one.paidMinor + one.payableMinor)).toBe(33_354);
    expect(sum((one) => one.paidMinor)).toBeGreaterThan(0);
    expect(sum((one) => one.transferredMinor)).toBe(sum((one) => one.paidMinor));
    expect(amountOf('pending')).toBe(0);
  });

  test('cancelled before the lock is reversed, after it clawed back', () => {
    expect(amountOf('reversed')).toBe(1_200 + 1_990 + 14_990);
    expect(amountOf('approved') + amountOf('paid')).toBe(33_354);
    const clawedBack = result.books.creators.find((one) => one.orders.has('order-13/bahia'));
    expect(clawedBack?.orders.get('order-13/bahia')).toBe(0);
  });

  test('what is maintained is what a recomputation gives, creator by creator', () => {
    const { creators, newEntries, changedByFullRun, evaluatedByFullRun } = result.recomputation;
    expect({ newEntries, changedByFullRun, evaluatedByFullRun }).toEqual({
      newEntries: 0,
      changedByFullRun: 0,
      evaluatedByFullRun: 5,
    });
    expect(creators.map(({ otherCommissions, differences }) => ({ otherCommissions, differences }))).toEqual(
      Array.from({ length: 5 }, () => ({ otherCommissions: 0, differences: [] })),
    );
    expect(creators.reduce((sum, one) => sum + one.commissions, 0)).toBe(26);
    expect(creators.some((one) => one.netGmvMinor > 0 && one.earnedUsdMinor > 0)).toBe(true);
    expect(said).toContain('standings by other code, day by day: 5 of 5 equal');
    expect(said).toContain('ledger check: 0 findings');
  });

  test('lock dates were seen on the way', () => {
    expect(result.played.sightings.length).toBeGreaterThan(5);
  });

  test('the recomputation agrees to the cent, and the ledger balances', () => {
    expect(result.differences).toEqual([]);
    expect(result.books.findings).toEqual([]);
    expect(said).toContain('The recomputation agrees to the cent.');
  });
});
