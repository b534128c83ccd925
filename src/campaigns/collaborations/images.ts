import type { Context } from '../../context.ts';
import { conflict, DomainError, invalid, missing } from '../../kit/errors.ts';
import { contentImages } from './content-model.ts';
import { enterCollaboration } from './party.ts';

const MAX_IMAGE_BYTES = 5_000_000;
const MAX_IMAGES = 50;

/** Keeps a picture that a creator wants to submit: PNG or JPEG up to 5 MB, told by its first bytes and not by its name. */
export async function keepImage(ctx: Context, id: string, stream: AsyncIterable<Uint8Array>): Promise<string> {
  const { collaboration, party } = await enterCollaboration(ctx, id, 'edit');
  if (party !== 'creator') throw missing();
  if ((await contentImages(ctx).countDocuments({ collaborationId: id })) >= MAX_IMAGES)
    throw conflict('too_many_images', `A collaboration takes ${MAX_IMAGES} pictures at most.`);
  const bytes = await readBounded(stream);
  const type = typeOf(bytes);
  if (!type) throw invalid('image_invalid', 'This is no PNG and no JPEG picture.');
  const _id = ctx.ids.next('img');
  await contentImages(ctx).create([{ _id, collaborationId: collaboration._id, type, bytes, at: ctx.clock.now() }]);
  return _id;
}

/** A picture of a collaboration, for its two sides. */
export async function findImage(ctx: Context, id: string, imageId: string): Promise<{ type: string; bytes: Buffer }> {
  await enterCollaboration(ctx, id, 'look');
  const found = await loadImage(ctx, id, imageId);
  if (!found) throw missing();
  return found;
}

export async function loadImage(
  ctx: Context,
  collaborationId: string,
  imageId: string,
): Promise<{ type: 'image/png' | 'image/jpeg'; bytes: Buffer } | undefined> {
  const found = await contentImages(ctx).findOne({ _id: imageId, collaborationId });
  return found ? { type: found.type, bytes: Buffer.from(found.bytes) } : undefined;
}

async function readBounded(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > MAX_IMAGE_BYTES) throw new DomainError('too_large', 'image_too_large', 'The picture is over 5 MB.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function typeOf(bytes: Buffer): 'image/png' | 'image/jpeg' | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  return bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ? 'image/jpeg' : undefined;
}
