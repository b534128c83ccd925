import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { ReplayError } from './replay-error.ts';

const MAX_LINE = 65_536;

/**
 * The lines of a text file, plain or gzipped, without their ends. A line over 64 K characters is cut there, so that a file
 * which is no text cannot fill the memory.
 */
export async function* readLines(path: string): AsyncGenerator<string> {
  let rest = '';
  try {
    for await (const chunk of await openText(path)) {
      const parts = (rest + chunk).split('\n');
      rest = (parts.pop() ?? '').slice(0, MAX_LINE);
      for (const part of parts) yield trimEnd(part);
    }
  } catch (error) {
    throw explain(path, error);
  }
  if (rest) yield trimEnd(rest);
}

const trimEnd = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, MAX_LINE);

async function openText(path: string) {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close());
  const gzipped = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  const bytes = createReadStream(path);
  // `pipe` does not hand errors on; a file that cannot be read on must not look like its end.
  const stream = gzipped ? bytes.pipe(createGunzip()).on('close', () => bytes.destroy()) : bytes;
  bytes.on('error', (error) => stream.destroy(error));
  return stream.setEncoding('utf8');
}

function explain(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new ReplayError(`There is no file ${path}.`);
  if (code === 'EISDIR') return new ReplayError(`${path} is a folder.`);
  if (code === 'EACCES') return new ReplayError(`${path} may not be read by this user.`);
  if (code.startsWith('Z_')) return new ReplayError(`${path} is not a whole gzip file (${code}).`);
  return error;
}
