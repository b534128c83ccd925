import { BrokenTable, csvRows, delimiterOf } from '../../kit/csv-rows.ts';
import { decoded, encodingByMark, NotText, withHead } from '../../kit/text-stream.ts';

export const MAX_FILE_BYTES = 5_000_000;
const MAX_LINE_CHARACTERS = 4_096;
const HEAD_BYTES = 4_096;

/** Why a file cannot be read any further. */
export type FileEnd = 'file_too_large' | 'line_unreadable' | 'not_text';

export interface FileLine {
  line: number;
  /** By the names of the first line, in small letters. */
  fields: Record<string, string>;
}

class TooLarge extends Error {}

/** The lines of a CSV as they arrive, in bounded memory; at its end, why it could not be read to its end. */
export async function* readFile(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileLine, FileEnd | undefined> {
  let names: string[] | undefined;
  try {
    const [head, all] = await withHead(bounded(bytes), HEAD_BYTES);
    const encoding = encodingByMark(head) ?? 'utf-8';
    const delimiter = delimiterOf(new TextDecoder(encoding).decode(head));
    for await (const { line, cells } of csvRows(decoded(all, encoding), {
      delimiter,
      maxLineCharacters: MAX_LINE_CHARACTERS,
    })) {
      if (names) yield { line, fields: fieldsOf(names, cells) };
      else names = cells.map((name) => name.trim().toLowerCase());
    }
    return undefined;
  } catch (error) {
    if (error instanceof BrokenTable) return 'line_unreadable';
    if (error instanceof NotText) return 'not_text';
    if (error instanceof TooLarge) return 'file_too_large';
    throw error;
  }
}

const fieldsOf = (names: string[], cells: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name, index) => [name, cells[index]?.trim() ?? '']));

async function* bounded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > MAX_FILE_BYTES) throw new TooLarge();
    yield part;
  }
}
