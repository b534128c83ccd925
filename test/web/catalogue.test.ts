import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../src/web/i18n/en/index.ts';

// i18next's own types of keys stop working at some thousand sentences: they ask too much of the compiler.

const PORTALS = join(import.meta.dirname, '../../src/web');
const sources = globSync('**/*.{ts,tsx}', { cwd: PORTALS, exclude: ['i18n/en/**', 'i18n/ru/**'] });

const valueAt = (path: string): unknown =>
  path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], en);

const isSentence = (key: string): boolean =>
  typeof valueAt(key) === 'string' || typeof valueAt(`${key}_other`) === 'string';

/** Keys that end in a variable must at least have something under what stands before it. */
function isBeginning(prefix: string): boolean {
  const at = prefix.lastIndexOf('.');
  const node = valueAt(prefix.slice(0, at));
  return (
    typeof node === 'object' && node !== null && Object.keys(node).some((key) => key.startsWith(prefix.slice(at + 1)))
  );
}

function keysOf(file: string): { whole: string[]; begun: string[] } {
  const text = readFileSync(join(PORTALS, file), 'utf8');
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, key = '']) => key);
  return {
    whole: all(/\bt\(\s*'([^']+)'/g),
    begun: all(/\bt\(\s*`([\w.]+)\$\{/g).filter((key) => key.includes('.')),
  };
}

test('every sentence that the portals say is in the catalogue', () => {
  const said = sources.map((file) => ({ file, ...keysOf(file) }));
  const lacking = said.flatMap(({ file, whole, begun }) => [
    ...whole.filter((key) => !isSentence(key)).map((key) => `${file}: ${key}`),
    ...begun.filter((key) => !isBeginning(key)).map((key) => `${file}: ${key}…`),
  ]);
  expect(said.flatMap(({ whole }) => whole).length).toBeGreaterThan(300);
  expect(lacking).toEqual([]);
});

test('a key that is not there is noticed', () => {
  expect(isSentence('kit.cancel')).toBe(true);
  expect(isSentence('kit.found')).toBe(true);
  expect(isSentence('kit.cancell')).toBe(false);
  expect(isSentence('kit')).toBe(false);
  expect(isBeginning('state.order.')).toBe(true);
  expect(isBeginning('state.orders.')).toBe(false);
});
