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
    throw error instanceof BrokenTable ? new UnreadableFeed(`The table is broken: ${error.message}`) : error;
  }
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
