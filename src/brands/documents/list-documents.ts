import { requireBrand } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { FileAnswer } from '../../kit/file-answer.ts';
import type { BrandDocument } from '../applications/schemas.ts';
import { readFile } from './file-store.ts';
import { brandDocuments, type DocumentRecord } from './model.ts';

export const MOST_DOCUMENTS = 10;

/** Papers of a brand, oldest first. The caller has checked who asks. */
export async function listDocuments(ctx: Context, brandId: string): Promise<BrandDocument[]> {
  const rows = await brandDocuments(ctx)
    .find({ brandId })
    .sort({ _id: 1 })
    .limit(MOST_DOCUMENTS)
    .session(ctx.session ?? null)
    .lean();
  return rows.map(viewDocument);
}

export const viewDocument = ({ _id, brandId, name, type, bytes, addedAt }: DocumentRecord): BrandDocument => ({
  id: _id,
  name,
  type,
  bytes,
  addedAt: addedAt.toISOString(),
  url: `/v1/brands/${brandId}/documents/${_id}`,
});

/** A paper itself, for members of its brand and reviewers. */
export async function readDocument(ctx: Context, input: { brandId: string; documentId: string }): Promise<FileAnswer> {
  requireBrand(ctx, input.brandId, 'look');
  const document = await brandDocuments(ctx).findOne({ _id: input.documentId, brandId: input.brandId }).lean();
  if (!document) throw missing();
  return new FileAnswer(await readFile(ctx, document._id), document.type, document.name);
}
