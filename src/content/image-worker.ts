import { parentPort } from 'node:worker_threads';
import { Jimp } from 'jimp';
import type { ImagePrint } from './image-print.ts';

const hex = (bits: string): string => BigInt(`0b${bits}`).toString(16).padStart(16, '0');

/** Decodes one picture and answers its two hashes; null for what cannot be decoded. */
async function hashImage(bytes: Uint8Array): Promise<ImagePrint | null> {
  try {
    const image = await Jimp.read(Buffer.from(bytes));
    // A small copy first: the hash looks at 32 × 32 points only.
    image.resize({ w: 64, h: 64 });
    return { hash: hex(image.pHash()), mirrored: hex(image.flip({ horizontal: true }).pHash()) };
  } catch {
    return null;
  }
}

parentPort?.on('message', async (bytes: Uint8Array) => parentPort?.postMessage(await hashImage(bytes)));
