import type { Context } from '../context.ts';
import { approveAtOnce } from './approve-due.ts';
import { findLines, inChunks } from './find-lines.ts';
import { commissions } from './model.ts';

const MAX_RELEASED = 10_000;

/**
 * Lets go of everything that a holder holds. What nobody else holds and whose lock date has passed is approved at once, 500 in
 * this transaction and the rest by the approvals that are due anyway. Repeatable.
 * @param only some, at most 10,000, and what else was earned on their order lines; everything when left out
 * @returns ids of what was let go
 */
export async function releaseCommissions(tx: Context, holder: string, only?: string[]): Promise<string[]> {
  if (!tx.session) throw new Error('money moves only inside a transaction');
  const lines = only ? (await inChunks(tx, only, (chunk) => findLines(tx, chunk))).flat() : undefined;
  const which = lines
    ? { _id: { $in: lines.flatMap(({ sale, clawbacks }) => [sale._id, ...clawbacks.map(({ _id }) => _id)]) } }
    : {};
  const released: string[] = [];
  for (;;) {
    const rows = await commissions(tx)
      .find({ holds: holder, 'holds.0': { $exists: true }, ...which }, { _id: 1 })
      .limit(MAX_RELEASED)
      .session(tx.session)
      .lean();
    if (rows.length === 0) break;
    const ids = rows.map((row) => row._id);
    await commissions(tx).collection.updateMany(
      { _id: { $in: ids as never[] } },
      { $pull: { holds: holder, holdNotes: { by: holder } } } as never,
      { session: tx.session as never },
    );
    released.push(...ids);
  }
  await approveAtOnce(tx, released);
  return released;
}
