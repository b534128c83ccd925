const LONGEST_MESSAGE = 200;

/** What went wrong with a file, in one line that names it; a parser's message may quote the file, so it is kept short and printable. */
export function fileFault(file: string, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return new Error(`${file}: no such file`);
  if (code === 'EISDIR') return new Error(`${file}: a folder, not a file`);
  const message = error instanceof Error ? error.message : String(error);
  const plain = message.replace(/[\p{C}\uFFFD]+/gu, ' ').slice(0, LONGEST_MESSAGE);
  return new Error(`${file}: ${plain}`);
}
