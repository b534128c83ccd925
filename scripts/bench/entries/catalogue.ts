import type { ImportInput, ImportResult } from '../catalogue/measure-import.ts';
import type { FileFormat } from '../catalogue/product-file.ts';
import { type Child, startChild } from '../child.ts';
import { BrokenRound, type Entry, type Side } from '../entry.ts';
import type { Bench } from '../open-bench.ts';
import type { Inserted } from '../raw/insert-products.ts';
import { openKolectChild } from '../start-kolect-child.ts';

/** Shorter files say more about the beginning and the end of an import. */
const LEAST = 10_000;
const SAMPLE = 2_000;
const FIRST_RATES = { kolect: 1_500, raw: 3_000 };
/** All that node gets, so that a file of any length has to be read in bounded memory. */
const HEAP_MEGABYTES = 224;
const MOST_MEGABYTES = 512;

/** A brand's first import of a file: kept, read, checked line by line, written, searchable. */
const importOf = (format: FileFormat, name: string): Entry => ({
  name: `import-${format}`,
  title: `Products of a ${name} file to a searchable catalogue`,
  unit: 'products/s',
  ceiling: 'bare driver inserts the same documents, 1,000 at a time, same indexes',
  subject: 'Kolect, from the upload to the last product',
  goals: [{ figure: 'ratio', bound: 'at least', value: 0.5 }],
  async open(bench) {
    const database = `bench_import_${format}`;
    await bench.mongo.db(database).dropDatabase();
    const kolect = await openKolectChild(bench, database, [`--max-old-space-size=${HEAP_MEGABYTES}`]);
    await kolect.ask<ImportResult>('importProducts', { format, count: SAMPLE } satisfies ImportInput);
    return { ceiling: await openRaw(bench, database), subject: openKolect(kolect, format) };
  },
});

function openKolect(kolect: Child, format: FileFormat): Side {
  let rate = FIRST_RATES.kolect;
  return {
    async measure(seconds) {
      const count = Math.max(LEAST, Math.round(rate * seconds));
      const before = await kolect.ask<number>('busyMicros');
      const result = await kolect.ask<ImportResult>('importProducts', { format, count } satisfies ImportInput);
      const microsEach = ((await kolect.ask<number>('busyMicros')) - before) / count;
      const { added, peakMegabytes } = result;
      if (added !== count) throw new BrokenRound(`the file has ${count} products, but ${added} were added`);
      if (peakMegabytes > MOST_MEGABYTES)
        throw new BrokenRound(`the process took ${peakMegabytes} MB, more than ${MOST_MEGABYTES}`);
      rate = count / result.seconds;
      const perMinute = Math.round(rate * 60).toLocaleString('en');
      const memory = `the process never had more than ${peakMegabytes} MB`;
      return {
        value: rate,
        microsEach,
        checks: [`${count} lines = ${added} products, ${perMinute} a minute; ${memory}`],
      };
    },
  };
}

async function openRaw(bench: Bench, database: string): Promise<Side> {
  const raw = startChild('raw-mongo');
  bench.onClose(() => raw.stop());
  await raw.ask('open', { uri: bench.mongoUri(`${database}_raw`) });
  let rate = FIRST_RATES.raw;
  return {
    async measure(seconds) {
      const count = Math.max(LEAST, Math.round(rate * seconds));
      const { seconds: taken, busyMicros } = await raw.ask<Inserted>('insertProducts', { source: database, count });
      rate = count / taken;
      return { value: rate, microsEach: busyMicros / count };
    },
  };
}

export const imports: Entry[] = [
  importOf('csv', 'CSV'),
  importOf('tsv', 'TSV'),
  importOf('xml', 'Google Merchant XML'),
];
