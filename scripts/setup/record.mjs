import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// What was checked before and need not be checked again. It lies in node_modules and goes with it.
const NAME = join('node_modules', '.kolect-setup.json');

/** @param {string} root @returns {Record<string, unknown>} */
export function readRecord(root) {
  try {
    return JSON.parse(readFileSync(join(root, NAME), 'utf8'));
  } catch {
    return {};
  }
}

/** @param {string} root @param {Record<string, unknown>} changes */
export function updateRecord(root, changes) {
  writeFileSync(join(root, NAME), JSON.stringify({ ...readRecord(root), ...changes }));
}

/**
 * Runs the check of a file once for as long as the file stays the same.
 * @param {string} root @param {string} key @param {string} path @param {(path: string) => boolean} check
 */
export function checkedOnce(root, key, path, check) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return false;
  const print = `${path} ${stat.size} ${stat.mtimeMs}`;
  if (readRecord(root)[key] === print) return true;
  if (!check(path)) return false;
  updateRecord(root, { [key]: print });
  return true;
}
