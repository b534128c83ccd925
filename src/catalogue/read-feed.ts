import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { delimiterOf } from '../kit/csv-rows.ts';
import { decoded, encodingByMark, NotText, withHead } from '../kit/text-stream.ts';
import { type FeedRow, UnreadableFeed } from './columns.ts';
import { readMerchantXml } from './read-merchant-xml.ts';
import { readTable } from './read-table.ts';

/** Unpacked; a packed file may be a thousand times smaller. */
export const MAX_TEXT_BYTES = 1_000_000_000;
const HEAD_BYTES = 4_096;
const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-2',
  'us-ascii',
];

/** Rows of a file of products in whatever form it has: Google Merchant XML, TSV or CSV, also gzipped. One row at a time. */
export async function* readFeed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FeedRow> {
  const [packedHead, packed] = await withHead(bytes, 2);
  const isPacked = packedHead[0] === 0x1f && packedHead[1] === 0x8b;
  const [head, all] = await withHead(bounded(isPacked ? unpacked(packed) : packed), HEAD_BYTES);
  const encoding = encodingOf(head);
  const start = new TextDecoder(encoding).decode(head).trimStart();
  const text = decoded(all, encoding);
  if (start === '') throw new UnreadableFeed('file_empty', 'The file is empty.');
  try {
    yield* start.startsWith('<') ? readMerchantXml(text) : readTable(text, delimiterOf(start));
  } catch (error) {
    const named = encoding.toUpperCase();
    throw error instanceof NotText ? new UnreadableFeed('encoding_wrong', error.message, { encoding: named }) : error;
  }
}

async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // What breaks on the way is told by the reading below; told twice it would be nobody's.
  const feeding = pipeline(bytes, gunzip).catch(() => undefined);
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw code.startsWith('Z_')
      ? new UnreadableFeed('gzip_broken', 'The gzip file is broken or was cut short.')
      : error;
  } finally {
    gunzip.destroy();
    await feeding;
  }
}

async function* bounded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > MAX_TEXT_BYTES) throw new UnreadableFeed('unpacked_too_large', 'The file is over 1 GB when unpacked.');
    yield part;
  }
}

/** By the byte-order mark, else by what an XML file says of itself, else UTF-8. */
function encodingOf(head: Uint8Array): string {
  const marked = encodingByMark(head);
  if (marked) return marked;
  const start = Buffer.from(head.subarray(0, 200)).toString('latin1');
  const said = /^\s*<\?xml[^>]*\bencoding=["']([\w-]+)["']/.exec(start)?.[1]?.toLowerCase() ?? 'utf-8';
  const encoding = said.slice(0, 40);
  if (!ENCODINGS.includes(said))
    throw new UnreadableFeed('encoding_unknown', `The encoding ${encoding} is not known here. Use UTF-8.`, {
      encoding,
    });
  return said;
}
