import { randomBytes } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKeyring, decrypt, encrypt } from '../../src/kit/keyring.ts';
import { resealAll, SEALED, SHORT_LIVED } from '../../src/start/reseal.ts';
import { testContext } from '../support/test-context.ts';

const SOURCE = join(import.meta.dirname, '../../src');

test('whatever purpose something is sealed for, it is known where that is kept', () => {
  const purposes = globSync('**/*.ts', { cwd: SOURCE, exclude: ['kit/**', 'web/**'] }).flatMap((file) => {
    const text = readFileSync(join(SOURCE, file), 'utf8');
    const named = [...text.matchAll(/\bencrypt\([^,]+,\s*'([\w-]+)'/g)].map(([, purpose]) => purpose);
    const constant = /\bencrypt\([^,]+,\s*PURPOSE/.test(text) ? [/PURPOSE = '([\w-]+)'/.exec(text)?.[1]] : [];
    return [...named, ...constant];
  });
  expect(purposes.length).toBeGreaterThan(5);
  const known = new Set([...SEALED.map(([, purpose]) => purpose), ...SHORT_LIVED]);
  expect(purposes.filter((purpose) => !purpose || !known.has(purpose))).toEqual([]);
});

test('after a new key everything is sealed again, twice is once, and the old key can go', async () => {
  const old: [string, Buffer] = ['k1', randomBytes(32)];
  const fresh: [string, Buffer] = ['k2', randomBytes(32)];
  const before = createKeyring([old]);
  const ctx = await testContext({ keyring: createKeyring([fresh, old]) });
  const identities = ctx.mongo.collection<{ _id: string; sealedTokens: string | null }>('identities');
  const shops = ctx.mongo.collection<{ _id: string; secrets: { sealed: string }[] }>('shops');
  await identities.insertMany([
    { _id: 'x:1', sealedTokens: encrypt(before, 'network-tokens', 'one') },
    { _id: 'x:2', sealedTokens: null },
    { _id: 'x:3', sealedTokens: encrypt(createKeyring([['gone', randomBytes(32)]]), 'network-tokens', 'lost') },
  ]);
  const secrets = ['a', 'b'].map((secret) => ({ sealed: encrypt(before, 'shop-secret', secret) }));
  await shops.insertOne({ _id: 'shp_1', secrets });
  const first = await resealAll(ctx);
  expect(first.identities).toEqual({ looked: 3, resealed: 1, unreadable: 1 });
  expect(first.shops).toEqual({ looked: 1, resealed: 2, unreadable: 0 });
  expect((await resealAll(ctx)).identities).toEqual({ looked: 3, resealed: 0, unreadable: 1 });
  const only = createKeyring([fresh]);
  const identity = await identities.findOne({ _id: 'x:1' });
  const shop = await shops.findOne({ _id: 'shp_1' });
  expect(decrypt(only, 'network-tokens', identity?.sealedTokens ?? '')).toBe('one');
  expect(shop?.secrets.map(({ sealed }) => decrypt(only, 'shop-secret', sealed))).toEqual(['a', 'b']);
});
