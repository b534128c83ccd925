import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { fileFault } from './file-fault.ts';

export type Row = Record<string, string>;

const LONGEST_ROW_BYTES = 1_000_000;

/**
 * The rows of a CSV file with a header line, plain or gzipped (told by its first bytes), one at a time. Throws, naming the file, where it
 * cannot be read, breaks off, is no CSV or has no header line.
 */
export async function* readRows(file: string): AsyncGenerator<Row> {
  try {
    yield* rowsOf(file);
  } catch (error) {
    throw fileFault(file, error);
  }
}

async function* rowsOf(file: string): AsyncGenerator<Row> {
  const gzipped = await isGzipped(file);
  const source = createReadStream(file);
  const text = gzipped ? source.pipe(createGunzip()) : source;
  let hasHeader = false;
  const columns = (header: string[]): string[] => {
    const names = header.map((name) => name.trim());
    hasHeader = names.some(Boolean);
    return names;
  };
  const parser = parse({ columns, bom: true, skip_empty_lines: true, max_record_size: LONGEST_ROW_BYTES });
  source.on('error', (error: Error) => parser.destroy(error));
  text.on('error', (error: Error) => parser.destroy(error));
  yield* text.pipe(parser);
  if (!hasHeader) throw new Error('empty, not even a header line');
}

async function isGzipped(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
