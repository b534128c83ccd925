import type { Context } from '../context.ts';
import { sequencesOf } from '../ledger/index.ts';
import { type CommissionRecord, commissions } from './model.ts';
import { walletOf } from './payee.ts';

/**
 * Writes planned commissions inside the caller's transaction, after their postings: clawbacks take the payable sequence these made.
 * @param known ids of those that are there already; telling new ones apart halves the database's work
 */
export async function saveCommissions(tx: Context, changed: CommissionRecord[], known: Set<string>): Promise<void> {
  if (changed.length === 0) return;
  const payable = (record: CommissionRecord) => walletOf(record, 'payable');
  const isNewClawback = (record: CommissionRecord) =>
    record.kind === 'clawback' && record.state === 'approved' && !known.has(record._id);
  const sequences = await sequencesOf(tx, changed.filter(isNewClawback).map(payable));
  const records = changed.map((record) =>
    isNewClawback(record) ? { ...record, payableSequence: sequences(payable(record)) ?? null } : record,
  );
  const fresh = records.filter((record) => !known.has(record._id));
  const replacements = records
    .filter((record) => known.has(record._id))
    .map((record) => ({ replaceOne: { filter: { _id: record._id as never }, replacement: record as never } }));
  const session = tx.session as never;
  if (fresh.length > 0) await commissions(tx).collection.insertMany(fresh as never[], { session });
  if (replacements.length > 0) await commissions(tx).collection.bulkWrite(replacements, { session });
}

/** Commissions of orders that are being settled. */
export const findSettling = (tx: Context, orderIds: string[]): Promise<CommissionRecord[]> =>
  commissions(tx)
    .find({ orderId: { $in: orderIds } })
    .session(tx.session ?? null)
    .lean();
