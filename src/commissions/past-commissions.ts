import type { Context } from '../context.ts';
import { DECIDED_INDEX } from './decided-index.ts';
import { type CommissionRecord, commissions } from './model.ts';

const BATCH = 1_000;

/**
 * What was earned on creators' sales, by them, their agencies and who brought them in, and was decided in a period and stands: whole
 * records in batches, creator by creator.
 */
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

/**
 * What creators sold, whatever became of it, in the order in which it was settled; creator by creator, in batches. Only what was settled
 * since an instant.
 */
export async function* pastSales(
  ctx: Context,
  creatorIds: string[],
  since: Date,
  until: Date,
): AsyncGenerator<CommissionRecord[]> {
  const cursor = commissions(ctx)
    .collection.find(
      {
        'payee.id': { $in: creatorIds },
        createdAt: { $gte: since, $lt: until },
        role: 'creator',
        kind: 'sale',
      },
      { batchSize: BATCH },
    )
    .sort({ 'payee.id': -1, createdAt: 1, _id: 1 });
  try {
    while (await cursor.hasNext()) yield cursor.readBufferedDocuments(BATCH) as unknown as CommissionRecord[];
  } finally {
    await cursor.close();
  }
}

type PastAmount = Pick<CommissionRecord, '_id' | 'creatorId' | 'currency' | 'amountMinor' | 'placedAt'>;

/** What stands of these commissions, their creators' own part: at most 5,000 at once. */
export async function amountsOf(ctx: Context, ids: string[]): Promise<PastAmount[]> {
  if (ids.length > 5_000) throw new RangeError('at most 5,000 commissions at once');
  return commissions(ctx)
    .find({ _id: { $in: ids }, role: 'creator' }, { creatorId: 1, currency: 1, amountMinor: 1, placedAt: 1 })
    .lean<PastAmount[]>();
}
