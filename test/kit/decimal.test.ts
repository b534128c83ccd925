import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalToMinor } from '../../src/kit/decimal.ts';
import { formatMoney } from '../../src/kit/money.ts';

test('each currency has its own minor unit', () => {
  expect(decimalToMinor('12.5', 'EUR')).toBe(1_250);
  expect(decimalToMinor('1000', 'JPY')).toBe(1_000);
  expect(decimalToMinor('1000.00', 'JPY')).toBe(1_000);
  expect(decimalToMinor('1.005', 'KWD')).toBe(1_005);
  expect(decimalToMinor('-0.00', 'EUR')).toBe(0);
});

test('what would have to be rounded or guessed is undefined', () => {
  for (const text of ['1.005', '', '.5', '1e3', '1,50', ' 1', '0x10', '9999999999999999999', 'NaN'])
    expect(decimalToMinor(text, 'EUR')).toBeUndefined();
  expect(decimalToMinor('1.5', 'JPY')).toBeUndefined();
  expect(decimalToMinor('1.50', 'XQQ')).toBeUndefined();
});

test('an amount written out and read back is the same amount', () => {
  const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'USD', 'CLF');
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), currency, (amountMinor, code) => {
      const [text = ''] = formatMoney({ amountMinor, currency: code }).split(' ');
      expect(decimalToMinor(text, code)).toBe(amountMinor + 0);
    }),
  );
});
