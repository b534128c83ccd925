import type { Context } from '../context.ts';
import { identities, snapshots } from './model.ts';

const BATCH = 500;

/** Users of whose accounts a network told new counts in a period, in batches; a user may come more than once. */
export async function* usersSeen(ctx: Context, from: Date, until: Date): AsyncGenerator<string[]> {
  const seen = snapshots(ctx)
    .find({ at: { $gte: from, $lt: until } }, { identityId: 1 })
    .lean()
    .cursor({ batchSize: BATCH });
  let batch = new Set<string>();
  for await (const { identityId } of seen) {
    batch.add(identityId);
    if (batch.size < BATCH) continue;
    yield await usersOf(ctx, [...batch]);
    batch = new Set();
  }
  if (batch.size > 0) yield await usersOf(ctx, [...batch]);
}

async function usersOf(ctx: Context, identityIds: string[]): Promise<string[]> {
  const rows = await identities(ctx)
    .find({ _id: { $in: identityIds } }, { userId: 1 })
    .lean();
  return [...new Set(rows.map((row) => row.userId))];
}
