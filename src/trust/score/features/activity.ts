import { counted, counts, either, type Feature, logCount } from './feature.ts';

/** What only the posts and their likes tell. */
export const ACTIVITY: readonly Feature[] = [
  {
    name: 'likes_per_follower',
    measure: (account) => {
      const { averageLikesPerPost: likes, followersCount: followers } = account;
      return likes === undefined || followers === undefined ? undefined : Math.log((likes + 1) / (followers + 10));
    },
    unit: 'ln((likes a post + 1) / (followers + 10))',
    direction: 'either',
    knots: [-7, -5, -4, -3, -2, -1, -0.5, 0, 0.5, 1, 2],
    handSet: [0.8, 0.5, 0, -0.2, -0.2, -0.2, -0.1, 0, 0.2, 0.4, 0.6],
    found: ({ averageLikesPerPost, followersCount }) =>
      counted({ likes: averageLikesPerPost, followers: followersCount }),
  },
  {
    name: 'posts_per_month',
    measure: (account) => logCount(account.postsPerMonth),
    unit: 'ln(1 + posts a month)',
    direction: 'lowers',
    knots: counts(0, 0.1, 0.3, 0.6, 1, 2, 5, 20),
    handSet: [0.8, 0.6, 0.3, 0.1, -0.1, -0.4, -0.8, -1],
    found: ({ postsPerMonth }) => ({ form: 'count', figures: { times: Math.round((postsPerMonth ?? 0) * 10) / 10 } }),
  },
  {
    name: 'posts_on_one_day',
    measure: (account) => account.maxSameDayPostPercent,
    unit: 'percent of all posts',
    direction: 'either',
    knots: [0, 1, 3, 5, 8, 12, 20, 40, 70, 100],
    handSet: [-0.3, -0.3, -0.3, -0.3, -0.3, -0.2, 0, 0.3, 0.7, 1],
    found: ({ maxSameDayPostPercent }) => counted({ percent: maxSameDayPostPercent }),
  },
  {
    name: 'posted_recently',
    measure: (account) => account.postedLast6Months,
    unit: '0 or 1',
    direction: 'lowers',
    knots: [0, 1],
    handSet: [0.6, -0.4],
    found: ({ postedLast6Months }) => either(postedLast6Months),
  },
];
