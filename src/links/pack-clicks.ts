import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import type { Binary } from 'mongodb';
import type { ClickRecord } from './model.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/**
 * Clicks as they are stored: JSON, compressed with Zstandard, times in milliseconds. Nobody asks the database for one click, and
 * written this way they take a fifth of the bytes and a third of the time of documents inside a document.
 */
export const packClicks = (clicks: ClickRecord[]): Promise<Buffer> =>
  compress(JSON.stringify(clicks.map((click) => ({ ...click, at: click.at.getTime() }))));

/** The clicks of a stored batch, as a lean read answers it. */
export async function unpackClicks({ packed }: { packed: Buffer | Binary }): Promise<ClickRecord[]> {
  const json = await decompress('sub_type' in packed ? packed.value() : packed);
  const rows: (Omit<ClickRecord, 'at'> & { at: number })[] = JSON.parse(json.toString());
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
