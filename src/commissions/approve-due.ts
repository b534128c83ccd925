import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type Entry, move, postEntries, sequencesOf } from '../ledger/index.ts';
import { leaveResultNews } from '../links/index.ts';
import { type CommissionRecord, commissions } from './model.ts';
import { samePayee, walletOf } from './payee.ts';

const BATCH = 500;
const FREE: string[] = [];

type Due = Pick<CommissionRecord, '_id' | 'orderId' | 'payee' | 'currency' | 'amountMinor' | 'approvals'>;

/**
 * Approves one batch of pending commissions whose lock date has come and that no hold stops: pending becomes payable.
 * @returns how many were approved; 0 when none is due
 */
export const approveDue = (ctx: Context): Promise<number> => inTransaction(ctx, (tx) => approveBatch(tx, {}));

/** Whether any is: one look at the index of their lock dates. */
export const approvalsDue = async (ctx: Context): Promise<boolean> =>
  (await commissions(ctx).exists({ state: 'pending', holds: FREE, lockAt: { $lte: ctx.clock.now() } })) !== null;

/** The same for some of them only, in the caller's transaction. */
export const approveAtOnce = (tx: Context, ids: string[]): Promise<number> => approveBatch(tx, { _id: { $in: ids } });

async function approveBatch(tx: Context, which: object): Promise<number> {
  const due: Due[] = await commissions(tx)
    .find(
      { ...which, state: 'pending', holds: FREE, lockAt: { $lte: tx.clock.now() } },
      { orderId: 1, payee: 1, currency: 1, amountMinor: 1, approvals: 1 },
    )
    .sort({ lockAt: 1, _id: 1 })
    .limit(BATCH)
    .session(tx.session ?? null)
    .lean<Due[]>();
  if (due.length === 0) return 0;
  const groups = [...Map.groupBy(due, samePayee).values()];
  await postEntries(tx, groups.flatMap(entryOf));
  await approve(tx, groups);
  await leaveResultNews(
    tx,
    due.map((record) => record.orderId),
  );
  return due.length;
}

function entryOf(group: Due[]): Entry[] {
  const first = group[0] as Due;
  const sumMinor = group.reduce((sum, record) => sum + record.amountMinor, 0);
  if (sumMinor === 0) return [];
  // Each approval of a commission happens once, so that of the first of a group names the group for ever.
  const key = first.approvals === 0 ? `approve:${first._id}` : `approve:${first._id}:${first.approvals}`;
  const postings = move(walletOf(first, 'pending'), walletOf(first, 'payable'), sumMinor);
  return [{ key, fact: { kind: 'approval', id: first._id }, postings }];
}

async function approve(tx: Context, groups: Due[][]): Promise<void> {
  const approvedAt = tx.clock.now();
  const payable = (group: Due[]) => walletOf(group[0] as Due, 'payable');
  const sequences = await sequencesOf(tx, groups.map(payable));
  const writes = groups.map((group) => {
    const payableSequence = sequences(payable(group)) ?? 0;
    const filter = { _id: { $in: group.map((record) => record._id) as never[] }, state: 'pending', holds: FREE };
    const update = {
      $set: { state: 'approved', approvedAt, decidedAt: approvedAt, payableSequence },
      $inc: { approvals: 1 },
    };
    return { updateMany: { filter, update } };
  });
  const { modifiedCount } = await commissions(tx).collection.bulkWrite(writes as never[], {
    session: tx.session as never,
  });
  if (modifiedCount !== groups.flat().length)
    throw conflict('commissions_changed', 'A commission changed while it was being approved.');
}
