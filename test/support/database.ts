import { MongoClient } from 'mongodb';
import { inject } from 'vitest';

const uri = new URL(inject('mongoUri'));
uri.pathname = `test_${process.env.VITEST_POOL_ID}`;

// Each worker of the test run keeps one database and starts every file with it empty: to create a hundred collections with their
// indexes takes seconds, and the files of dropped ones stay open in mongod for minutes.
await emptyDatabase();

/** Connection string of a database that holds nothing when the test file begins and that no other file uses meanwhile. */
export function testDatabaseUri(): string {
  return uri.href;
}

// With the sandbox's own database beside it.
async function emptyDatabase(): Promise<void> {
  const client = await MongoClient.connect(uri.href);
  const databases = [client.db(), client.db(`${client.db().databaseName}_sandbox`)];
  const collections = await Promise.all(databases.map((database) => database.collections()));
  await Promise.all(collections.flat().map((collection) => collection.deleteMany({})));
  await client.close();
}
