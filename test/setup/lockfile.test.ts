import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Package {
  version?: string;
  integrity?: string;
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const root = join(import.meta.dirname, '..', '..');
const packages: Record<string, Package> = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
const locked = Object.entries(packages).filter(([path]) => path !== '');

/** Where Node would look for a package that the one at `from` needs, nearest first. */
function placesOf(name: string, from: string): string[] {
  const folders = from
    .split('/node_modules/')
    .map((_part, index, parts) => parts.slice(0, parts.length - index).join('/node_modules/'));
  return [...folders.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`];
}

test('every locked package has a version and a hash, and names no place it came from', () => {
  expect(locked.length).toBeGreaterThan(100);
  expect(locked.filter(([, { version, integrity }]) => !version || !integrity)).toEqual([]);
  expect(locked.filter(([, { resolved }]) => resolved)).toEqual([]);
});

// npm drops the binaries of other platforms from the lock when it cannot reach them, and `npm ci` then fails for all.
test('the lock knows what each package needs on every platform', () => {
  const missing = locked.flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !placesOf(name, path).some((place) => packages[place]))
      .map((name) => `${path} needs ${name}`),
  );
  expect(missing).toEqual([]);
});
