import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/kit/clock.ts';
import { type Counting, type DecidedRow, FigureCounter } from '../../src/standing/figures.ts';

const AT = new Date('2026-04-01T00:00:00Z');
const rates = { day: '2026-01-02', rates: { USD: '1.1000', PLN: '4.4' } };
const counting = (overrides: Partial<Counting> = {}): Counting => ({
  at: AT,
  windowDays: 90,
  programmeCurrency: 'EUR',
  rates: () => rates,
  ...overrides,
});
const row = (daysAgo: number, overrides: Partial<DecidedRow> = {}): DecidedRow => ({
  decidedAt: addDays(AT, -daysAgo),
  kind: 'sale',
  state: 'approved',
  currency: 'EUR',
  amountMinor: 1_000,
  netMinor: 10_000,
  returned: false,
  ...overrides,
});
function countFigures(rows: DecidedRow[], with_: Counting) {
  const counter = new FigureCounter(with_);
  for (const each of rows) counter.add(each);
  return counter.end();
}
const figures = (rows: DecidedRow[], overrides: Partial<Counting> = {}) =>
  countFigures(rows, counting(overrides)).figures;

describe('what an evaluation counts', () => {
  test('net GMV of the last 90 days and earnings of the last 365, each from its first instant on, none of the day itself', () => {
    const rows = [row(0), row(1 / 24), row(90), row(90.001), row(365), row(365.001)];
    expect(figures(rows)).toMatchObject({ netGmvMinor: 20_000, earnedUsdMinor: 4_400, lines: 4 });
  });

  test('what was reversed earns nothing and is a decided line; what came back counts as returned', () => {
    const rows = [
      row(5),
      row(5, { state: 'paid' }),
      row(4, { state: 'reversed', amountMinor: 0, netMinor: 0, returned: true }),
      row(3, { kind: 'clawback', amountMinor: -400, netMinor: -4_000, returned: true }),
      row(2, { state: 'pending' }),
    ];
    const counted = figures(rows);
    expect(counted).toMatchObject({ netGmvMinor: 16_000, lines: 3, returnedLines: 2, returnRateBps: 6_666 });
    expect(counted.earnedUsdMinor).toBe(1_760);
  });

  test('other currencies by the rates of the month they were decided in', () => {
    const rows = [row(5, { currency: 'PLN' }), row(80, { currency: 'PLN' })];
    const byMonth = (month: string) => (month === '2026-03' ? rates : { ...rates, rates: { USD: '1.2', PLN: '4' } });
    expect(figures(rows, { rates: byMonth })).toMatchObject({
      netGmvMinor: Math.round(10_000 / 4.4) + 2_500,
      earnedUsdMinor: Math.round((1_000 / 4.4) * 1.1) + 300,
    });
  });

  test('a missing rate leaves the figure that takes it unknown, and only that one', () => {
    const unknown = figures([row(5)], { rates: () => undefined });
    expect(unknown).toMatchObject({ netGmvMinor: 10_000, earnedUsdMinor: null, missingRates: ['USD 2026-03'] });
    expect(figures([], { rates: () => undefined })).toMatchObject({ earnedUsdMinor: 0, missingRates: [] });
  });

  test('whatever the order in which the commissions come', () => {
    const rows = fc.array(
      fc
        .record({
          daysAgo: fc.double({ min: -2, max: 400, noNaN: true }),
          kind: fc.constantFrom('sale', 'clawback'),
          state: fc.constantFrom('pending', 'approved', 'paid', 'reversed'),
          currency: fc.constantFrom('EUR', 'PLN', 'USD', 'TRY'),
          amountMinor: fc.integer({ min: -100_000, max: 100_000 }),
          netMinor: fc.integer({ min: -1_000_000, max: 1_000_000 }),
          returned: fc.boolean(),
        })
        .map(({ daysAgo, ...rest }) => row(daysAgo, rest)),
      { maxLength: 40 },
    );
    const shuffled = rows.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(countFigures(other, counting())).toEqual(countFigures(one, counting()));
      }),
    );
  });

  test('when the first commission leaves a window is known', () => {
    expect(countFigures([row(5), row(100)], counting()).nextLeavesAt).toEqual(addDays(AT, 85));
    expect(countFigures([row(100)], counting()).nextLeavesAt).toEqual(addDays(AT, 265));
    expect(countFigures([], counting()).nextLeavesAt).toBeNull();
  });
});
