import type { Context } from '../context.ts';
import type { KolStatus, ReachClass, Tier } from '../settings/index.ts';
import { freshStanding, type StandingRecord, standings } from './model.ts';

export interface StandingView {
  tier: Tier;
  reachClass: ReachClass | null;
  kol: KolStatus;
  /** 0 to 100; null while there is no score. */
  authenticity: number | null;
}

/** Where many creators stand, in one query. At most 1,000. */
export async function standingsOf(ctx: Context, creatorIds: string[]): Promise<Map<string, StandingView>> {
  if (creatorIds.length > 1_000) throw new RangeError('at most 1,000 creators at once');
  const rows = await standings(ctx)
    .find({ _id: { $in: creatorIds } }, { tier: 1, reachClass: 1, kol: 1, authenticity: 1 })
    .lean();
  const held = new Map(rows.map((row) => [row._id, view(row)]));
  return new Map(creatorIds.map((id) => [id, held.get(id) ?? view(freshStanding(id))]));
}

const view = ({ tier, reachClass, kol, authenticity }: Pick<StandingRecord, keyof StandingView>): StandingView => ({
  tier,
  reachClass,
  kol,
  authenticity: authenticity?.score ?? null,
});
