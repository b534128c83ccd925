import { currencyExponent } from './money.ts';

const DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,20}))?$/;

/**
 * A decimal text in minor units of a currency, exactly: `12.5` EUR → 1250, `1000.00` JPY → 1000, `1.005` KWD → 1005.
 * @returns undefined for what is no decimal, an unknown currency, or digits finer than the currency has: nothing is rounded away
 */
export function decimalToMinor(text: string, currency: string): number | undefined {
  const exponent = currencyExponent(currency);
  const [, sign, whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  if (exponent === undefined || sign === undefined) return undefined;
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > exponent) return undefined;
  const amountMinor = Number(`${sign}${whole}${digits.padEnd(exponent, '0')}`);
  // Adding zero turns -0 into 0.
  return Number.isSafeInteger(amountMinor) ? amountMinor + 0 : undefined;
}
