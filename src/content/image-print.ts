import { hashInThread } from './image-thread.ts';

const MAX_BYTES = 10_000_000;
const MAX_PIXELS = 24_000_000;

/** What is kept of a picture: two perceptual hashes of 64 bits, as it is and mirrored. */
export interface ImagePrint {
  hash: string;
  mirrored: string;
}

export type ImageReading = { ok: true; print: ImagePrint } | { ok: false; reason: 'not_an_image' | 'too_large' };

/**
 * Perceptual hash of a PNG or JPEG, worked out in a thread of its own: decoding takes longer than any request may wait for.
 * The size is read from the header first, so that a small file cannot unfold into gigabytes.
 */
export async function readImage(bytes: Buffer): Promise<ImageReading> {
  const size = sizeOf(bytes);
  if (!size) return { ok: false, reason: 'not_an_image' };
  if (bytes.length > MAX_BYTES || size.width * size.height > MAX_PIXELS) return { ok: false, reason: 'too_large' };
  const print = await hashInThread(bytes);
  return print ? { ok: true, print } : { ok: false, reason: 'not_an_image' };
}

/** Bits in which two hashes differ, 0..64. */
export function distanceOf(left: string, right: string): number {
  let bits = BigInt(`0x${left}`) ^ BigInt(`0x${right}`);
  let count = 0;
  for (; bits > 0n; bits &= bits - 1n) count += 1;
  return count;
}

/** Eight keys of eight bits: hashes that differ in at most seven bits share one for certain. */
export const bandsOfHash = (hash: string): string[] =>
  Array.from({ length: 8 }, (_, index) => `${index}:${hash.slice(index * 2, index * 2 + 2)}`);

interface Size {
  width: number;
  height: number;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function sizeOf(bytes: Buffer): Size | undefined {
  if (bytes.length >= 24 && bytes.subarray(0, 8).equals(PNG))
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  return bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 ? sizeOfJpeg(bytes) : undefined;
}

/** Walks the segments of a JPEG to the one that begins the frame. */
function sizeOfJpeg(bytes: Buffer): Size | undefined {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
