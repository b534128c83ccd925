import { Readable } from 'node:stream';
import { type Stringifier, stringify } from 'csv-stringify';
import { currencyExponent } from './money.ts';

/** An amount with a decimal point, as spreadsheets read it: 12.50. */
export function decimalText(amountMinor: number, currency: string): string {
  const digits = currencyExponent(currency) ?? 2;
  return (amountMinor / 10 ** digits).toFixed(digits);
}

/** A cell that a spreadsheet would take for a formula is made text; negative numbers stay numbers. */
export const asText = (value: string): string => (/^[=+@\t\r]|^-(?!\d+(?:\.\d+)?$)/.test(value) ? `'${value}` : value);

/** Rows as CSV (RFC 4180), made as they are read, with the mark that tells spreadsheets that it is UTF-8. */
export function csvStream(rows: AsyncIterable<(string | number | null)[]>): Stringifier {
  const writer = stringify({ bom: true, record_delimiter: 'windows', cast: { string: asText } });
  const source = Readable.from(rows);
  source.on('error', (error) => writer.destroy(error));
  return source.pipe(writer);
}
