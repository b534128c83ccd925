import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { addBrand } from '../../../src/brands/index.ts';
import { advanceImports, importOf, uploadImport } from '../../../src/catalogue/index.ts';
import type { Context } from '../../../src/context.ts';
import { type FileFormat, productFile } from './product-file.ts';

export interface ImportInput {
  count: number;
  format: FileFormat;
}

export interface ImportResult {
  seconds: number;
  added: number;
  /** The most memory that the process has had while it read the file. */
  peakMegabytes: number;
}

/** A brand's first import of a file, from its upload to the last product. */
export async function measureImport(ctx: Context, { count, format }: ImportInput): Promise<ImportResult> {
  const domain = `${randomUUID()}.example`;
  const brand = await addBrand(ctx, { name: 'Bench', country: 'ES', domains: [domain] });
  const memory = watchMemory();
  const startedAt = performance.now();
  const bytes = Readable.from(productFile({ count, format, domain }));
  const { _id } = await uploadImport(ctx, { brandId: brand._id, name: 'bench', mode: 'replace', bytes });
  while ((await advanceImports(ctx)) > 0);
  const seconds = (performance.now() - startedAt) / 1_000;
  const peakMegabytes = memory.stop();
  const { state, counts } = await importOf(ctx, brand._id, _id);
  if (state !== 'done' || counts.refused > 0) throw new Error(`the import ended ${state}: ${JSON.stringify(counts)}`);
  return { seconds, added: counts.added, peakMegabytes };
}

function watchMemory() {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 50);
  return {
    stop() {
      clearInterval(timer);
      look();
      return Math.round(peak / 1_000_000);
    },
  };
}
