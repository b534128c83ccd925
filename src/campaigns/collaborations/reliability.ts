import type { Context } from '../../context.ts';
import { recordReliability } from '../../standing/index.ts';
import { collaborations } from '../model.ts';

const MAX_COUNTED = 10_000;

/** Counts how reliable a creator has been in all her campaigns and hands it to her standing. Inside the caller's transaction. */
export async function pushReliability(tx: Context, creatorId: string): Promise<void> {
  const rows = await collaborations(tx)
    .find(
      { creatorId, $or: [{ inTime: { $ne: null } }, { approvedAtFirst: { $ne: null } }] },
      { inTime: 1, approvedAtFirst: 1 },
    )
    .limit(MAX_COUNTED)
    .session(tx.session ?? null)
    .lean();
  const due = rows.filter(({ inTime }) => inTime !== null);
  const reviewed = rows.filter(({ approvedAtFirst }) => approvedAtFirst !== null);
  await recordReliability(tx, creatorId, {
    briefsDue: due.length,
    briefsKept: due.filter(({ inTime }) => inTime).length,
    reviewed: reviewed.length,
    approvedAtFirst: reviewed.filter(({ approvedAtFirst }) => approvedAtFirst).length,
  });
}
