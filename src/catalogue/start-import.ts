import { requireBrand } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { conflict, invalid, missing } from '../kit/errors.ts';
import { FetchProblem, parsePublicAddress } from '../kit/fetch-public.ts';
import { inTransaction } from '../kit/transaction.ts';
import { dropFile, keepFile } from './import-file.ts';
import { type ImportRecord, NO_COUNTS, productImports } from './model.ts';
import type { ImportMode } from './schemas.ts';

const MAX_OPEN_IMPORTS = 5;

/** A brand uploads a file of products; it is kept first and read by a job. */
export async function uploadImport(
  ctx: Context,
  input: { brandId: string; name: string; mode: ImportMode; bytes: AsyncIterable<Uint8Array> },
): Promise<ImportRecord> {
  const { brandId, name, mode, bytes } = input;
  const record = await open(ctx, { brandId, mode, source: { kind: 'upload', name }, state: 'uploading' });
  try {
    const size = await keepFile(ctx, record._id, bytes);
    if (size === 0) throw invalid('file_empty', 'The file is empty.');
  } catch (error) {
    await productImports(ctx).deleteOne({ _id: record._id, state: 'uploading' });
    await dropFile(ctx, record._id);
    throw error;
  }
  const { matchedCount } = await productImports(ctx).updateOne(
    { _id: record._id, state: 'uploading' },
    { $set: { state: 'waiting' } },
  );
  if (matchedCount === 0) throw conflict('upload_too_slow', 'The upload took too long and was given up. Try again.');
  return { ...record, state: 'waiting' };
}

/** A brand has a file of products fetched from an address of its own choice. Only public addresses are ever asked. */
export async function importFeed(
  ctx: Context,
  input: { brandId: string; url: string; mode: ImportMode },
): Promise<ImportRecord> {
  const url = parsePublicAddress(input.url, { production: ctx.config.production });
  if (url instanceof FetchProblem)
    throw invalid('feed_address_invalid', url.message, [{ path: 'url', message: url.message }]);
  const source = { kind: 'feed' as const, url: url.href };
  return open(ctx, { brandId: input.brandId, mode: input.mode, source, state: 'waiting' });
}

async function open(
  ctx: Context,
  input: Pick<ImportRecord, 'brandId' | 'mode' | 'source' | 'state'>,
): Promise<ImportRecord> {
  requireBrand(ctx, input.brandId, 'edit');
  if (!(await findBrands(ctx, [input.brandId])).has(input.brandId)) throw missing();
  const waiting = await productImports(ctx).countDocuments({
    brandId: input.brandId,
    state: { $in: ['uploading', 'waiting', 'reading', 'retiring'] },
  });
  if (waiting >= MAX_OPEN_IMPORTS)
    throw conflict('too_many_imports', `${MAX_OPEN_IMPORTS} imports are waiting already. Let them finish first.`);
  return inTransaction(ctx, async (tx) => {
    const record: ImportRecord = {
      _id: tx.ids.next('imp'),
      ...input,
      problem: null,
      counts: NO_COUNTS,
      toRetire: null,
      attempts: 0,
      createdAt: tx.clock.now(),
      uploadStartedAt: new Date(),
      finishedAt: null,
    };
    await productImports(tx).create([record], { session: tx.session ?? null });
    const name = record.source.kind === 'feed' ? record.source.url : record.source.name;
    await audit(tx, { action: 'import.started', subject: record._id, after: { brandId: input.brandId, name } });
    return record;
  });
}
