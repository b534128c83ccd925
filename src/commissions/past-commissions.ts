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

/** What stands of these commissions, their creators' own part: at most 5,000 at once. */
export async function amountsOf(
  ctx: Context,
  ids: string[],
): Promise<Pick<CommissionRecord, '_id' | 'currency' | 'amountMinor' | 'placedAt'>[]> {
  if (ids.length > 5_000) throw new RangeError('at most 5,000 commissions at once');
  return commissions(ctx)
    .find({ _id: { $in: ids }, role: 'creator' }, { currency: 1, amountMinor: 1, placedAt: 1 })
    .lean<Pick<CommissionRecord, '_id' | 'currency' | 'amountMinor' | 'placedAt'>[]>();
}
