import type { PastSnapshot } from '../../accounts/index.ts';
import { DAY_MS } from '../../kit/clock.ts';
import { stepsOf } from '../history/history-signal.ts';
import { LEAST_POSTS } from '../history/reaction-facts.ts';
import type { Account } from '../score/index.ts';

const MONTH_DAYS = 30;
const HALF_YEAR_DAYS = 182;
const LEAST_FOLLOWERS = 1_000;
const LEAST_LIKES = 100;

/**
 * A linked account as the score sees it, from its snapshots (the oldest first). Only what the network told counts; what it did not
 * tell is unknown, never zero.
 */
export function accountOf(displayName: string, history: PastSnapshot[]): Account {
  const newest = history.at(-1);
  if (!newest) return {};
  const { username, followers, following, posts, verified, reactions } = newest;
  const likes = reactions?.likes ?? null;
  const words = displayName.trim().split(/\s+/).filter(Boolean);
  return {
    ...(username ? { usernameDigitRatio: digitRatio(username) } : {}),
    ...(words.length > 0
      ? { fullNameWords: words.length, fullNameDigitRatio: digitRatio(displayName.replaceAll(' ', '')) }
      : {}),
    ...(username ? { nameEqualsUsername: plain(displayName) === plain(username) ? 1 : 0 } : {}),
    ...(verified === null ? {} : { isVerified: verified ? 1 : 0 }),
    ...(posts === null ? {} : { postsCount: posts }),
    ...(followers === null ? {} : { followersCount: followers }),
    ...(following === null ? {} : { followingCount: following }),
    ...(likes === null ? {} : { averageLikesPerPost: likes }),
    ...growthOf(history),
    ...commentsOf(reactions),
    ...postingOf(history),
  };
}

const digitRatio = (text: string): number => (text.match(/\d/g)?.length ?? 0) / Math.max(1, text.length);
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** How much was posted between snapshots; unknown while they lie less than a month apart. */
function postingOf(history: PastSnapshot[]): Pick<Account, 'postsPerMonth' | 'postedLast6Months'> {
  const known = history.filter(({ posts }) => posts !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return {};
  const days = (last.at.getTime() - first.at.getTime()) / DAY_MS;
  if (days < MONTH_DAYS) return {};
  const posted = Math.max(0, (last.posts ?? 0) - (first.posts ?? 0));
  // Somebody who posted is known to have posted; that nobody did is known only after half a year.
  const lately = posted > 0 ? { postedLast6Months: 1 } : days >= HALF_YEAR_DAYS ? { postedLast6Months: 0 } : {};
  return { postsPerMonth: (posted / days) * MONTH_DAYS, ...lately };
}

/** The steepest step between neighbouring snapshots of a thousand followers or more: below that, a friend is a leap. */
function growthOf(history: PastSnapshot[]): Pick<Account, 'steepestGrowth'> {
  const shares = stepsOf(history, 'followers')
    .filter(({ from }) => (from.followers ?? 0) >= LEAST_FOLLOWERS)
    .map(({ from, to }) => (to.followers ?? 0) / (from.followers ?? 1) - 1);
  return shares.length === 0 ? {} : { steepestGrowth: Math.max(0, ...shares) };
}

/** Of a dozen posts with likes enough; no comment at all means that they are switched off, which is unknown. */
function commentsOf(reactions: PastSnapshot['reactions']): Pick<Account, 'commentsPerLike'> {
  const { posts = 0, likes = null, comments = null } = reactions ?? {};
  if (posts < LEAST_POSTS || likes === null || likes < LEAST_LIKES || !comments) return {};
  return { commentsPerLike: comments / likes };
}
