import { audit } from '../audit/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { FetchProblem, fetchPublic } from '../kit/fetch-public.ts';
import { inTransaction } from '../kit/transaction.ts';
import { applyRows, type ImportedBrand } from './apply-rows.ts';
import { BatchesUnderWay } from './batches-under-way.ts';
import { type FeedRow, UnreadableFeed } from './columns.ts';
import { dropFile, keepFile, MAX_FILE_BYTES, readFile } from './import-file.ts';
import { type ImportCounts, type ImportRecord, importProblems, NO_COUNTS, productImports, products } from './model.ts';
import { readFeed } from './read-feed.ts';
import { countGone, retireGone } from './retire-gone.ts';
import type { FileProblem, ImportState } from './schemas.ts';

const BATCH = 1_000;
const MAX_ATTEMPTS = 5;
const FETCH_MS = 10 * 60_000;

const NEVER_ENDED: FileProblem = {
  code: 'never_ended',
  figures: { attempts: `${MAX_ATTEMPTS}` },
  message: `It was tried ${MAX_ATTEMPTS} times and the reading never ended.`,
};
const BRAND_GONE: FileProblem = { code: 'brand_gone', figures: {}, message: 'The brand is not there any more.' };
const NO_PRODUCTS: FileProblem = { code: 'no_products', figures: {}, message: 'The file names no product.' };

/**
 * Brings one import a step further: reads its file from the start, retires what is gone, closes it. Killed anywhere and run
 * again it ends in the same products and the same counts. What cannot be read to its end retires nothing.
 */
export async function runImport(ctx: Context, record: ImportRecord, stop?: AbortSignal): Promise<void> {
  if (record.state === 'retiring') return retireAndClose(ctx, record);
  if (record.attempts >= MAX_ATTEMPTS) return fail(ctx, record, NEVER_ENDED);
  await productImports(ctx).updateOne({ _id: record._id }, { $set: { state: 'reading' }, $inc: { attempts: 1 } });
  const brand = await brandOf(ctx, record.brandId);
  if (!brand) return fail(ctx, record, BRAND_GONE);
  const counts = { ...NO_COUNTS };
  try {
    if (record.source.kind === 'feed') await fetchFeed(ctx, record._id, record.source.url);
    await importProblems(ctx).deleteMany({ importId: record._id });
    await readAll(ctx, record._id, brand, counts, stop);
  } catch (error) {
    if (stop?.aborted) return;
    if (error instanceof UnreadableFeed || error instanceof FetchProblem)
      return fail(ctx, record, asFileProblem(error));
    throw error;
  }
  if (counts.read === 0) return fail(ctx, record, NO_PRODUCTS);
  await decideRetirement(ctx, { ...record, counts });
}

async function brandOf(ctx: Context, brandId: string): Promise<ImportedBrand | undefined> {
  const brand = (await findBrands(ctx, [brandId])).get(brandId);
  return brand && { id: brandId, domains: brand.domains, httpAllowed: !ctx.config.production };
}

/** Always anew: half a file from a download that was killed is no file. */
async function fetchFeed(ctx: Context, importId: string, url: string): Promise<void> {
  await dropFile(ctx, importId);
  const { production } = ctx.config;
  const options = { production, maxBytes: MAX_FILE_BYTES, withinMs: FETCH_MS };
  await keepFile(ctx, importId, await fetchPublic(url, options));
}

async function readAll(
  ctx: Context,
  importId: string,
  brand: ImportedBrand,
  counts: ImportCounts,
  stop?: AbortSignal,
): Promise<void> {
  const writes = new BatchesUnderWay(async (rows) => {
    await applyRows(ctx, importId, brand, rows, counts);
    await productImports(ctx).updateOne({ _id: importId, state: 'reading' }, { $set: { counts } });
  });
  try {
    let rows: FeedRow[] = [];
    for await (const row of readFeed(readFile(ctx, importId))) {
      rows.push(row);
      if (rows.length < BATCH) continue;
      await writes.begin(rows);
      stop?.throwIfAborted();
      rows = [];
    }
    await writes.begin(rows);
    await writes.end();
  } finally {
    await writes.settle();
  }
}

/** A file that would retire most of what the brand sells is more often a broken export than a wish: somebody has to say yes. */
async function decideRetirement(ctx: Context, record: ImportRecord): Promise<void> {
  const { counts } = record;
  const gone = record.mode === 'replace' ? await countGone(ctx, record) : 0;
  const listed = await products(ctx).countDocuments({ brandId: record.brandId, state: 'listed' });
  if (gone >= 20 && gone * 2 > listed) {
    await productImports(ctx).updateOne(
      { _id: record._id, state: 'reading' },
      { $set: { state: 'to_confirm', counts, toRetire: gone } },
    );
    await dropFile(ctx, record._id);
    return;
  }
  await productImports(ctx).updateOne({ _id: record._id, state: 'reading' }, { $set: { state: 'retiring', counts } });
  await retireAndClose(ctx, { ...record, state: 'retiring' });
}

async function retireAndClose(ctx: Context, record: ImportRecord): Promise<void> {
  const retired = record.mode === 'replace' ? await retireGone(ctx, record) : 0;
  await close(ctx, record, 'done', { counts: { ...record.counts, retired }, toRetire: null });
}

const asFileProblem = ({ code, figures, message }: UnreadableFeed | FetchProblem): FileProblem => ({
  code,
  figures,
  message,
});

const fail = (ctx: Context, record: ImportRecord, problem: FileProblem) => close(ctx, record, 'failed', { problem });

async function close(
  ctx: Context,
  record: ImportRecord,
  state: ImportState,
  change: Partial<Pick<ImportRecord, 'counts' | 'problem' | 'toRetire'>>,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { matchedCount } = await productImports(tx)
      .updateOne(
        { _id: record._id, state: { $in: ['waiting', 'reading', 'retiring'] } },
        { $set: { state, finishedAt: tx.clock.now(), ...change } },
      )
      .session(tx.session ?? null);
    if (matchedCount === 0) return;
    await audit(tx, { action: `import.${state}`, subject: record._id, after: { brandId: record.brandId, ...change } });
  });
  await dropFile(ctx, record._id);
}
