import type { Context } from '../context.ts';
import type { KolStatus, ReachClass, Tier } from '../settings/index.ts';
import { standings } from './model.ts';

export interface Badges {
  tier: Tier;
  reachClass: ReachClass | null;
  kol: KolStatus;
}

/** What may be shown of creators' standing to others, without the figures behind it. At most 1,000 creators. */
export async function badgesOf(ctx: Context, creatorIds: string[]): Promise<Map<string, Badges>> {
  if (creatorIds.length > 1_000) throw new RangeError('at most 1,000 creators at once');
  const rows = await standings(ctx)
    .find({ _id: { $in: creatorIds } }, { tier: 1, reachClass: 1, kol: 1 })
    .session(ctx.session ?? null)
    .lean();
  return new Map(rows.map(({ _id, tier, reachClass, kol }) => [_id, { tier, reachClass, kol }]));
}
