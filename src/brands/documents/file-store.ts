import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GridFSBucket } from 'mongodb';
import type { Context } from '../../context.ts';

const bucketOf = (ctx: Context): GridFSBucket =>
  new GridFSBucket(ctx.mongo.getClient().db(ctx.mongo.name) as never, {
    bucketName: 'brand_files',
    writeConcern: { w: 'majority' },
  });

/** Keeps bytes under an id. GridFS knows no transactions: what names the file is written after it. */
export async function keepFile(ctx: Context, id: string, bytes: Buffer): Promise<void> {
  await pipeline(Readable.from([bytes]), bucketOf(ctx).openUploadStreamWithId(id as never, id));
}

export async function readFile(ctx: Context, id: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of bucketOf(ctx).openDownloadStream(id as never)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function dropFile(ctx: Context, id: string): Promise<void> {
  await bucketOf(ctx).delete(id as never);
}
