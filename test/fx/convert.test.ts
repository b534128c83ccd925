import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convert, type DayRates, parseRate } from '../../src/fx/convert.ts';
import { currencyExponent } from '../../src/kit/money.ts';
import { totalsIn } from '../../src/reports/programme-summary.ts';

const DAY: DayRates = { day: '2026-11-20', rates: { USD: '1.0843', JPY: '163.25', KWD: '0.33349', PLN: '4.3' } };
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

describe('converting by reference rates', () => {
  test('respects each currency’s minor unit', () => {
    expect(convert(eur(10_000), 'USD', DAY)).toMatchObject({ state: 'converted', amountMinor: 10_843 });
    expect(convert(eur(10_000), 'JPY', DAY)).toMatchObject({ amountMinor: 16_325 });
    expect(convert(eur(10_000), 'KWD', DAY)).toMatchObject({ amountMinor: 33_349 });
    expect(convert({ amountMinor: 16_325, currency: 'JPY' }, 'KWD', DAY)).toMatchObject({ amountMinor: 33_349 });
  });

  test('names the day and the rates it used', () => {
    expect(convert({ amountMinor: 100, currency: 'USD' }, 'PLN', DAY)).toMatchObject({
      day: '2026-11-20',
      rates: { USD: '1.0843', PLN: '4.3' },
    });
  });

  test('rounds halves to even, below zero too', () => {
    const half = { day: '2026-01-02', rates: { USD: '0.5' } };
    const converted = [1, 3, 5, -1, -3].map((amountMinor) => convert(eur(amountMinor), 'USD', half));
    expect(converted).toMatchObject([0, 2, 2, 0, -2].map((amountMinor) => ({ amountMinor: amountMinor + 0 })));
  });

  test('says that a rate is missing and never guesses', () => {
    expect(convert(eur(1), 'TRY', DAY)).toEqual({ state: 'missing', currency: 'TRY' });
    expect(convert(eur(1), 'USD', undefined)).toEqual({ state: 'missing', currency: 'USD' });
    expect(convert(eur(1), 'constructor', DAY)).toEqual({ state: 'missing', currency: 'constructor' });
    expect(convert(eur(1), 'USD', { day: '2026-01-02', rates: { USD: '0' } })).toMatchObject({ state: 'missing' });
  });

  test('needs no rate from a currency to itself', () => {
    expect(convert(eur(77), 'EUR', undefined)).toMatchObject({ state: 'converted', amountMinor: 77 });
  });

  test('is within half a minor unit of the exact value, keeps signs, and is exact for zero', () => {
    const rate = fc
      .tuple(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 1, max: 99_999 }))
      .map(([whole, parts]) => `${whole}.${`${parts}`.padStart(5, '0')}`);
    const code = fc.constantFrom('USD', 'JPY', 'KWD');
    const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(amount, code, rate, (amountMinor, currency, text) => {
        const day = { day: '2026-01-02', rates: { [currency]: text } };
        const there = convert(eur(amountMinor), currency, day);
        if (there.state === 'missing') throw new Error('a rate was given');
        const { numerator, denominator } = parseRate(text) ?? { numerator: 0n, denominator: 1n };
        // |there − amount × rate × 10^(exponent − 2)| ≤ 1/2, multiplied out so that everything is whole.
        const scale = 10n ** BigInt(currencyExponent(currency) ?? 0);
        const exact = BigInt(amountMinor) * numerator * scale;
        const got = BigInt(there.amountMinor) * denominator * 100n;
        const off = exact > got ? exact - got : got - exact;
        expect(off * 2n <= denominator * 100n).toBe(true);
        const mirrored = convert(eur(-amountMinor), currency, day);
        expect(mirrored).toMatchObject({ amountMinor: -there.amountMinor + 0 });
      }),
    );
  });
});

test('totals in the programme’s currency add up converted figures, and one missing rate makes the figure null', () => {
  const row = (currency: string, gmvMinor: number) => ({
    currency,
    orders: 1,
    gmvMinor,
    netGmvMinor: 0,
    pendingMinor: 0,
    approvedMinor: 0,
    paidMinor: 0,
    reversedMinor: 0,
  });
  expect(totalsIn('EUR', [row('EUR', 100), row('USD', 10_843)], DAY)).toMatchObject({
    gmvMinor: 10_100,
    ratesOf: '2026-11-20',
  });
  expect(totalsIn('EUR', [row('EUR', 100), row('TRY', 5)], DAY)).toMatchObject({ gmvMinor: null, netGmvMinor: 0 });
});
