import currencyCodes from 'currency-codes';
import { z } from 'zod';

/** An amount in integer minor units (cents, yen, fils) of an ISO 4217 currency. */
export interface Money {
  amountMinor: number;
  currency: string;
}

export const BPS_SCALE = 10_000;

/** Digits after the decimal point of a currency: EUR 2, JPY 0, KWD 3; undefined when there is no such currency. Source: ISO 4217. */
export function currencyExponent(currency: string): number | undefined {
  const known = exponents.get(currency);
  if (known !== undefined || !/^[A-Z]{3}$/.test(currency)) return known;
  const digits = currencyCodes.code(currency)?.digits;
  // Only what exists is remembered: the list stays as short as the standard's.
  if (digits !== undefined) exponents.set(currency, digits);
  return digits;
}

/** The standard's list is searched from its beginning each time: too slow for millions of amounts. */
const exponents = new Map<string, number>();

export const Currency = z
  .string()
  .refine((value) => currencyExponent(value) !== undefined, 'is not a current ISO 4217 currency code')
  .meta({ id: 'Currency', description: 'ISO 4217 code', example: 'EUR' });

export const AmountMinor = z
  .int()
  .meta({ id: 'AmountMinor', description: 'Integer minor units of the currency', example: 1999 });

export const MoneySchema = z.object({ amountMinor: AmountMinor, currency: Currency }).meta({ id: 'Money' });

/** Throws when a computed amount left the range in which integers are exact. */
export function assertMinor(amountMinor: number): number {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`not a safe integer amount: ${amountMinor}`);
  return amountMinor;
}

/** `numerator / denominator` rounded half to even (banker's rounding, IEEE 754 roundTiesToEven); exact for any size. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('denominator must be positive');
  let quotient = numerator / denominator;
  let remainder = numerator % denominator;
  if (remainder < 0n) {
    quotient -= 1n;
    remainder += denominator;
  }
  const twice = remainder * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n !== 0n);
  return up ? quotient + 1n : quotient;
}

/** Share of an amount: `amountMinor × rateBps / 10 000`, half-even. */
export function shareOf(amountMinor: number, rateBps: number): number {
  return proportionOf(amountMinor, rateBps, BPS_SCALE);
}

/** `amountMinor × part / whole`, half-even; all integers. */
export function proportionOf(amountMinor: number, part: number, whole: number): number {
  return assertMinor(Number(divideHalfEven(BigInt(amountMinor) * BigInt(part), BigInt(whole))));
}

/** For people and logs in English: `12.50 EUR`, `1250 JPY`. The portals format by locale instead. */
export function formatMoney({ amountMinor, currency }: Money): string {
  const digits = currencyExponent(currency) ?? 0;
  const sign = amountMinor < 0 ? '-' : '';
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  return digits === 0
    ? `${sign}${text} ${currency}`
    : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)} ${currency}`;
}
