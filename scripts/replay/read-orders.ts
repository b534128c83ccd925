import { parse } from 'csv-parse/sync';
import { groupOrders, type ShopOrder } from './group-orders.ts';
import { readLines } from './read-lines.ts';
import { ReplayError } from './replay-error.ts';
import { COLUMNS, type Row, readRow } from './row.ts';

export interface BrokenRow {
  line: number;
  reason: string;
}

export interface OrderFile {
  /** In the file's order. An order that spans sellers is several: each is placed at its seller's shop. */
  orders: ShopOrder[];
  /** Orders of the file that are taken along, whole or in part. */
  fileOrders: number;
  brokenRows: BrokenRow[];
  /** Lines that take no part: broken ones and those after the limit. */
  leftOut: Set<number>;
}

const MAX_ROWS = 2_000_000;

/** Reads a file of orders. A row that is broken is left out and said; the others go through. */
export async function readOrders(path: string, limit = Number.POSITIVE_INFINITY): Promise<OrderFile> {
  const rows: Row[] = [];
  const brokenRows: BrokenRow[] = [];
  let header: string[] | undefined;
  let line = 0;
  for await (const text of readLines(path)) {
    line += 1;
    if (!header) header = readHeader(text);
    else if (text.trim()) {
      if (rows.length + brokenRows.length >= MAX_ROWS)
        throw new ReplayError(`The file has over ${MAX_ROWS} rows. Replay a part of it.`);
      const row = readLine(line, text, header);
      if (typeof row === 'string') brokenRows.push({ line, reason: row });
      else rows.push(row);
    }
  }
  if (!header) throw new ReplayError(`${path} is empty.`);
  const grouped = groupOrders(rows, limit);
  brokenRows.push(...grouped.brokenRows);
  brokenRows.sort((left, right) => left.line - right.line);
  if (grouped.orders.length === 0)
    throw new ReplayError(`${path} holds no order that can be used.${sayFirst(brokenRows[0])}`);
  const leftOut = new Set([...brokenRows.map((row) => row.line), ...grouped.linesAfterLimit]);
  return { orders: grouped.orders, fileOrders: grouped.fileOrders, brokenRows, leftOut };
}

const sayFirst = (row: BrokenRow | undefined) => (row ? ` Line ${row.line}: ${row.reason}` : '');

function readHeader(text: string): string[] {
  const names = cellsOf(text.replace(/^\uFEFF/, ''));
  const lacking = COLUMNS.filter((name) => !Array.isArray(names) || !names.includes(name));
  if (!Array.isArray(names) || lacking.length > 0)
    throw new ReplayError(`The first line must name the columns. It lacks ${lacking.join(', ')}.`);
  return names;
}

// Each line by itself: a quotation mark that is never closed must not swallow the rows behind it.
function readLine(line: number, text: string, header: string[]): Row | string {
  const cells = cellsOf(text);
  if (typeof cells === 'string') return cells;
  if (cells.length !== header.length) return `has ${cells.length} columns and not ${header.length}`;
  return readRow(line, Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}

function cellsOf(text: string): string[] | string {
  try {
    return parse(text, { relax_column_count: true })[0] ?? [];
  } catch (error) {
    return `is not CSV: ${error instanceof Error ? error.message.slice(0, 100) : error}`;
  }
}
