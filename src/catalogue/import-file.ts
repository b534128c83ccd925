import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GridFSBucket } from 'mongodb';
import type { Context } from '../context.ts';
import { DomainError } from '../kit/errors.ts';

/** Uploads and feeds as they come, packed or not. */
export const MAX_FILE_BYTES = 250_000_000;
const CHUNK_BYTES = 1_000_000;
const BUCKET = 'product_files';

const bucketOf = (ctx: Context) => new GridFSBucket(dbOf(ctx), { bucketName: BUCKET, chunkSizeBytes: CHUNK_BYTES });
const dbOf = (ctx: Context) => ctx.mongo.getClient().db(ctx.mongo.name);

/** Keeps the file of an import in the database, where every worker can read it again after a kill. In bounded memory. */
export async function keepFile(ctx: Context, importId: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0;
  async function* counted() {
    for await (const part of bytes) {
      size += part.length;
      if (size > MAX_FILE_BYTES) throw new DomainError('too_large', 'file_too_large', 'The file is over 250 MB.');
      yield part;
    }
  }
  await pipeline(counted, bucketOf(ctx).openUploadStreamWithId(importId as never, importId));
  return size;
}

export const readFile = (ctx: Context, importId: string): Readable =>
  bucketOf(ctx).openDownloadStream(importId as never);

/** Takes the file away, also one that never came to its end. Repeatable. */
export async function dropFile(ctx: Context, importId: string): Promise<void> {
  await dbOf(ctx)
    .collection(`${BUCKET}.files`)
    .deleteOne({ _id: importId as never });
  await dbOf(ctx).collection(`${BUCKET}.chunks`).deleteMany({ files_id: importId });
}
