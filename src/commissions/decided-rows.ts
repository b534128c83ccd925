import type { Context } from '../context.ts';
import { DECIDED_INDEX } from './decided-index.ts';
import { commissions } from './model.ts';

export interface DecidedCommission {
  creatorId: string;
  decidedAt: Date;
  kind: string;
  state: string;
  currency: string;
  amountMinor: number;
  netMinor: number;
  returned: boolean;
}

type Row = Omit<DecidedCommission, 'returned'> & { role?: string; reversal?: { reason?: string } };

/** Which creators: these, or those of a range of ids with both ends. */
export type CreatorScope = { ids: string[] } | { first: string; last: string };

const BATCH = 10_000;

/**
 * The creators' own commissions that were decided in a period (from `from` on, before `until`), creator by creator, in
 * batches: one creator may have a million.
 */
export async function* decidedRows(
  tx: Context,
  scope: CreatorScope,
  from: Date,
  until: Date,
): AsyncGenerator<DecidedCommission[]> {
  const creatorId = 'ids' in scope ? { $in: scope.ids } : { $gte: scope.first, $lte: scope.last };
  const cursor = commissions(tx).collection.find<Row>(
    { creatorId, decidedAt: { $gte: from, $lt: until } },
    {
      projection: { _id: 0, ...DECIDED_INDEX.keys },
      hint: DECIDED_INDEX.keys,
      batchSize: BATCH,
      ...(tx.session ? { session: tx.session as never } : {}),
    },
  );
  try {
    while (await cursor.hasNext()) yield cursor.readBufferedDocuments(BATCH).filter(isOwn).map(viewOf);
  } finally {
    await cursor.close();
  }
}

/** What agencies and referrers earn of a creator's sales is not hers. */
const isOwn = ({ role }: Row): boolean => role === undefined || role === 'creator';

const viewOf = (row: Row): DecidedCommission => ({
  creatorId: row.creatorId,
  decidedAt: row.decidedAt,
  kind: row.kind,
  state: row.state,
  currency: row.currency,
  amountMinor: row.amountMinor,
  netMinor: row.netMinor,
  returned: row.reversal?.reason === 'item_returned',
});

/** Creators of whom a commission was decided in a period, or was not any more, in batches; a creator may come more than once. */
export async function* creatorsDecided(ctx: Context, from: Date, until: Date): AsyncGenerator<string[]> {
  for (const date of ['decidedAt', 'undecidedAt']) {
    const cursor = commissions(ctx).collection.find<{ creatorId: string }>(
      { [date]: { $gte: from, $lt: until } },
      { projection: { _id: 0, creatorId: 1 }, hint: { [date]: 1, creatorId: 1 }, batchSize: BATCH },
    );
    try {
      while (await cursor.hasNext())
        yield [...new Set(cursor.readBufferedDocuments(BATCH).map((row) => (row as { creatorId: string }).creatorId))];
    } finally {
      await cursor.close();
    }
  }
}
