import { decimalToMinor } from '../kit/decimal.ts';
import { currencyExponent, type Money } from '../kit/money.ts';
import type { LineProblem } from './schemas.ts';

/** What is wrong, before it is known with which field. */
export type Wrong = Omit<LineProblem, 'field'>;

const wrong = (code: Wrong['code'], message: string, figures: Wrong['figures'] = {}): Wrong => ({
  code,
  message,
  figures,
});

const PRICE = /^(?:([A-Z]{3})\s*)?([\d.,'\s]+?)(?:\s*([A-Z]{3}))?$/;

/**
 * A price as feeds write it: `15.00 USD`, `EUR 1 299,00`, `1,299.00`. What can be read in two ways (`1,299`) is refused.
 * Source: Google Merchant product data specification, attribute price.
 * @param currency of the feed's own column, where it has one
 * @returns what is wrong when it cannot be read
 */
export function readPrice(text: string, currency: string | undefined): Money | Wrong {
  const said = text.slice(0, 40);
  const [, before, digits, after] = PRICE.exec(text.trim().toUpperCase()) ?? [];
  if (digits === undefined) return wrong('no_price', `“${said}” is not a price; write it as 15.00 EUR`, { text: said });
  const named = [before, after, currency?.trim().toUpperCase()].filter((code) => code !== undefined && code !== '');
  const [code] = named;
  if (code === undefined)
    return wrong('no_currency', 'has no currency; write it as 15.00 EUR or add a column currency');
  if (new Set(named).size > 1) {
    const currencies = [...new Set(named)];
    return wrong('two_currencies', `names two currencies, ${currencies.join(' and ')}`, {
      text: currencies.join(', '),
    });
  }
  if (currencyExponent(code) === undefined) {
    const shown = code.slice(0, 10);
    return wrong('unknown_currency', `${shown} is not a current ISO 4217 currency code`, { text: shown });
  }
  const decimal = plainDecimal(digits);
  if (decimal === undefined)
    return wrong('two_readings', `“${said}” can be read in two ways; write it as 1299.00`, { text: said });
  const amountMinor = decimalToMinor(decimal, code);
  if (amountMinor === undefined)
    return wrong('too_precise', `“${said}” has more digits than ${code} has`, { text: said, currency: code });
  return { amountMinor, currency: code };
}

/** One mark for the decimals, groups of three before it at most; undefined when it is not clear which is which. */
function plainDecimal(text: string): string | undefined {
  const digits = text.replace(/[\s'\u00a0\u202f]/g, '');
  if (/^\d+(\.\d{1,4})?$/.test(digits)) return digits;
  if (/^\d+,\d{1,2}$/.test(digits)) return digits.replace(',', '.');
  if (/^\d{1,3}(,\d{3})+\.\d{1,4}$/.test(digits)) return digits.replaceAll(',', '');
  if (/^\d{1,3}(\.\d{3})+,\d{1,4}$/.test(digits)) return digits.replaceAll('.', '').replace(',', '.');
  return undefined;
}
