import type { Context } from '../context.ts';
import { currentSettings, type Tier } from '../settings/index.ts';
import { standings } from './model.ts';
import { rankOf } from './tiers.ts';

export interface TierBonus {
  tier: Tier;
  bonusBps: number;
}

/**
 * The tiers of many creators with the bonus each brings, in one query; creators that were never evaluated are at the start.
 * @param creatorIds at most 1,000
 */
export async function tiersOf(tx: Context, creatorIds: string[]): Promise<Map<string, TierBonus>> {
  if (creatorIds.length > 1_000) throw new RangeError('at most 1,000 creators at once');
  if (creatorIds.length === 0) return new Map();
  const { tiers } = (await currentSettings(tx)).standing;
  const rows = await standings(tx)
    .find({ _id: { $in: creatorIds } }, { tier: 1 })
    .session(tx.session ?? null)
    .lean();
  const held = new Map(rows.map((row) => [row._id, row.tier]));
  return new Map(
    creatorIds.map((id) => {
      const step = tiers[rankOf(tiers, held.get(id) ?? 'bronze')];
      return [id, { tier: step?.tier ?? 'bronze', bonusBps: step?.bonusBps ?? 0 }];
    }),
  );
}
