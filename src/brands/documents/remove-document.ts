import { requireBrand } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { brands } from '../model.ts';
import { dropFile } from './file-store.ts';
import { brandDocuments } from './model.ts';

/** Takes a paper back while nobody has decided on it: what a brand was verified by stays. */
export async function removeDocument(ctx: Context, input: { brandId: string; documentId: string }): Promise<void> {
  const { brandId, documentId } = input;
  requireBrand(ctx, brandId, 'edit');
  await inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const document = await brandDocuments(tx).findOne({ _id: documentId, brandId }).session(session).lean();
    if (!document) throw missing();
    const waits = { _id: brandId, state: { $in: ['pending', 'rejected'] as const } };
    if (!(await brands(tx).exists(waits).session(session)))
      throw conflict('already_verified', 'The brand was verified by this document: it stays.');
    await brandDocuments(tx).deleteOne({ _id: documentId, brandId }).session(session);
    await audit(tx, { action: 'brand.document_removed', subject: brandId, before: { name: document.name } });
  });
  await dropFile(ctx, documentId);
}
