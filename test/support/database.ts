import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, inject } from 'vitest';

const uri = new URL(inject('mongoUri'));
uri.pathname = `test_${randomUUID().replaceAll('-', '')}`;

let used = false;

/** Connection string with a database of this test file's own, which is dropped after the file's last test. */
export function testDatabaseUri(): string {
  used = true;
  return uri.href;
}

afterAll(async () => {
  if (!used) return;
  const client = await MongoClient.connect(uri.href);
  await client.db().dropDatabase();
  await client.close();
});
