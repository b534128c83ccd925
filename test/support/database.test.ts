import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabaseUri } from './database.ts';

let client: MongoClient;
beforeAll(async () => {
  client = await MongoClient.connect(testDatabaseUri());
});
afterAll(() => client.close());

test('a test file has an empty database of its own on a real replica set', async () => {
  const collections = await client.db().collections();
  const counts = await Promise.all(collections.map((collection) => collection.countDocuments()));
  expect(counts.filter((count) => count > 0)).toEqual([]);
  expect((await client.db().admin().command({ hello: 1 })).setName).toBe('kolect');
});

test('the database takes part in transactions', async () => {
  await client.db().createCollection('kept_or_undone');
  const refused = client.withSession((session) =>
    session.withTransaction(async () => {
      await client.db().collection('kept_or_undone').insertOne({ text: 'undone' }, { session });
      throw new Error('roll back');
    }),
  );
  await expect(refused).rejects.toThrow('roll back');
  expect(await client.db().collection('kept_or_undone').countDocuments()).toBe(0);
});
