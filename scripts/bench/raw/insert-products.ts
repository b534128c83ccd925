import type { Db, Document } from 'mongodb';

const BATCH = 1_000;

export interface Inserted {
  seconds: number;
  /** Of this process alone. */
  busyMicros: number;
}

/**
 * Inserts as many documents as are asked for, made after some that Kolect wrote, under the same indexes: what the database alone needs.
 * They are there before the clock starts.
 */
export async function insertProducts(db: Db, { source, count }: { source: string; count: number }): Promise<Inserted> {
  const from = db.client.db(source).collection('products');
  const samples = await from.find({}).limit(BATCH).toArray();
  const to = db.collection('products');
  await db.dropDatabase();
  for (const { key, name: _name, v: _version, ...options } of await from.indexes()) await to.createIndex(key, options);
  const documents = Array.from({ length: count }, (_, index) => copyOf(samples[index % samples.length] ?? {}, index));
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  for (let at = 0; at < count; at += BATCH) await to.insertMany(documents.slice(at, at + BATCH), { ordered: false });
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, busyMicros: user + system };
}

const copyOf = (sample: Document, index: number): Document => ({
  ...sample,
  _id: `brd_bench:SKU-${index}` as never,
  brandId: 'brd_bench',
  sku: `SKU-${index}`,
});
