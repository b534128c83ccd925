import type { Context } from '../../context.ts';
import { chunks } from '../../kit/chunks.ts';
import { csvStream, decimalText } from '../../kit/csv.ts';
import { StreamAnswer } from '../../kit/file-answer.ts';
import { nameRows } from './name-rows.ts';
import { type WholeReport, wholeReport } from './read-report.ts';
import type { Reader } from './readers.ts';
import type { Figures, ReportQuery } from './schemas.ts';

const NAMED_AT_ONCE = 500;

const COLUMNS = [
  'clicks',
  'visitors',
  'orders',
  'currency',
  'gmv',
  'net_gmv',
  'commission_estimated',
  'commission_final',
  'cvr_percent',
  'aov',
  'epc',
];

/** The whole table of a report as CSV, row by row: cells that look like formulas are made text, unknown is empty. */
export async function reportCsv(ctx: Context, reader: Reader, query: ReportQuery): Promise<StreamAnswer> {
  const report = await wholeReport(ctx, reader, query);
  const name = `results-by-${report.by}-${report.from}-${report.to}.csv`;
  return new StreamAnswer(csvStream(rowsOf(ctx, report)), 'text/csv', name);
}

async function* rowsOf(ctx: Context, report: WholeReport): AsyncGenerator<(string | number | null)[]> {
  const { by, currency, lines, compared } = report;
  const named = by === 'day' || by === 'country' ? [] : ['name', 'detail'];
  const columns = compared ? [...COLUMNS, ...COLUMNS.map((column) => `before_${column}`)] : COLUMNS;
  yield [by, ...named, ...columns];
  for (const piece of chunks(lines, NAMED_AT_ONCE)) {
    const values = piece.map((line) => line.value);
    const nameOf = await nameRows(ctx, by, named.length > 0 ? values : []);
    const before = await report.beforeOf(values);
    for (const { value, figures } of piece) {
      const { name, detail } = nameOf(value);
      const cells = [cellsOf(figures, currency), ...(compared ? [cellsOf(before(value), currency)] : [])];
      yield [value, ...(named.length > 0 ? [name, detail] : []), ...cells.flat()];
    }
  }
}

function cellsOf(figures: Figures | null, currency: string): (string | number | null)[] {
  if (!figures) return COLUMNS.map(() => null);
  const { clicks, visitors, orders, gmvMinor, netMinor, commissionMinor, finalMinor, cvrBps, aovMinor, epcMinor } =
    figures;
  const amount = (minor: number | null) => (minor === null ? null : decimalText(minor, currency));
  return [
    ...[clicks, visitors, orders, currency],
    ...[gmvMinor, netMinor, commissionMinor, finalMinor].map(amount),
    cvrBps === null ? null : (cvrBps / 100).toFixed(2),
    amount(aovMinor),
    epcMinor === null ? null : preciseText(epcMinor, currency),
  ];
}

/** Two digits more than the currency has: a click earns less than a cent. */
const preciseText = (minor: number, currency: string): string => {
  const cents = decimalText(1, currency);
  const digits = cents.includes('.') ? cents.length - 2 : 0;
  return (minor / 10 ** digits).toFixed(digits + 2);
};
