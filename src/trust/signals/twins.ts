import { sharedFingerprints } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { findCreatorsOfUsers } from '../../creators/index.ts';
import type { TwinFacts } from './signal.ts';

/** Other creators who share a payout account, document or device with a user. */
export async function findTwins(ctx: Context, userId: string): Promise<TwinFacts[]> {
  const shared = await sharedFingerprints(ctx, userId);
  if (shared.length === 0) return [];
  const creators = await findCreatorsOfUsers(
    ctx,
    shared.flatMap(({ userIds }) => userIds),
  );
  return shared
    .map(({ kind, userIds }) => ({ kind, creatorIds: userIds.flatMap((id) => creators.get(id)?._id ?? []) }))
    .filter(({ creatorIds }) => creatorIds.length > 0);
}
