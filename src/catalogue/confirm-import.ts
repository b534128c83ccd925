import { requireBrand } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type ImportRecord, productImports } from './model.ts';

/**
 * Somebody of the brand says yes or no to an import that would retire most of its products. Only while it is the brand's
 * newest: a later file knows better what is gone.
 */
export async function confirmImport(
  ctx: Context,
  input: { brandId: string; importId: string; retire: boolean },
): Promise<ImportRecord> {
  const { brandId, importId, retire } = input;
  requireBrand(ctx, brandId, 'edit');
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const found = await productImports(tx).findOne({ _id: importId, brandId }).session(session).lean();
    if (!found) throw missing();
    const newest = await productImports(tx)
      .findOne({ brandId, state: { $nin: ['uploading', 'failed', 'cancelled'] } })
      .sort({ _id: -1 })
      .session(session)
      .lean();
    if (retire && newest?._id !== importId)
      throw conflict('import_overtaken', 'A newer file was imported since. Nothing is retired by this one any more.');
    const change = retire
      ? { state: 'retiring' as const }
      : { state: 'cancelled' as const, toRetire: null, finishedAt: tx.clock.now() };
    const updated = await productImports(tx)
      .findOneAndUpdate({ _id: importId, brandId, state: 'to_confirm' }, { $set: change }, { returnDocument: 'after' })
      .session(session)
      .lean();
    if (!updated) throw conflict('import_not_waiting', 'This import is not waiting for an answer.');
    await audit(tx, { action: retire ? 'import.confirmed' : 'import.cancelled', subject: importId, after: change });
    return updated;
  });
}
