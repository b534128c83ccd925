import type { Context } from '../context.ts';
import { DECIDED_INDEX } from './decided-index.ts';
import { type CommissionRecord, commissions } from './model.ts';

const BATCH = 1_000;

/** Creators' own commissions that were decided in a period and stand or stood, whole, in batches; creator by creator. */
export async function* pastCommissions(
  ctx: Context,
  creatorIds: string[],
  from: Date,
  until: Date,
): AsyncGenerator<CommissionRecord[]> {
  const cursor = commissions(ctx).collection.find(
    {
      creatorId: { $in: creatorIds },
      decidedAt: { $gte: from, $lt: until },
      role: 'creator',
      state: { $in: ['approved', 'paid'] },
    },
    { hint: DECIDED_INDEX.keys, batchSize: BATCH },
  );
  try {
    while (await cursor.hasNext()) yield cursor.readBufferedDocuments(BATCH) as unknown as CommissionRecord[];
  } finally {
    await cursor.close();
  }
}
