import { stringify } from 'csv-stringify/sync';
import { commissionsOfPayout } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { currencyExponent } from '../../kit/money.ts';
import type { Statement } from './gather-statement.ts';
import { type StatementWords, wordOf } from './words.ts';

const PAGE = 1_000;
const MAX_ROWS = 200_000;

/** An amount with a decimal point, as spreadsheets read it: 12.50. */
export function decimal(amountMinor: number, currency: string): string {
  const digits = currencyExponent(currency) ?? 2;
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Every order line behind a month's payouts, a row each. */
export async function writeCsv(ctx: Context, statement: Statement, words: StatementWords): Promise<Buffer> {
  const rows: string[][] = [words.columns];
  for (const payout of statement.payouts) {
    const brands = new Map(payout.parts.map(({ brandId, brand }) => [brandId, brand]));
    const sent = payout.sentAt.toISOString().slice(0, 10);
    for (let afterId: string | undefined; rows.length < MAX_ROWS; ) {
      const page = await commissionsOfPayout(ctx, payout.id, { afterId, limit: PAGE });
      for (const { _id, orderId, lineId, brandId, kind, placedAt, receipt, amountMinor, currency } of page)
        rows.push([
          payout.id,
          sent,
          _id,
          orderId,
          lineId,
          brands.get(brandId) ?? brandId,
          wordOf(words, kind),
          placedAt.toISOString().slice(0, 10),
          decimal(receipt.baseMinor, currency),
          decimal(amountMinor, currency),
          currency,
        ]);
      afterId = page.at(-1)?._id;
      if (page.length < PAGE) break;
    }
    for (const [name, amountMinor] of [
      [words.other, payout.otherMinor],
      [words.reversed, -payout.reversedMinor],
    ] as const)
      if (amountMinor !== 0)
        rows.push([
          payout.id,
          sent,
          '',
          '',
          '',
          '',
          name,
          '',
          '',
          decimal(amountMinor, payout.currency),
          payout.currency,
        ]);
  }
  return toCsv(rows);
}

/** Text that a spreadsheet would run as a formula is defused; negative amounts stay numbers. With a mark that tells Excel it is UTF-8. */
export function toCsv(rows: string[][]): Buffer {
  const safe = rows.map((row) => row.map((cell) => (/^-\d/.test(cell) ? cell : cell.replace(/^([=+\-@\t\r])/, "'$1"))));
  return Buffer.from(`\uFEFF${stringify(safe)}`, 'utf8');
}
