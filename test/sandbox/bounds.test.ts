import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepNewest } from '../../src/sandbox/context.ts';
import { html } from '../../src/sandbox/page.ts';
import { randomDigits, randomText } from '../../src/sandbox/random.ts';
import { testDatabaseUri } from '../support/database.ts';

let client: MongoClient;
beforeAll(async () => {
  client = await MongoClient.connect(testDatabaseUri());
});
afterAll(() => client.close());

test('a full collection keeps its newest documents', async () => {
  const collection = client.db().collection<{ seq: number }>('bounded');
  await collection.createIndex({ seq: -1 });
  await collection.insertMany(Array.from({ length: 25 }, (_, seq) => ({ seq })));
  await keepNewest(collection, 'seq', 25);
  expect(await collection.countDocuments()).toBe(25);
  await keepNewest(collection, 'seq', 10);
  const kept = await collection.find().sort({ seq: 1 }).toArray();
  expect(kept.map(({ seq }) => seq)).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23, 24]);
});

test('whatever is put into a page comes out as text', () => {
  const nested = html`<b>${'<i>'}</b>`;
  expect(html`<p title="${`"'&`}">${['<a>', null, false, undefined, 0, nested]}</p>`.markup).toBe(
    '<p title="&quot;&#39;&amp;">&lt;a&gt;0<b>&lt;i&gt;</b></p>',
  );
});

test('ids have the length asked for, whatever the random bytes are', () => {
  let byte = 0;
  const counting = (size: number) => Uint8Array.from({ length: size }, () => byte++ % 256);
  for (const length of [1, 24, 64]) {
    expect(randomText(counting, length)).toMatch(new RegExp(`^[0-9A-Za-z]{${length}}$`));
    expect(randomDigits(counting, length)).toMatch(new RegExp(`^[1-9][0-9]{${length - 1}}$`));
  }
});
