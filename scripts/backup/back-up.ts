import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MongoClient } from 'mongodb';
import { ContentSum, type Contents } from './bson-files.ts';

export interface Manifest {
  database: string;
  /** Wall clock at the beginning. */
  at: string;
  collections: (Contents & { name: string })[];
}

/**
 * Copies a database into a folder while it runs: every collection as it was at one moment, in one file of BSON each, which
 * `mongorestore` reads, too. All reads are of one snapshot; a mongod keeps it for five minutes, unless
 * `minSnapshotHistoryWindowInSeconds` says longer, and what cannot be read in that time fails with SnapshotTooOld.
 */
export async function backUp(uri: string, folder: string): Promise<Manifest> {
  const client = await MongoClient.connect(uri);
  try {
    const db = client.db();
    await mkdir(folder, { recursive: true });
    const manifest: Manifest = { database: db.databaseName, at: new Date().toISOString(), collections: [] };
    const names = (await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray())
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('system.'));
    const session = client.startSession({ snapshot: true });
    for (const name of names.toSorted()) {
      const sum = new ContentSum();
      const documents = db.collection(name).find({}, { session, raw: true, batchSize: 1_000 });
      const summed = async function* () {
        for await (const document of documents) {
          const bytes = document as unknown as Buffer;
          sum.add(bytes);
          yield bytes;
        }
      };
      await pipeline(Readable.from(summed()), createWriteStream(join(folder, `${name}.bson`)));
      manifest.collections.push({ name, ...sum.result() });
    }
    await session.endSession();
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
    return manifest;
  } finally {
    await client.close();
  }
}
