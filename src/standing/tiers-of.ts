import type { Context } from '../context.ts';
import { currentSettings, TIERS, type Tier } from '../settings/index.ts';
import { type ChangeRecord, standingChanges, standings } from './model.ts';
import { LOWEST, rankOf, tierAt } from './tiers.ts';

export interface TierBonus {
  tier: Tier;
  bonusBps: number;
}

/** The tier that a creator held at an instant, with the bonus that it brings by the settings in force. */
export type TierLookup = (creatorId: string, at: Date) => TierBonus;

type TierMove = Pick<ChangeRecord, 'creatorId' | 'at' | 'settingsVersion'> & { to: Tier };

/**
 * The tiers of many creators at instants of the past, in one query, and a second one only where a tier moved since the earliest
 * of them. Creators that were never evaluated are at the start.
 * @param creatorIds at most 1,000
 * @param since the earliest instant that will be asked about
 */
export async function tiersOf(tx: Context, creatorIds: string[], since: Date): Promise<TierLookup> {
  if (creatorIds.length > 1_000) throw new RangeError('at most 1,000 creators at once');
  const { tiers } = (await currentSettings(tx)).standing;
  const rows = await standings(tx)
    .find({ _id: { $in: creatorIds } }, { tier: 1, tierSince: 1 })
    .session(tx.session ?? null)
    .lean();
  const held = new Map(rows.map((row) => [row._id, row]));
  const moved = rows.filter(({ tierSince }) => tierSince && tierSince > since).map((row) => row._id);
  const histories = Map.groupBy(await movesOf(tx, moved), (move) => move.creatorId);
  return (creatorId, at) => {
    const now = held.get(creatorId);
    const isPast = now?.tierSince && now.tierSince > at;
    const tier = isPast ? tierAt(histories.get(creatorId) ?? [], at) : (now?.tier ?? LOWEST.tier);
    return { tier, bonusBps: tiers[rankOf(tiers, tier)]?.bonusBps ?? 0 };
  };
}

/** Every move of these creators' tiers, oldest first: one step down a month at most, so that a year has a few dozen each at the worst. */
async function movesOf(tx: Context, creatorIds: string[]): Promise<TierMove[]> {
  if (creatorIds.length === 0) return [];
  const moves = await standingChanges(tx)
    .find({ creatorId: { $in: creatorIds }, what: 'tier' }, { _id: 0, creatorId: 1, at: 1, to: 1, settingsVersion: 1 })
    .session(tx.session ?? null)
    .lean<TierMove[]>();
  return moves.toSorted(inOrder);
}

/** A day that was evaluated again has the word of the newest rules last, and of one version's moves the highest. */
const inOrder = (left: TierMove, right: TierMove): number =>
  left.at.getTime() - right.at.getTime() ||
  left.settingsVersion - right.settingsVersion ||
  TIERS.indexOf(left.to) - TIERS.indexOf(right.to);
