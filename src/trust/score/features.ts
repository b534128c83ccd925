import { ACTIVITY } from './features/activity.ts';
import { counts, type Feature } from './features/feature.ts';
import { HISTORY } from './features/history.ts';
import { NETWORK } from './features/network.ts';
import { PROFILE } from './features/profile.ts';

export type { Feature } from './features/feature.ts';

export const FEATURES: readonly Feature[] = [...NETWORK, ...PROFILE, ...ACTIVITY, ...HISTORY];

/** These bend anew where likes and posting are known too: the same few posts say less beside living likes. */
export const REFINED_BY_ACTIVITY: readonly string[] = ['posts', 'followers', 'following', 'followers_per_following'];

const FOLLOWING_KNOTS = counts(0, 60, 300, 1000, 3000, 7500);

/** Pairs whose meaning together differs from the sum of both (a short biography is normal for a small private account). */
export const PAIRS: readonly { features: readonly [string, string]; knots: readonly [number[], number[]] }[] = [
  { features: ['biography', 'followers'], knots: [counts(0, 20, 100), counts(0, 20, 80, 250, 1000)] },
  { features: ['followers', 'private'], knots: [counts(0, 20, 80, 250, 1000), [0, 1]] },
  { features: ['following', 'private'], knots: [FOLLOWING_KNOTS, [0, 1]] },
  { features: ['username_digits', 'following'], knots: [[0, 0.1, 0.3, 0.5], FOLLOWING_KNOTS] },
];

const BY_NAME = new Map(FEATURES.map((feature) => [feature.name, feature]));

/** The feature of that name; throws for a name this version does not know. */
export function featureNamed(name: string): Feature {
  const feature = BY_NAME.get(name);
  if (!feature) throw new Error(`Unknown feature "${name}"`);
  return feature;
}
