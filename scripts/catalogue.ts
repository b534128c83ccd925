import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { startEmbeddedMongod } from '../src/embedded/index.ts';
import { measureImport } from './bench/catalogue/measure-import.ts';
import { productFile } from './bench/catalogue/product-file.ts';

// Imports a catalogue on a mongod of its own and prints products a second, peak memory, and the ratio to inserting the same
// documents with the bare driver: `npm run bench:catalogue -- 100000`.

const count = Number(process.argv[2] ?? 100_000);
if (!Number.isSafeInteger(count) || count < 1_000 || count > 5_000_000)
  throw new Error('How many products, from 1000 to 5000000?');
const dataDir = await mkdtemp(join(tmpdir(), 'kolect-catalogue-'));
const mongod = await startEmbeddedMongod({ dataDir });
try {
  for (const format of ['csv', 'xml'] as const) {
    const lines = await measureImport({
      mongoUri: mongod.uri,
      count,
      format,
      file: (price) => Readable.from(productFile({ count, format, price })),
    });
    process.stdout.write(`${lines.join('\n')}\n`);
  }
} finally {
  await mongod.stop();
  await rm(dataDir, { recursive: true, force: true });
}
