import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BSON, type Collection, MongoClient } from 'mongodb';
import type { Manifest } from './back-up.ts';
import { ContentSum, type Contents, documentsOf } from './bson-files.ts';

const DOCUMENTS_AT_ONCE = 1_000;
const BYTES_AT_ONCE = 8_000_000;
/** Numbers and dates stay of the kind that they are. */
const AS_THEY_ARE = { promoteValues: false, promoteLongs: false, promoteBuffers: false } as const;

export interface Difference {
  collection: string;
  wanted: Contents;
  found: Contents;
}

/**
 * Puts a backup into a database that holds nothing, and reads it back.
 * @returns collections that do not hold, byte by byte, what the backup says
 */
export async function restore(uri: string, folder: string): Promise<{ manifest: Manifest; differences: Difference[] }> {
  const manifest: Manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const client = await MongoClient.connect(uri);
  try {
    const db = client.db();
    for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
      if (!name.startsWith('system.') && (await db.collection(name).findOne({}, { projection: { _id: 1 } })))
        throw new Error(`The database ${db.databaseName} is not empty: there is something in ${name}.`);
    const differences: Difference[] = [];
    for (const { name, ...wanted } of manifest.collections) {
      await insertAll(db.collection(name), join(folder, `${name}.bson`));
      const found = await contentsOf(db.collection(name));
      if (JSON.stringify(found) !== JSON.stringify(wanted)) differences.push({ collection: name, wanted, found });
    }
    return { manifest, differences };
  } finally {
    await client.close();
  }
}

async function insertAll(collection: Collection, file: string): Promise<void> {
  let batch: BSON.Document[] = [];
  let bytes = 0;
  const flush = async () => {
    if (batch.length > 0) await collection.insertMany(batch, { ordered: false, writeConcern: { w: 'majority' } });
    batch = [];
    bytes = 0;
  };
  for await (const document of documentsOf(file)) {
    batch.push(BSON.deserialize(document, AS_THEY_ARE));
    bytes += document.length;
    if (batch.length >= DOCUMENTS_AT_ONCE || bytes >= BYTES_AT_ONCE) await flush();
  }
  await flush();
}

async function contentsOf(collection: Collection): Promise<Contents> {
  const sum = new ContentSum();
  for await (const document of collection.find({}, { raw: true, batchSize: DOCUMENTS_AT_ONCE }))
    sum.add(document as unknown as Buffer);
  return sum.result();
}
