import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from './report.mjs';

/** Where programs that were fetched are kept: for all clones of a user if possible, else in the clone. @param {string} root */
function folders(root) {
  const named = process.env.KOLECT_CACHE_DIR;
  if (named) return [named];
  const shared = process.env.XDG_CACHE_HOME || join(home() ?? root, '.cache');
  return [join(shared, 'kolect'), join(root, '.cache')];
}

/** Paths of the files in the cache whose name begins with the prefix. @param {string} root @param {string} prefix */
export function findCached(root, prefix) {
  return folders(root).flatMap((folder) => {
    try {
      const names = readdirSync(folder).filter((name) => name.startsWith(prefix));
      return names.sort().map((name) => join(folder, name));
    } catch {
      return [];
    }
  });
}

/** A cache folder that can be written to. @param {string} root @returns {string} */
export function cacheFolder(root) {
  for (const folder of folders(root)) {
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {}
  }
  throw new SetupError(
    `nowhere to keep what is fetched: none of ${folders(root).join(', ')} can be written to. Set KOLECT_CACHE_DIR.`,
  );
}

function home() {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}
