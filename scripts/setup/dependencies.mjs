import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readRecord, updateRecord } from './record.mjs';
import { during, SetupError } from './report.mjs';

/** Installs the locked dependencies unless exactly these are installed. @param {string} root */
export function ensureDependencies(root) {
  const lockHash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (readRecord(root).lockHash === lockHash) return;
  if (!isInstalled(root)) during('installing the locked dependencies', () => install(root));
  updateRecord(root, { lockHash });
}

/**
 * npm writes what it has installed to node_modules/.package-lock.json. Whoever has run `npm install` by hand is not
 * made to wait for a second installation.
 * @param {string} root
 */
function isInstalled(root) {
  const locked = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!locked || !installed) return false;
  return Object.entries(locked).every(([path, entry]) => {
    const found = installed[path];
    if (path === '' || (!found && entry.optional)) return true;
    return found?.version === entry.version && found?.integrity === entry.integrity;
  });
}

/** @param {string} path @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }> | undefined} */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** @param {string} root */
function install(root) {
  const { program, first } = findNpm();
  const words = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync(program, words, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32' && program === 'npm',
    // setup looks for a mongod itself, within a time limit.
    env: { ...process.env, MONGOMS_DISABLE_POSTINSTALL: '1' },
  });
  if (result.error) throw new SetupError(`npm could not be run (${result.error.message}). Install npm 10 or newer.`);
  if (result.status !== 0) throw new SetupError('the dependencies could not be installed; npm says why above.');
}

/** The npm that runs us, if one does: the one on the PATH may be another. */
export function findNpm() {
  const cli = process.env.npm_execpath ?? '';
  if (basename(cli) === 'npm-cli.js') return { program: process.execPath, first: [cli] };
  return { program: 'npm', first: [] };
}
