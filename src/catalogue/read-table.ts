import { BrokenTable, csvRows } from '../kit/csv-rows.ts';
import { type FeedRow, type Field, fieldOf, MAX_FIELD_CHARACTERS, UnreadableFeed } from './columns.ts';

const MAX_LINE_CHARACTERS = 100_000;

/** Rows of a CSV or TSV file with a line of column names; lines with nothing in them are passed over. */
export async function* readTable(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<FeedRow> {
  let columns: (Field | undefined)[] | undefined;
  try {
    for await (const { line, cells } of csvRows(text, { delimiter, maxLineCharacters: MAX_LINE_CHARACTERS })) {
      if (!columns) columns = columnsOf(cells);
      else yield { line, fields: fieldsOf(cells, columns) };
    }
  } catch (error) {
    throw error instanceof BrokenTable ? brokenTable(error) : error;
  }
}

function brokenTable({ message, line }: BrokenTable): UnreadableFeed {
  const said = message.slice(0, 300);
  if (line === null) return new UnreadableFeed('table_broken_somewhere', `The table is broken: ${said}`);
  return new UnreadableFeed('table_broken', `The table is broken at line ${line}: ${said}`, { line: `${line}` });
}

function columnsOf(names: string[]): (Field | undefined)[] {
  const columns = names.map(fieldOf);
  const needed: [Field, string][] = [
    ['sku', 'id'],
    ['name', 'title'],
    ['price', 'price'],
    ['url', 'link'],
  ];
  const lacking = needed.filter(([field]) => !columns.includes(field)).map(([, name]) => name);
  if (lacking.length > 0) {
    const columnNames = lacking.join(', ');
    throw new UnreadableFeed('columns_missing', `The first line names no column ${columnNames}.`, {
      columns: columnNames,
    });
  }
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
