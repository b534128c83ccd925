import { CsvError, parse } from 'csv-parse';

export interface CsvRow {
  /** Number of the file's line that it ends on. */
  line: number;
  cells: string[];
}

/** The table cannot be read any further: a quotation mark too many, or a line without end. */
export class BrokenTable extends Error {
  /** Where, as far as that is known. */
  readonly line: number | null;

  constructor(message: string, line: number | null) {
    super(message);
    this.line = line;
  }
}

/** The mark between the columns, as the first line shows it: a tab, a semicolon or a comma. */
export function delimiterOf(head: string): string {
  const [first = ''] = head.split(/\r?\n/, 1);
  if (first.includes('\t')) return '\t';
  return first.split(';').length > first.split(',').length ? ';' : ',';
}

/** Rows of CSV or TSV text as they come, the line of column names included; lines with nothing in them are passed over. */
export async function* csvRows(
  text: AsyncIterable<string>,
  { delimiter, maxLineCharacters }: { delimiter: string; maxLineCharacters: number },
): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxLineCharacters,
    // Tab-separated tables do not quote; a quotation mark in a name is only a quotation mark there.
    ...(delimiter === '\t' ? { quote: null } : {}),
  });
  const fed = feed(text, parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { line: info.lines, cells: record };
    await fed;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BrokenTable(error.message, typeof error.lines === 'number' ? error.lines : null);
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
