import { assertMinor, currencyExponent, divideHalfEven, type Money } from '../kit/money.ts';

/** Reference rates of one day: units of each currency for one euro, as the exact decimal texts that were published. */
export interface DayRates {
  /** `YYYY-MM-DD` on which they were published. */
  day: string;
  rates: Record<string, string>;
}

/** A missing rate is an answer of its own: callers hold, they never guess. */
export type Conversion =
  | { state: 'converted'; amountMinor: number; currency: string; day: string; rates: Record<string, string> }
  | { state: 'missing'; currency: string };

const BASE = 'EUR';

/**
 * Converts by way of the euro, exactly until one half-even rounding to the target's minor unit.
 * @param day rates to use; undefined when none were published near enough
 */
export function convert(money: Money, to: string, day: DayRates | undefined): Conversion {
  const { amountMinor, currency: from } = money;
  const fromExponent = currencyExponent(from);
  const toExponent = currencyExponent(to);
  if (fromExponent === undefined) return { state: 'missing', currency: from };
  if (toExponent === undefined) return { state: 'missing', currency: to };
  if (from === to) return { state: 'converted', amountMinor, currency: to, day: day?.day ?? '', rates: {} };
  const fromRate = rateOf(from, day);
  if (!fromRate) return { state: 'missing', currency: from };
  const toRate = rateOf(to, day);
  if (!toRate) return { state: 'missing', currency: to };
  const numerator = BigInt(amountMinor) * toRate.numerator * fromRate.denominator * 10n ** BigInt(toExponent);
  const denominator = toRate.denominator * fromRate.numerator * 10n ** BigInt(fromExponent);
  return {
    state: 'converted',
    amountMinor: assertMinor(Number(divideHalfEven(numerator, denominator))),
    currency: to,
    day: day?.day ?? '',
    rates: { [from]: fromRate.text, [to]: toRate.text },
  };
}

const RATE = /^(\d{1,12})(?:\.(\d{1,12}))?$/;

/** A published rate as a fraction; undefined for what is no positive decimal. */
export function parseRate(text: string): { numerator: bigint; denominator: bigint } | undefined {
  const [, whole, fraction = ''] = RATE.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const numerator = BigInt(`${whole}${fraction}`);
  return numerator > 0n ? { numerator, denominator: 10n ** BigInt(fraction.length) } : undefined;
}

interface Rate {
  numerator: bigint;
  denominator: bigint;
  text: string;
}

const parsed = new WeakMap<DayRates['rates'], Map<string, Rate | undefined>>();

/** A day's rates are parsed once: a recomputation converts millions of sums. */
function rateOf(currency: string, day: DayRates | undefined): Rate | undefined {
  if (currency === BASE) return { numerator: 1n, denominator: 1n, text: '1' };
  if (!day) return undefined;
  const known = parsed.get(day.rates) ?? new Map<string, Rate | undefined>();
  parsed.set(day.rates, known);
  if (!known.has(currency)) known.set(currency, readRate(currency, day));
  return known.get(currency);
}

function readRate(currency: string, day: DayRates): Rate | undefined {
  const text = Object.hasOwn(day.rates, currency) ? day.rates[currency] : undefined;
  const rate = text === undefined ? undefined : parseRate(text);
  return text !== undefined && rate ? { ...rate, text } : undefined;
}
