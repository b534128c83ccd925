import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNpm } from './dependencies.mjs';
import { during, SetupError } from './report.mjs';

const SOURCES = join('src', 'web');
const SETTINGS = ['package-lock.json', 'vite.config.ts', 'postcss.config.mjs'];
const HASH = join('dist', 'web', '.sources-hash');

/** Builds the portals unless they were built from just these sources. @param {string} root @param {NodeJS.ProcessEnv} env */
export function ensurePortals(root, env) {
  const hash = hashSources(root);
  if (readIfThere(join(root, HASH)) === hash) return;
  during('building the portals', () => build(root, env));
  writeFileSync(join(root, HASH), hash);
}

/** @param {string} root @param {NodeJS.ProcessEnv} env */
function build(root, env) {
  const { program, first } = findNpm();
  const result = spawnSync(program, [...first, 'run', '--silent', 'build:portals'], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && program === 'npm',
  });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  throw new SetupError('the portals could not be built; the reason stands above.');
}

/** @param {string} root */
function hashSources(root) {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, SOURCES), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  for (const path of [...files.sort(), ...SETTINGS.map((name) => join(root, name))]) {
    hash
      .update(path.slice(root.length))
      .update('\0')
      .update(readIfThere(path) ?? '')
      .update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
