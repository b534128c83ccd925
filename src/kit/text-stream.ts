/** The bytes are not the text that they should be. */
export class NotText extends Error {}

/** The first bytes of a stream, and the stream as if nobody had looked. */
export async function withHead(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): Promise<[Uint8Array, AsyncGenerator<Uint8Array>]> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let had = 0;
  while (had < size) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    had += next.value.length;
  }
  async function* again() {
    try {
      yield* first;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return [Buffer.concat(first).subarray(0, size), again()];
}

/** By the byte-order mark; undefined where there is none. */
export function encodingByMark(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
}

/** Bytes as text, part by part; what is not text in this encoding is refused. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const part of bytes) yield decoder.decode(part, { stream: true });
    yield decoder.decode();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new NotText(`The file is not valid ${encoding.toUpperCase()}. Save it as UTF-8.`);
  }
}
