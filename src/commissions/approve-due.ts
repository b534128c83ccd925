import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type Entry, move, postEntries, sequencesOf } from '../ledger/index.ts';
import { type CommissionRecord, commissions } from './model.ts';
import { payeeOf } from './save-commissions.ts';

const BATCH = 500;

type Due = Pick<CommissionRecord, '_id' | 'creatorId' | 'currency' | 'amountMinor'>;

/**
 * Approves one batch of pending commissions whose lock date has come and that no hold stops: pending becomes payable.
 * @returns how many were approved; 0 when none is due
 */
export async function approveDue(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const due: Due[] = await commissions(tx)
      .find(
        { state: 'pending', hold: false, lockAt: { $lte: tx.clock.now() } },
        { creatorId: 1, currency: 1, amountMinor: 1 },
      )
      .sort({ lockAt: 1, _id: 1 })
      .limit(BATCH)
      .session(tx.session ?? null)
      .lean();
    if (due.length === 0) return 0;
    const groups = [...Map.groupBy(due, (record) => `${record.creatorId}:${record.currency}`).values()];
    await postEntries(tx, groups.flatMap(entryOf));
    await approve(tx, groups);
    return due.length;
  });
}

function entryOf(group: Due[]): Entry[] {
  const first = group[0] as Due;
  const sumMinor = group.reduce((sum, record) => sum + record.amountMinor, 0);
  if (sumMinor === 0) return [];
  const owner = { owner: first.creatorId, currency: first.currency };
  // A commission is approved once, so the first of a group names the group for ever.
  const key = `approve:${first._id}`;
  return [
    {
      key,
      fact: { kind: 'approval', id: first._id },
      postings: move({ account: 'creator:pending', ...owner }, { account: 'creator:payable', ...owner }, sumMinor),
    },
  ];
}

async function approve(tx: Context, groups: Due[][]): Promise<void> {
  const approvedAt = tx.clock.now();
  const sequences = await sequencesOf(
    tx,
    'creator:payable',
    groups.flatMap((group) => group.slice(0, 1).map(payeeOf)),
  );
  const writes = groups.map((group) => {
    const payableSequence = sequences(payeeOf(group[0] as Due)) ?? 0;
    const filter = { _id: { $in: group.map((record) => record._id) as never[] }, state: 'pending', hold: false };
    return {
      updateMany: {
        filter,
        update: { $set: { state: 'approved', approvedAt, decidedAt: approvedAt, payableSequence } },
      },
    };
  });
  const { modifiedCount } = await commissions(tx).collection.bulkWrite(writes as never[], {
    session: tx.session as never,
  });
  if (modifiedCount !== groups.flat().length)
    throw conflict('commissions_changed', 'A commission changed while it was being approved.');
}
