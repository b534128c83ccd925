import { CsvError, parse } from 'csv-parse';
import { type FeedRow, type Field, fieldOf, MAX_FIELD_CHARACTERS, UnreadableFeed } from './columns.ts';

const MAX_LINE_CHARACTERS = 100_000;

/** The mark between the columns, as the first line shows it: a tab, a semicolon or a comma. */
export function delimiterOf(head: string): string {
  const [first = ''] = head.split(/\r?\n/, 1);
  if (first.includes('\t')) return '\t';
  return first.split(';').length > first.split(',').length ? ';' : ',';
}

/** Rows of a CSV or TSV file with a line of column names; lines with nothing in them are passed over. */
export async function* readTable(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<FeedRow> {
  let columns: (Field | undefined)[] | undefined;
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_LINE_CHARACTERS,
    // Tab-separated feeds do not quote; a quotation mark in a name is only a quotation mark there.
    ...(delimiter === '\t' ? { quote: null } : {}),
  });
  const fed = feed(text, parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!columns) columns = columnsOf(record);
      else yield { line: info.lines, fields: fieldsOf(record, columns) };
    }
    await fed;
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableFeed(`The table is broken: ${error.message}`) : error;
  }
}

async function feed(text: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const part of text) {
      if (!parser.write(part)) await roomIn(parser);
      if (parser.destroyed) return;
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Until the parser takes more, or takes nothing any more because a line was broken. */
function roomIn(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      parser.off('drain', go).off('close', go);
      resolve();
    };
    parser.on('drain', go).on('close', go);
  });
}

function columnsOf(names: string[]): (Field | undefined)[] {
  const columns = names.map(fieldOf);
  const needed: [Field, string][] = [
    ['sku', 'id (or sku)'],
    ['name', 'title (or name)'],
    ['price', 'price'],
    ['url', 'link (or url)'],
  ];
  const lacking = needed.filter(([field]) => !columns.includes(field)).map(([, name]) => name);
  if (lacking.length > 0) throw new UnreadableFeed(`The first line names no column ${lacking.join(', ')}.`);
  return columns;
}

function fieldsOf(record: string[], columns: (Field | undefined)[]): FeedRow['fields'] {
  const fields: FeedRow['fields'] = {};
  columns.forEach((field, index) => {
    const value = record[index];
    // Of two columns for one field the first that says something counts.
    if (field && value && !fields[field]) fields[field] = value.slice(0, MAX_FIELD_CHARACTERS);
  });
  return fields;
}
