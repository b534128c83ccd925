import { type AnyBulkWriteOperation, MongoBulkWriteError } from 'mongodb';
import type { Context } from '../context.ts';
import type { FeedRow } from './columns.ts';
import { type ImportCounts, type ImportProblemRecord, importProblems, type ProductRecord, products } from './model.ts';
import { contentOf, productId } from './product-record.ts';
import type { LineProblem, NewProduct } from './schemas.ts';
import { toProduct } from './to-product.ts';

/** More would help nobody: the file is of another kind than the brand believes. */
export const MAX_KEPT_PROBLEMS = 10_000;
const MAX_SHOWN_SKU = 100;
const DUPLICATE_KEY = 11_000;

export interface ImportedBrand {
  id: string;
  domains: string[];
  httpAllowed: boolean;
}

type Known = Pick<ProductRecord, '_id' | 'hash' | 'state' | 'importId' | 'importLine' | 'change'>;

/**
 * Brings the products of some rows in line with the file. Done again with the same rows, by a worker that takes over from one
 * that was killed, it writes and counts the same: each product keeps at which line the import met it, and what that did.
 */
export async function applyRows(
  ctx: Context,
  importId: string,
  brand: ImportedBrand,
  rows: FeedRow[],
  counts: ImportCounts,
): Promise<void> {
  const known = await knownProducts(ctx, brand.id, rows);
  const linesHere = new Map<string, number>();
  const writes: AnyBulkWriteOperation<ProductRecord>[] = [];
  const refused: ImportProblemRecord[] = [];
  for (const row of rows) {
    const result = toProduct(row, brand);
    const sku = row.fields.sku?.trim() ?? '';
    const problems = 'problems' in result ? result.problems : repeated(importId, row, sku, known, linesHere);
    counts.read += 1;
    if ('product' in result && problems.length === 0) {
      linesHere.set(sku, row.line);
      const was = known.get(sku);
      const change = changeOf(importId, was, contentOf(brand.id, result.product).hash);
      counts[change] += 1;
      writes.push(writeOf(ctx, importId, brand.id, row.line, result.product, was, change));
    } else {
      counts.refused += 1;
      if (counts.refused <= MAX_KEPT_PROBLEMS) refused.push(problemOf(importId, row.line, sku, problems));
      if ('problems' in result && sku) writes.push(stillThere(importId, brand.id, row.line, sku));
    }
  }
  await writeAll(ctx, writes);
  await keepProblems(ctx, refused);
}

/**
 * New products are inserted, which costs the database half of an upsert. One that the API added in between is there already and
 * is brought up to date instead.
 */
async function writeAll(ctx: Context, writes: AnyBulkWriteOperation<ProductRecord>[]): Promise<void> {
  if (writes.length === 0) return;
  const { collection } = products(ctx);
  try {
    await collection.bulkWrite(writes as never[], { ordered: false });
  } catch (error) {
    const failed = error instanceof MongoBulkWriteError ? [error.writeErrors].flat() : [];
    if (failed.length === 0 || failed.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    const again = failed.flatMap(({ index }) => {
      const write = writes[index];
      return write && 'insertOne' in write ? [replacing(write.insertOne.document as ProductRecord)] : [];
    });
    await collection.bulkWrite(again as never[], { ordered: false });
  }
}

const replacing = ({ _id, ...document }: ProductRecord): AnyBulkWriteOperation<ProductRecord> => ({
  updateOne: { filter: { _id }, update: { $set: document } },
});

async function knownProducts(ctx: Context, brandId: string, rows: FeedRow[]): Promise<Map<string, Known>> {
  const ids = rows.map(({ fields }) => productId(brandId, fields.sku?.trim() ?? ''));
  const found = await products(ctx)
    .find({ _id: { $in: ids } }, { hash: 1, state: 1, importId: 1, importLine: 1, change: 1 })
    .lean<Known[]>();
  return new Map(found.map((product) => [product._id.slice(brandId.length + 1), product]));
}

/** The same SKU on two lines: the first counts. */
function repeated(
  importId: string,
  { line }: FeedRow,
  sku: string,
  known: Map<string, Known>,
  linesHere: Map<string, number>,
): LineProblem[] {
  const was = known.get(sku);
  const before = was?.importId === importId && was.change !== 'refused' ? (was.importLine ?? line) : line;
  const first = before === line ? (linesHere.get(sku) ?? line) : before;
  if (first === line) return [];
  return [
    { field: 'sku', code: 'on_other_line', message: `is on line ${first} already`, figures: { line: `${first}` } },
  ];
}

function changeOf(importId: string, was: Known | undefined, hash: string): 'added' | 'updated' | 'unchanged' {
  if (!was) return 'added';
  if (was.importId === importId && was.change !== null && was.change !== 'refused') return was.change;
  return was.hash === hash && was.state === 'listed' ? 'unchanged' : 'updated';
}

function writeOf(
  ctx: Context,
  importId: string,
  brandId: string,
  line: number,
  product: NewProduct,
  was: Known | undefined,
  change: 'added' | 'updated' | 'unchanged',
): AnyBulkWriteOperation<ProductRecord> {
  const seen = { importId, importLine: line, change };
  const filter = { _id: productId(brandId, product.sku) };
  if (was && change === 'unchanged') return { updateOne: { filter, update: { $set: seen } } };
  const document = { ...contentOf(brandId, product), ...seen, updatedAt: ctx.clock.now() };
  if (!was) return { insertOne: { document: { ...filter, ...document } } };
  return { updateOne: { filter, update: { $set: document }, upsert: true } };
}

/** A line that cannot be used still says that its product has not gone. */
const stillThere = (
  importId: string,
  brandId: string,
  line: number,
  sku: string,
): AnyBulkWriteOperation<ProductRecord> => ({
  updateOne: {
    filter: { _id: productId(brandId, sku), importId: { $ne: importId } },
    update: { $set: { importId, importLine: line, change: 'refused' as const } },
  },
});

const problemOf = (importId: string, line: number, sku: string, problems: LineProblem[]): ImportProblemRecord => ({
  _id: `${importId}:${String(line).padStart(10, '0')}`,
  importId,
  line,
  sku: sku.slice(0, MAX_SHOWN_SKU),
  problems,
});

async function keepProblems(ctx: Context, refused: ImportProblemRecord[]): Promise<void> {
  if (refused.length === 0) return;
  const writes = refused.map((problem) => ({
    replaceOne: { filter: { _id: problem._id }, replacement: problem, upsert: true },
  }));
  await importProblems(ctx).collection.bulkWrite(writes as never[], { ordered: false });
}
