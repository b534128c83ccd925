import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AmountMinor,
  assertMinor,
  Currency,
  currencyExponent,
  divideHalfEven,
  formatMoney,
  proportionOf,
  shareOf,
} from '../../src/kit/money.ts';

const bigAmount = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const bigWhole = fc.bigInt({ min: 1n, max: 10n ** 24n });
const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });

/** By the definition: of the two neighbours the nearer one, of two equally near ones the even one. */
function nearestEven(numerator: bigint, denominator: bigint): bigint {
  const floor = (numerator - (((numerator % denominator) + denominator) % denominator)) / denominator;
  const below = numerator - floor * denominator;
  const above = (floor + 1n) * denominator - numerator;
  if (below !== above) return below < above ? floor : floor + 1n;
  return floor % 2n === 0n ? floor : floor + 1n;
}

describe('rounding half to even', () => {
  test('is the nearest whole number, and of two equally near ones the even one', () => {
    fc.assert(
      fc.property(bigAmount, bigWhole, (numerator, denominator) => {
        expect(divideHalfEven(numerator, denominator)).toBe(nearestEven(numerator, denominator));
      }),
      { numRuns: 5_000 },
    );
  });

  test.for([
    [5n, 2n, 2n],
    [15n, 10n, 2n],
    [25n, 10n, 2n],
    [35n, 10n, 4n],
    [-5n, 2n, -2n],
    [-15n, 10n, -2n],
    [-25n, 10n, -2n],
    [-7n, 10n, -1n],
    [1n, 3n, 0n],
    [-2n, 3n, -1n],
    [0n, 7n, 0n],
  ] as const)('%s / %s is %s', ([numerator, denominator, quotient]) => {
    expect(divideHalfEven(numerator, denominator)).toBe(quotient);
  });

  test('treats a debt as the mirror image of a claim', () => {
    fc.assert(
      fc.property(bigAmount, bigWhole, (numerator, denominator) => {
        expect(divideHalfEven(-numerator, denominator)).toBe(-divideHalfEven(numerator, denominator));
      }),
    );
  });

  test('does not drift: over all remainders of a denominator the roundings up and down cancel out', () => {
    for (const denominator of [2n, 4n, 8n, 100n, 10_000n]) {
      let error = 0n;
      for (let numerator = 0n; numerator < denominator * 2n; numerator += 1n)
        error += divideHalfEven(numerator, denominator) * denominator - numerator;
      expect(error).toBe(0n);
    }
  });

  test.for([0n, -1n])('refuses to divide by %s', (denominator) => {
    expect(() => divideHalfEven(1n, denominator)).toThrow(RangeError);
  });
});

describe('a share of an amount', () => {
  test('is off by at most half a unit and never lies outside of the amount', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 10_000 }), (amountMinor, rateBps) => {
        const share = shareOf(amountMinor, rateBps);
        expect(Math.abs(share * 10_000 - amountMinor * rateBps)).toBeLessThanOrEqual(5_000);
        expect(Math.abs(share)).toBeLessThanOrEqual(Math.abs(amountMinor));
      }),
    );
  });

  test('grows with the amount and with the rate', () => {
    const claim = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(claim, claim, fc.integer({ min: 0, max: 10_000 }), (one, other, rateBps) => {
        const [small, large] = one < other ? [one, other] : [other, one];
        expect(shareOf(small, rateBps)).toBeLessThanOrEqual(shareOf(large, rateBps));
      }),
    );
  });

  test('the whole of it is the amount and none of it is zero, whatever the whole is', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 1_000_000 }), (amountMinor, whole) => {
        expect(proportionOf(amountMinor, whole, whole)).toBe(amountMinor);
        expect(Math.abs(proportionOf(amountMinor, 0, whole))).toBe(0);
      }),
    );
  });

  test('two parts that make up the whole make up the amount, but for one unit where both round the same way', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 10_000 }), fc.nat(), (amountMinor, whole, cut) => {
        const part = cut % (whole + 1);
        const sum = proportionOf(amountMinor, part, whole) + proportionOf(amountMinor, whole - part, whole);
        expect(Math.abs(sum - amountMinor)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('is exact where floating point is not', () => {
    expect(shareOf(9_007_199_254_740_991, 10_000)).toBe(9_007_199_254_740_991);
    expect(proportionOf(9_007_199_254_740_991, 3, 7)).toBe(Number((9_007_199_254_740_991n * 3n + 3n) / 7n));
  });

  test('an amount beyond the safe integers is refused, not approximated', () => {
    expect(() => proportionOf(9_007_199_254_740_991, 2, 1)).toThrow(RangeError);
    for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => assertMinor(wrong)).toThrow(RangeError);
  });

  test.for([0.5, 2 ** 53, Number.NaN, '5', null])('%s is not an amount from outside', (value) => {
    expect(AmountMinor.safeParse(value).success).toBe(false);
  });
});

describe('currencies', () => {
  test.for([
    ['EUR', 2],
    ['USD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['KWD', 3],
    ['TND', 3],
  ] as const)('%s has %s digits', ([currency, digits]) => {
    expect(currencyExponent(currency)).toBe(digits);
    expect(Currency.safeParse(currency).success).toBe(true);
  });

  test.for(['eur', 'EU', 'EURO', 'ABC', '', '€', '__proto__', 'constructor', ' EUR'])('"%s" is none', (currency) => {
    expect(currencyExponent(currency)).toBeUndefined();
    expect(Currency.safeParse(currency).success).toBe(false);
  });

  test.for([
    [1_250, 'EUR', '12.50 EUR'],
    [-5, 'EUR', '-0.05 EUR'],
    [0, 'EUR', '0.00 EUR'],
    [1_250, 'JPY', '1250 JPY'],
    [1_250, 'KWD', '1.250 KWD'],
    [-1, 'KWD', '-0.001 KWD'],
  ] as const)('%s minor units of %s are written %s', ([amountMinor, currency, text]) => {
    expect(formatMoney({ amountMinor, currency })).toBe(text);
  });
});
