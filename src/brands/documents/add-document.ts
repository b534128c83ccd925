import { createHash } from 'node:crypto';
import { recordFingerprint, requireBrand, requireUser } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict, invalid, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { brands } from '../model.ts';
import { dropFile, keepFile } from './file-store.ts';
import { fileTypeOf } from './file-type.ts';
import { MOST_DOCUMENTS } from './list-documents.ts';
import { brandDocuments, type DocumentRecord } from './model.ts';

/** An owner or editor adds a paper: PDF, PNG or JPEG by its content, ten at most. The same bytes again are the same paper. */
export async function addDocument(
  ctx: Context,
  input: { brandId: string; name: string; bytes: Buffer },
): Promise<DocumentRecord> {
  const { brandId, name, bytes } = input;
  requireBrand(ctx, brandId, 'edit');
  const type = fileTypeOf(bytes);
  if (!type) throw invalid('file_type', 'Only PDF, PNG and JPEG files are taken, whatever the name of the file says.');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await brandDocuments(ctx).findOne({ brandId, sha256 }).lean<DocumentRecord>();
  if (known) return known;
  const document: DocumentRecord = {
    _id: ctx.ids.next('doc'),
    brandId,
    name,
    type,
    bytes: bytes.length,
    sha256,
    addedBy: requireUser(ctx),
    addedAt: ctx.clock.now(),
  };
  await keepFile(ctx, document._id, bytes);
  try {
    await enter(ctx, document);
  } catch (error) {
    await dropFile(ctx, document._id).catch(() => undefined);
    throw error;
  }
  return document;
}

async function enter(ctx: Context, document: DocumentRecord): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const { brandId, name, type, bytes, sha256, addedBy } = document;
    if (!(await brands(tx).exists({ _id: brandId }).session(session))) throw missing();
    if ((await brandDocuments(tx).countDocuments({ brandId }).session(session)) >= MOST_DOCUMENTS)
      throw conflict('too_many_documents', `A brand keeps at most ${MOST_DOCUMENTS} documents. Remove one first.`);
    await brandDocuments(tx).create([document], { session });
    await recordFingerprint(tx, { kind: 'document', value: `paper|${sha256}`, userId: addedBy });
    await audit(tx, { action: 'brand.document_added', subject: brandId, after: { name, type, bytes, sha256 } });
  });
}
