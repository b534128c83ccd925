import { expect, test } from 'vitest';
import { differencesOf } from '../../src/settings/differences.ts';

test('two versions are compared leaf by leaf', () => {
  const before = { a: { b: 1, c: [1, 2] }, d: null, e: 'x' };
  expect(differencesOf(before, structuredClone(before))).toEqual([]);
  expect(differencesOf(before, { a: { b: 2, c: [1, 3, 4] }, d: { f: 1 }, e: 'x' })).toEqual([
    { path: 'a.b', before: 1, after: 2 },
    { path: 'a.c.1', before: 2, after: 3 },
    { path: 'a.c.2', before: undefined, after: 4 },
    { path: 'd', before: null, after: { f: 1 } },
  ]);
});
