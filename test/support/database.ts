import { MongoClient } from 'mongodb';
import { inject } from 'vitest';

let isUsed = false;

/** Connection string of a database that holds nothing when the test file begins and that no other file uses meanwhile. */
export function testDatabaseUri(): string {
  isUsed = true;
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `test_${process.env.VITEST_POOL_ID}`;
  return uri.href;
}

/**
 * Leaves nothing of the file before, in the sandbox's own database either. Each worker of the test run keeps one database: to create a
 * hundred collections with their indexes takes seconds, and the files of dropped ones stay open in mongod for minutes.
 */
export async function emptyDatabase(): Promise<void> {
  if (!isUsed) return;
  const client = await MongoClient.connect(testDatabaseUri());
  const databases = [client.db(), client.db(`${client.db().databaseName}_sandbox`)];
  const collections = await Promise.all(databases.map((database) => database.collections()));
  await Promise.all(collections.flat().map((collection) => collection.deleteMany({})));
  await client.close();
  isUsed = false;
}
