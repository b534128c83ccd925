import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** What a collection held, whatever the order: equal when the documents are, byte by byte. */
export interface Contents {
  count: number;
  bytes: number;
  fingerprint: string;
}

const FINGERPRINT_BYTES = 6;
const MOST = 2n ** 48n;

/** Adds documents up. */
export class ContentSum {
  private count = 0;
  private bytes = 0;
  private sum = 0n;

  add(document: Buffer): void {
    this.count += 1;
    this.bytes += document.length;
    const digest = createHash('sha256').update(document).digest();
    this.sum = (this.sum + BigInt(digest.readUIntBE(0, FINGERPRINT_BYTES))) % MOST;
  }

  result(): Contents {
    return { count: this.count, bytes: this.bytes, fingerprint: this.sum.toString(16) };
  }
}

const LENGTH_BYTES = 4;

/** The documents of a file of BSON, one after the other, as `mongodump` writes them: each begins with its length. */
export async function* documentsOf(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file)) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= LENGTH_BYTES && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      yield rest.subarray(0, length);
      rest = rest.subarray(length);
    }
  }
  if (rest.length > 0) throw new Error(`${file} ends in the middle of a document`);
}
