import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { noProgress } from '../../scripts/replay/progress.ts';
import { type ReplayResult, runReplay } from '../../scripts/replay/run-replay.ts';
import { testDatabaseUri } from '../support/database.ts';
import { LOW_TIERS } from './low-tiers.ts';

const file = fileURLToPath(new URL('./fixtures/orders.csv', import.meta.url));
let result: ReplayResult;
let said = '';

beforeAll(async () => {
  result = await runReplay(
    { file, share: 1, seed: 7, creators: 5 },
    {
      mongoUri: testDatabaseUri(),
      tiers: LOW_TIERS,
      progress: noProgress,
      signal: new AbortController().signal,
      say: (text) => {
        said += text;
      },
    },
  );
}, 240_000);

const amountOf = (state: string) => result.books.commissions.find((row) => row.state === state)?.amountMinor ?? 0;

describe('a file of some thirty orders goes through a whole Kolect', () => {
  test('broken rows are said with their line and left out', () => {
    expect(result.brokenRows.map((row) => row.line)).toEqual([13, 21, 25, 27, 28]);
    expect(said).toContain('5 broken rows are left out');
    expect(said).toContain('line 27: unit_price is not a whole number of minor units: "44.85"');
  });

  test('every event of the others is accepted', () => {
    expect(result.played).toMatchObject({ refusals: [], retries: 0 });
    // 30 orders by shop are placed, 29 paid, 27 shipped, 20 delivered and 4 cancelled.
    expect(result.played.events).toBe(30 + 29 + 27 + 20 + 4);
  });

  test('an order of three sellers counts at each, and the figures are those of the file', () => {
    expect(result.books).toMatchObject({ orders: 30, gmvMinor: 698_357, netGmvMinor: 434_792 });
  });

  test('everybody is paid what she earned or has it carried forward, and nothing is left pending', () => {
    const { creators } = result.books;
    const sum = (pick: (one: (typeof creators)[number]) => number) => creators.reduce((all, one) => all + pick(one), 0);
    expect(sum((one) => one.paidMinor + one.payableMinor)).toBe(44_776);
    expect(sum((one) => one.paidMinor)).toBeGreaterThan(0);
    expect(sum((one) => one.transferredMinor)).toBe(sum((one) => one.paidMinor));
    expect(amountOf('pending')).toBe(0);
  });

  test('cancelled before the lock is reversed, after it clawed back', () => {
    expect(amountOf('reversed')).toBe(1_200 + 1_990 + 14_990);
    expect(amountOf('approved') + amountOf('paid')).toBe(44_776);
    const clawedBack = result.books.creators.find((one) => one.orders.has('order-13/bahia'));
    expect(clawedBack?.orders.get('order-13/bahia')).toBe(0);
  });

  test('creators reach better tiers and fall back, and each order pays the bonus of the tier held when it was bought', () => {
    const { creators } = result.books;
    const [bags, lamps] = [creators[0], creators[3]];
    expect(lamps?.moves.slice(0, 3)).toEqual([
      '2024-03-25 bronze > silver',
      '2024-04-03 silver > gold',
      '2024-05-01 gold > silver',
    ]);
    // Bought on the last day before a move, and reported after it.
    expect([lamps?.tiers.get('order-21/acre'), lamps?.orders.get('order-21/acre')]).toEqual(['bronze', 445]);
    expect([lamps?.tiers.get('order-35/acre'), lamps?.orders.get('order-35/acre')]).toEqual(['gold', 3_249]);
    expect([bags?.tiers.get('order-22/bahia'), bags?.orders.get('order-22/bahia')]).toEqual(['silver', 1_321]);
    // Fallen back, and up again by a sale that was taken back later.
    expect([bags?.tiers.get('order-23/bahia'), bags?.orders.get('order-23/bahia')]).toEqual(['bronze', 1_990]);
    expect([bags?.tiers.get('order-26/bahia'), bags?.orders.get('order-26/bahia')]).toEqual(['silver', 1_321]);
    expect(result.recomputed.bonus).toBe(1_297);
    expect(said).toMatch(
      /creators with a bonus +2\n {2}Creator 0004 +4 +10\.55 BRL .+\n {2}Creator 0001 +2 +2\.42 BRL/,
    );
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
    expect(creators.reduce((sum, one) => sum + one.commissions, 0)).toBe(36);
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
