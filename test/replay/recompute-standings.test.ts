import { describe, expect, test } from 'vitest';
import { type DecidedLine, recomputeStanding } from '../../scripts/replay/recompute-standings.ts';

const at = (day: string) => Date.parse(`${day}T10:00:00Z`);
const line = (day: string, net: number, more: Partial<DecidedLine> = {}): DecidedLine => ({
  creatorId: 'crt_1',
  decidedAt: at(day),
  kind: 'sale',
  state: 'approved',
  reason: undefined,
  amount: net / 10,
  net,
  ...more,
});
const rates = ['2017-01', '2017-02', '2017-06'].map((month) => ({ month, brl: '4.0000', usd: '1.1000' }));
const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);

describe('a standing, by the second opinion', () => {
  test('goes up the day after a sale, as far as it reaches, and down a step at each end of a month', () => {
    const { tier, moves } = recomputeStanding([line('2017-01-10', 30_000_00)], rates, midnight('2017-06-02'));
    expect(moves).toEqual(['2017-01-11 bronze > gold', '2017-05-01 gold > silver', '2017-06-01 silver > bronze']);
    expect(tier).toBe('bronze');
  });

  test('counts ninety days of sales, a year of earnings in dollars, and what came back', () => {
    const lines = [
      line('2017-01-10', 1_005),
      line('2017-02-10', 2_000, { state: 'paid' }),
      line('2017-02-11', 500, { state: 'reversed', reason: 'item_returned' }),
      line('2017-02-12', -1_000, { kind: 'clawback', amount: -100 }),
    ];
    const found = recomputeStanding(lines, rates, midnight('2017-04-15'));
    expect(found).toMatchObject({ netGmv: 1_000, lines: 3, returned: 1 });
    // 100.5 × 1.1 / 4 is 27.64, 100 × 1.1 / 4 is 27.5: half goes to the even neighbour.
    expect(found.earnedUsd).toBe(28 + 28);
  });

  test('is not told where a rate is missing', () => {
    expect(recomputeStanding([line('2017-03-10', 10)], rates, midnight('2017-04-01')).earnedUsd).toBeNaN();
  });
});
