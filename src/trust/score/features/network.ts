import { COUNT, counted, counts, type Feature, logCount, logRatio } from './feature.ts';

/** Whom the account follows, who follows it, and what it posts. */
export const NETWORK: readonly Feature[] = [
  {
    name: 'posts',
    measure: (account) => logCount(account.postsCount),
    unit: COUNT,
    direction: 'lowers',
    knots: counts(0, 1, 2, 3, 5, 8, 12, 20, 40, 80, 200, 600, 2000),
    found: ({ postsCount }) => counted({ posts: postsCount }),
  },
  {
    name: 'followers',
    measure: (account) => logCount(account.followersCount),
    unit: COUNT,
    direction: 'lowers',
    knots: counts(0, 5, 15, 30, 60, 100, 150, 250, 400, 700, 1500, 5000, 50000),
    found: ({ followersCount }) => counted({ followers: followersCount }),
  },
  {
    name: 'following',
    measure: (account) => logCount(account.followingCount),
    unit: COUNT,
    direction: 'raises',
    knots: counts(0, 20, 60, 120, 250, 400, 700, 1000, 1500, 2500, 4000, 6000, 7500),
    found: ({ followingCount }) => counted({ following: followingCount }),
  },
  {
    name: 'followers_per_following',
    measure: (account) => logRatio(account.followersCount, account.followingCount),
    unit: 'ln((followers + 1) / (following + 1))',
    direction: 'lowers',
    knots: [-6, -5, -4, -3.5, -3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 2, 4],
    found: ({ followersCount, followingCount }) => counted({ followers: followersCount, following: followingCount }),
  },
  {
    name: 'posts_per_following',
    measure: (account) => logRatio(account.postsCount, account.followingCount),
    unit: 'ln((posts + 1) / (following + 1))',
    direction: 'lowers',
    knots: [-8, -7, -6.5, -6, -5.5, -5, -4.5, -4, -3.5, -3, -2, -1, 0, 1],
    found: ({ postsCount, followingCount }) => counted({ posts: postsCount, following: followingCount }),
  },
  {
    name: 'posts_per_follower',
    measure: (account) => logRatio(account.postsCount, account.followersCount),
    unit: 'ln((posts + 1) / (followers + 1))',
    direction: 'raises',
    knots: [-7, -6, -5, -4, -3, -2, -1, 0, 1],
    found: ({ postsCount, followersCount }) => counted({ posts: postsCount, followers: followersCount }),
  },
];
