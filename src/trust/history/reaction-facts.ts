import type { PastSnapshot } from '../../accounts/index.ts';

/** Fewer posts are no habit. */
export const LEAST_POSTS = 12;

type Known = PastSnapshot & { reactions: NonNullable<PastSnapshot['reactions']> };

/** The newest snapshot that knows how people react to a dozen posts or more. */
export const newestReactions = (history: PastSnapshot[]): Known | undefined =>
  history.findLast((snapshot): snapshot is Known => (snapshot.reactions?.posts ?? 0) >= LEAST_POSTS);

const LEAST_VARIATION = 0.1;

/**
 * Whether counts are evener than people can make them: visitors who decide each for herself already vary by the root of their number
 * (Poisson), and posts differ besides. Packages of bought reactions come in one size.
 * @param variation standard deviation / mean over the posts
 */
export const isTooEven = (mean: number, variation: number): boolean =>
  variation < Math.max(LEAST_VARIATION, 0.7 / Math.sqrt(mean));
