import { REACH_CLASSES, type ReachClass, type StandingSettings } from '../settings/index.ts';

/** The class of an audience by its followers; null below the smallest, and while no network tells. */
export function reachClassOf(followers: number | null, table: StandingSettings['reach']): ReachClass | null {
  if (followers === null) return null;
  return REACH_CLASSES.findLast((name) => followers >= table[name]) ?? null;
}

/** The linked network with the most followers. Of equals the first by name, so that it is the same every time. */
export function largestOf<Account extends { network: string; followers: number | null }>(
  accounts: Account[],
): Account | null {
  const told = accounts.filter((account) => account.followers !== null);
  const larger = (left: Account, right: Account) =>
    (right.followers ?? 0) - (left.followers ?? 0) || (left.network < right.network ? -1 : 1);
  return told.toSorted(larger)[0] ?? null;
}
