import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StartupError } from './startup-error.ts';

const REASONS: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is on a read-only file system',
  ENAMETOOLONG: 'its path is too long',
  ENOENT: 'nothing can be created there',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
  ENOSPC: 'the disk is full',
};

/** Makes the directory if it is missing and checks that it can be written to. Throws StartupError. */
export function prepareDirectory(path: string): void {
  try {
    makeDirectory(resolve(path));
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
    const shown = path.length > 200 ? `${path.slice(0, 200)}…` : path;
    throw new StartupError(
      `The data directory ${shown} cannot be used: ${reason}. Set DATA_DIR to a directory that this user can write to.`,
    );
  }
}

// mkdirSync with `recursive` never ends where the system answers ENOENT below an existing directory, as in /proc.
function makeDirectory(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeDirectory(dirname(path));
  mkdirSync(path);
}
