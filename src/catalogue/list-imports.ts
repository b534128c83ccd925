import { stringify } from 'csv-stringify/sync';
import { requireBrand } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../kit/pagination.ts';
import { MAX_KEPT_PROBLEMS } from './apply-rows.ts';
import { type ImportRecord, importProblems, productImports } from './model.ts';
import type { ImportProblem, ProductImport } from './schemas.ts';

/** Imports of a brand, newest first. */
export async function listImports(ctx: Context, brandId: string, query: PageQuery): Promise<Page<ProductImport>> {
  requireBrand(ctx, brandId, 'look');
  const rows = await productImports(ctx)
    .find({ brandId, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean();
  return toPage(rows, query.limit, viewImport);
}

/** One import of a brand. */
export async function findImport(ctx: Context, brandId: string, importId: string): Promise<ProductImport> {
  requireBrand(ctx, brandId, 'look');
  const record = await productImports(ctx).findOne({ _id: importId, brandId }).lean();
  if (!record) throw missing();
  return viewImport(record);
}

/** What was wrong with which line, in the order of the file. */
export async function listProblems(
  ctx: Context,
  input: { brandId: string; importId: string; limit: number },
): Promise<ImportProblem[]> {
  await findImport(ctx, input.brandId, input.importId);
  const rows = await importProblems(ctx)
    .find({ importId: input.importId })
    .sort({ _id: 1 })
    .limit(Math.min(input.limit, MAX_KEPT_PROBLEMS))
    .lean();
  return rows.map(({ line, sku, problems }) => ({ line, sku, problems }));
}

/** The same as a table to mend the file by; one row for each problem. */
export async function problemsCsv(ctx: Context, brandId: string, importId: string): Promise<string> {
  const found = await listProblems(ctx, { brandId, importId, limit: MAX_KEPT_PROBLEMS });
  const rows = found.flatMap(({ line, sku, problems }) =>
    problems.map(({ field, code, message }) => [line, inert(sku), field, code, inert(message)]),
  );
  return stringify([['line', 'sku', 'field', 'code', 'problem'], ...rows], { bom: true });
}

/** A spreadsheet would take a cell that begins like this for a formula. Source: OWASP, CSV injection. */
const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

export const viewImport = (record: ImportRecord): ProductImport => ({
  id: record._id,
  source: {
    kind: record.source.kind,
    name: record.source.kind === 'feed' ? record.source.url : record.source.name,
  },
  mode: record.mode,
  state: record.state,
  problem: record.problem,
  counts: record.counts,
  toRetire: record.toRetire,
  createdAt: record.createdAt.toISOString(),
  finishedAt: record.finishedAt?.toISOString() ?? null,
});
